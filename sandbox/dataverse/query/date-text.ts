import { type Column } from "../../metadata/types";
import { toDateTime } from "../store/row";

const iso = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/i;

/** A date, with or without a time, in ISO 8601; without an offset it is in UTC. Undefined for any other text and for days that are none. */
export function parseDate(text: string): Date | undefined {
  const [, day = "", offset] = iso.exec(text) ?? [];
  const start = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(start.getTime()) || start.toISOString().slice(0, 10) !== day) return undefined;
  const date = new Date(offset || text === day ? text : `${text}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Such a text as the column stores it: dates alone, times in UTC without fractions of a second. Undefined as `parseDate`. */
export function dateValue(column: Column, text: string): string | undefined {
  const date = parseDate(text);
  if (!date) return undefined;
  return column.format?.toLowerCase() === "date" ? text.slice(0, 10) : toDateTime(date);
}
