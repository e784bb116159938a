import { fold } from "./fold";
import { instantOf } from "./instant";

/** What a row may hold in a column. Dates come as Date or as ISO 8601 text, whole numbers beyond 2^53 as bigint or digits. */
export type Value = string | number | bigint | boolean | Date | null | undefined;

/**
 * Orders two values: text without case and accents, numbers by size, dates by instant. A number and text of digits compare as
 * numbers, a Date and ISO text as instants.
 * @returns below, at or above 0; undefined when the two can't be compared (a null among them, text with a Yes/No).
 */
export function compareValues(left: Value, right: Value): number | undefined {
  if (left === null || right === null || left === undefined || right === undefined) return undefined;
  if (left instanceof Date || right instanceof Date) return order(instant(left), instant(right));
  if (typeof left === "string" && typeof right === "string") return order(fold(left), fold(right));
  if (typeof left === "boolean" || typeof right === "boolean")
    return typeof left === typeof right ? Number(left) - Number(right) : undefined;
  return order(numeric(left), numeric(right));
}

/** As compareValues, for sorting: an empty value comes first, as in Dataverse, and values that can't be compared stay as they are. */
export function compareForSort(left: Value, right: Value): number {
  const missing = Number(left != null) - Number(right != null);
  return missing !== 0 ? missing : (compareValues(left, right) ?? 0);
}

function order<T extends string | number | bigint>(left: T | undefined, right: T | undefined): number | undefined {
  if (left === undefined || right === undefined) return undefined;
  return left < right ? -1 : left > right ? 1 : 0;
}

function instant(value: Exclude<Value, null | undefined>): number | undefined {
  const time = value instanceof Date ? value.getTime() : typeof value === "string" ? instantOf(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

function numeric(value: string | number | bigint): number | bigint | undefined {
  if (typeof value !== "string") return value;
  if (/^-?\d+$/.test(value)) return BigInt(value);
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value) : undefined;
}
