import { type Column, type Table } from "../../metadata/types";
import { isLookup } from "../catalog";
import { readGuid } from "../guid";
import { parseDate } from "../query/date-text";
import { isReference, type Row, toDateTime, type Value } from "../store/row";

/** A row of a data source that can't be one of the virtual table. */
export class BadExternalRow extends Error {}

/** Reads a row of the data source by external names (case-sensitive). Lengths are not checked on what comes back. */
export function fromExternal(table: Table, json: unknown): Row {
  if (typeof json !== "object" || json === null) throw new BadExternalRow("a row is no JSON object");
  const external = json as Record<string, unknown>;
  const row: Record<string, Value> = {};
  for (const column of Object.values(table.columns))
    if (column.externalName) row[column.logicalName] = readValue(column, external[column.externalName]);
  if (row[table.primaryId] === null)
    throw new BadExternalRow(`a row has no guid in '${table.columns[table.primaryId]?.externalName}'`);
  return row;
}

/** Writes changes as the data source's properties: choices by external value, lookups as plain guids. */
export function toExternal(table: Table, changes: Row): Record<string, unknown> {
  const external: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(changes)) {
    const column = table.columns[name];
    if (!column?.externalName) continue;
    external[column.externalName] = isReference(value) ? value.id : (memberOf(column, value) ?? value);
  }
  return external;
}

const memberOf = ({ options }: Column, value: Value): string | undefined =>
  typeof value === "number" ? options?.find((option) => option.value === value)?.externalValue : undefined;

function readValue(column: Column, value: unknown): Value {
  if (value === null || value === undefined) return null;
  const wrong = (wanted: string) =>
    new BadExternalRow(`'${column.externalName}' is ${JSON.stringify(value)}, not ${wanted}`);
  if (isLookup(column) || column.type === "primarykey") {
    const guid = typeof value === "string" ? readGuid(value) : undefined;
    if (!guid) throw wrong("a guid");
    return isLookup(column) ? { table: column.targets?.[0] ?? "", id: guid } : guid;
  }
  switch (column.type) {
    case "bit":
      if (typeof value !== "boolean") throw wrong("true or false");
      return value;
    case "int":
    case "bigint":
      if (!Number.isInteger(value)) throw wrong("a whole number");
      return value as number;
    case "datetime": {
      const date = typeof value === "string" ? parseDate(value) : undefined;
      if (!date) throw wrong("a date and time");
      return toDateTime(date);
    }
    case "picklist": {
      const option = column.options?.find(({ externalValue }) => externalValue === String(value));
      if (!option) throw wrong(`an external value of the choice '${column.logicalName}'`);
      return option.value;
    }
    default:
      if (typeof value !== "string") throw wrong("text");
      return value;
  }
}
