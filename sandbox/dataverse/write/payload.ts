import { type Column, type Table } from "../../metadata/types";
import { type Environment } from "../environment";
import { fail } from "../errors";
import { idOf, missing, readKey } from "../read/key";
import { type Reference, type Row, type Value } from "../store/row";
import { columnValue } from "./column-value";

/**
 * The columns that a body sets. Lookups are set by `<navigation property>@odata.bind` (or cleared by null there or on the property
 * itself); columns that callers may not write are left out, as Dataverse does; other annotations say nothing.
 * @throws DataverseError 400 for names and types that the table doesn't have, 404 for a bound row that doesn't exist.
 */
export function readPayload(environment: Environment, table: Table, text: string, creating: boolean): Row {
  return readValues(environment, table, parseObject(table, text), creating);
}

/** The columns that a JSON object sets, as `readPayload`. */
export function readValues(
  environment: Environment,
  table: Table,
  body: Record<string, unknown>,
  creating: boolean,
): Row {
  const values: Record<string, Value> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith("@")) continue;
    const [property = "", annotation] = name.split("@", 2);
    if (annotation !== undefined && annotation !== "odata.bind") continue;
    const change = annotation
      ? binding(environment, table, property, value)
      : plain(environment, table, property, value);
    const column = table.columns[change.column]!;
    const writable = creating ? column.validForCreate : column.validForUpdate;
    if (writable || (creating && column.type === "primarykey")) values[change.column] = change.value;
  }
  return values;
}

/** A JSON object. @throws DataverseError 400 for any other text. */
export function parseObject(table: Table | string, text: string): Record<string, unknown> {
  const set = typeof table === "string" ? table : table.entitySetName;
  let json: unknown;
  try {
    json = JSON.parse(text);
    // dataverse-ify puts a body that is already text through JSON.stringify once more; Dataverse takes it.
    if (typeof json === "string") json = JSON.parse(json);
  } catch (error) {
    throw fail("payload", set, `Microsoft.OData.ODataException: ${(error as Error).message}`);
  }
  if (typeof json === "object" && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  throw fail("payload", set, "Microsoft.OData.ODataException: The body must be a JSON object.");
}

/** Managed properties travel as `{"Value":false,"CanBeChanged":false}`; what counts here is the value. */
const managedValue = ({ logicalName }: Column, value: unknown): unknown =>
  logicalName === "iscustomizable" && typeof value === "object" && value !== null && "Value" in value
    ? value.Value
    : value;

interface Change {
  column: string;
  value: Value;
}

function plain({ catalog }: Environment, table: Table, name: string, value: unknown): Change {
  const property = catalog.property(table, name);
  if (!property) {
    if (Object.hasOwn(table.columns, name)) throw fail("lookupAsValue");
    const inner = `Microsoft.OData.ODataException: Invalid property '${name}' was found in entity 'Microsoft.Dynamics.CRM.${table.logicalName}'.`;
    throw fail("payload", table.entitySetName, inner);
  }
  const { column, as } = property;
  if (as === "value")
    return { column: column.logicalName, value: columnValue(table, column, managedValue(column, value)) };
  if (as === "lookupValue") throw fail("lookupAsValue");
  if (value === null) return { column: column.logicalName, value: null };
  if (typeof value === "object") throw fail("notImplemented", `creating a related row through '${name}' (deep insert)`);
  throw fail("lookupAsValue");
}

function binding(environment: Environment, table: Table, name: string, value: unknown): Change {
  const property = environment.catalog.property(table, name);
  if (property?.as !== "navigation" || !property.target) {
    const inner = `Microsoft.OData.ODataException: An undeclared property '${name}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.`;
    throw fail("payload", table.entitySetName, inner);
  }
  if (value === null) return { column: property.column.logicalName, value: null };
  const reference = typeof value === "string" ? readAddress(environment, table, value) : undefined;
  if (!reference || reference.table !== property.target) {
    const expected = `${environment.catalog.table(property.target).entitySetName}(<guid>)`;
    throw fail(
      "payload",
      table.entitySetName,
      `Microsoft.OData.ODataException: '${String(value)}' is no address of a row for '${name}': expected ${expected}.`,
    );
  }
  return { column: property.column.logicalName, value: reference };
}

/**
 * The row that an address names: `/contacts(<guid>)`, with or without the slash, by alternate key, or absolute. Native rows must exist;
 * ids of virtual rows are taken as they are (no referential integrity).
 * @throws DataverseError 404 when there is no such row.
 */
export function readAddress({ catalog, store }: Environment, table: Table, address: string): Reference {
  const match = /^(?:https?:\/\/[^/]+)?(?:\/?api\/data\/v9\.\d+)?\/?(\w+)\((.+)\)$/s.exec(address);
  if (!match)
    throw fail(
      "payload",
      table.entitySetName,
      `Microsoft.OData.ODataException: Invalid resource address '${address}'.`,
    );
  const target = catalog.tableOfSet(match[1]!);
  const key = readKey(catalog, target, decoded(match[2]!));
  const id = idOf(store, target, key);
  if (id === undefined) throw missing(target, key);
  return { table: target.logicalName, id };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
