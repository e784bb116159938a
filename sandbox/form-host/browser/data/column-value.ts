import { type Column, type Table } from "../../../metadata/types";
import { type Row } from "./web-api-client";

export interface LookupValue {
  id: string;
  name?: string | undefined;
  entityType: string;
}

/** A column's value as forms hold it: lookups are lists of one. */
export type ColumnValue = string | number | boolean | Date | LookupValue[] | null;

const formattedSuffix = "@OData.Community.Display.V1.FormattedValue";
const lookupTableSuffix = "@Microsoft.Dynamics.CRM.lookuplogicalname";

export const isLookup = (column: Column): boolean => column.type === "lookup" || column.type === "owner";

/** The property of a Web API row that carries the column: `_x_value` for lookups. */
export const rowProperty = (column: Column): string =>
  isLookup(column) ? `_${column.logicalName}_value` : column.logicalName;

/** Text that the server made for the value (choice label, local time, lookup name); empty when there is none. */
export function formattedValue(row: Row, property: string): string {
  const formatted = row[property + formattedSuffix];
  if (typeof formatted === "string") return formatted;
  const value = row[property];
  return value === null || value === undefined ? "" : String(value);
}

/** Reads a column out of a Web API row. */
export function readColumn(column: Column, row: Row): ColumnValue {
  const property = rowProperty(column);
  const value = row[property];
  if (value === null || value === undefined) return null;
  if (isLookup(column)) {
    const entityType = String(row[property + lookupTableSuffix] ?? column.targets?.[0] ?? "");
    const name = row[property + formattedSuffix];
    return [{ id: String(value), entityType, ...(typeof name === "string" ? { name } : {}) }];
  }
  if (column.type === "datetime")
    return column.format === "date" ? localMidnight(String(value)) : new Date(String(value));
  if (typeof value === "number" || typeof value === "boolean") return value;
  return String(value);
}

/**
 * One column of a create or update body: lookups as `<navigation property>@odata.bind`, dates in UTC.
 * @throws Error when a lookup points to a table that the metadata does not know.
 */
export function writeColumn(
  column: Column,
  value: ColumnValue,
  tableOf: (name: string) => Table,
): [property: string, value: unknown] {
  if (isLookup(column)) {
    const target = (value as LookupValue[] | null)?.[0];
    const property = `${column.navigationProperty ?? column.logicalName}@odata.bind`;
    if (!target) return [property, null];
    const id = target.id.replace(/[{}]/g, "").toLowerCase();
    return [property, `/${tableOf(target.entityType).entitySetName}(${id})`];
  }
  if (value instanceof Date)
    return [
      column.logicalName,
      column.format === "date" ? localDay(value) : value.toISOString().replace(/\.\d+Z/, "Z"),
    ];
  return [column.logicalName, value === "" ? null : value];
}

/** A day without time is that day in every time zone. */
function localMidnight(text: string): Date {
  const [year = 0, month = 1, day = 1] = text.slice(0, 10).split("-").map(Number);
  return new Date(year, month - 1, day);
}

const localDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** Whether two values of one column mean the same; the name of a lookup does not count. */
export function sameValue(one: ColumnValue, other: ColumnValue): boolean {
  const a = one === "" ? null : one;
  const b = other === "" ? null : other;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) || Array.isArray(b)) {
    const keys = [a, b].map((value) =>
      Array.isArray(value) ? value.map(({ id, entityType }) => entityType + plain(id)).join() : "",
    );
    return keys[0] === keys[1];
  }
  return a === b;
}

const plain = (id: string): string => id.replace(/[{}]/g, "").toLowerCase();
