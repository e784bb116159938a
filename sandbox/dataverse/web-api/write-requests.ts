import { parseQuery, type Query } from "../../../odata/parse-query";
import { type Column, type Table } from "../../metadata/types";
import { type Call, type Environment, rowAddress } from "../environment";
import { fail } from "../errors";
import { idOf, type Key, missing } from "../read/key";
import { retrieve } from "../read/retrieve";
import { type Row } from "../store/row";
import { columnValue } from "../write/column-value";
import { parseObject, readAddress, readPayload } from "../write/payload";
import { createRow, deleteRow, existing, updateRow } from "../write/write-rows";
import { type Answer, noContent } from "./answer";
import { type Collection, type Property } from "../catalog";

const noQuery: Query = parseQuery([]);

/** `POST contacts`: 204 with the row's address, or 201 with the row (and then without the address). */
export async function postRow(
  environment: Environment,
  call: Call,
  table: Table,
  body: string,
  query: Query,
): Promise<Answer> {
  const id = await createRow(environment, call, table, readPayload(environment, table, body, true));
  if (call.prefer.representation) return { ...(await represent(environment, call, table, { id }, query)), status: 201 };
  return noContent({ "OData-EntityId": rowAddress(call, table, id), Location: rowAddress(call, table, id) });
}

/**
 * `PATCH contacts(…)`: updates, or creates when there is no such row. `If-Match: *` only updates, `If-None-Match: *` only creates;
 * any other `If-None-Match` is no condition here. An alternate key in the address is repeated in the answer, created or not.
 */
export async function patchRow(
  environment: Environment,
  call: Call,
  table: Table,
  key: Key,
  keyText: string,
  body: string,
  query: Query,
): Promise<Answer> {
  const { store } = environment;
  const found = idOf(store, table, key);
  const onlyCreate = call.headers["if-none-match"] === "*" && !table.virtual;
  if (found !== undefined && onlyCreate) throw fail("idInUse");
  if (found === undefined && call.headers["if-match"] !== undefined) throw missing(table, key);
  const creating = found === undefined;
  const values = { ...readPayload(environment, table, body, creating) };
  let id = found;
  if (creating) id = await createRow(environment, call, table, withKey(key, values), "id" in key ? key.id : undefined);
  else await updateRow(environment, call, table, found, withoutKey(key, values, table));
  if (call.prefer.representation) {
    const answer = await represent(environment, call, table, { id: id! }, query);
    return { ...answer, status: creating ? 201 : 200 };
  }
  return noContent({ "OData-EntityId": `${call.base}/${table.entitySetName}(${"id" in key ? id : keyText})` });
}

/** What the body says of the key's columns wins over the address on create … */
const withKey = (key: Key, values: Row): Row => ("id" in key ? values : { ...key.values, ...values });

/** … and is dropped on update. */
function withoutKey(key: Key, values: Row, table: Table): Row {
  const dropped = "id" in key ? [table.primaryId] : [table.primaryId, ...key.alternate.columns];
  return Object.fromEntries(Object.entries(values).filter(([name]) => !dropped.includes(name)));
}

/** `$expand` is ignored in the answer to a write. */
const represent = (environment: Environment, call: Call, table: Table, key: Key, query: Query): Promise<Answer> =>
  retrieve(environment, { ...call, headers: {} }, table, key, {
    ...noQuery,
    ...(query.select ? { select: query.select } : {}),
  });

/** `DELETE contacts(…)`. */
export async function removeRow(environment: Environment, call: Call, table: Table, key: Key): Promise<Answer> {
  await deleteRow(environment, call, table, need(environment, table, key));
  return noContent();
}

/** `PUT contacts(…)/firstname {"value":…}`, and DELETE, which empties the column. */
export async function writeColumn(
  environment: Environment,
  call: Call,
  table: Table,
  key: Key,
  name: string,
  body: string | undefined,
): Promise<Answer> {
  const column = table.columns[name];
  if (!column || environment.catalog.property(table, name)?.as !== "value") throw fail("segmentNotFound", name);
  const value = body === undefined ? null : columnValue(table, column, parseObject(table, body).value);
  return update(environment, call, table, key, column, { [name]: value });
}

/** `PUT contacts(…)/<lookup>/$ref {"@odata.id":…}`, and DELETE, which empties the lookup. */
export async function writeReference(
  environment: Environment,
  call: Call,
  table: Table,
  key: Key,
  { column, target }: Property,
  body: string | undefined,
): Promise<Answer> {
  const address = body === undefined ? undefined : parseObject(table, body)["@odata.id"];
  if (body !== undefined && typeof address !== "string") throw fail("badQuery", "The body of $ref needs '@odata.id'.");
  const reference = typeof address === "string" ? readAddress(environment, table, address) : null;
  if (reference && reference.table !== target)
    throw fail("badQuery", `'${column.logicalName}' points to '${target}', not to '${reference.table}'.`);
  return update(environment, call, table, key, column, { [column.logicalName]: reference });
}

/** `POST contacts(…)/<collection>/$ref {"@odata.id":…}` points a row at this one; DELETE of a member's `$ref` empties its lookup. */
export async function writeCollectionReference(
  environment: Environment,
  call: Call,
  { table, key, collection, member }: { table: Table; key: Key; collection: Collection; member?: Key },
  body: string | undefined,
  address: string | undefined,
): Promise<Answer> {
  const id = need(environment, table, key);
  const other = collection.table;
  const read = body === undefined ? address : parseObject(table, body)["@odata.id"];
  if (!member && typeof read !== "string") throw fail("badQuery", "$ref of a collection needs the address of a row.");
  const reference = member ? undefined : readAddress(environment, table, read as string);
  if (reference && reference.table !== other.logicalName)
    throw fail("badQuery", `'${collection.name}' holds rows of '${other.logicalName}', not of '${reference.table}'.`);
  const otherId = reference?.id ?? need(environment, other, member!);
  if (!collection.column.validForUpdate)
    throw fail("badQuery", `The column '${collection.column.logicalName}' can't be written.`);
  const value = body === undefined ? null : { table: table.logicalName, id };
  const inside = { ...call, headers: { ...call.headers, "if-match": undefined } };
  await updateRow(environment, inside, other, otherId, { [collection.column.logicalName]: value });
  return noContent();
}

async function update(
  environment: Environment,
  call: Call,
  table: Table,
  key: Key,
  column: Column,
  values: Row,
): Promise<Answer> {
  const id = need(environment, table, key);
  if (!table.virtual) existing(environment, call, table, id);
  if (!column.validForUpdate) throw fail("badQuery", `The column '${column.logicalName}' can't be written.`);
  await updateRow(environment, call, table, id, values);
  return noContent();
}

function need({ store }: Environment, table: Table, key: Key): string {
  const id = idOf(store, table, key);
  if (id === undefined) throw missing(table, key);
  return id;
}
