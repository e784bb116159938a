import { type Column, type Label } from "../../../metadata/types";
import { region } from "../person/region";
import { word } from "../person/words/words";
import { type ColumnValue } from "./column-value";

/** A value as the person reads it: labels and words in the person's language, dates and numbers in the person's format and time zone. */
export function displayValue(column: Column, value: ColumnValue, text: (label: Label | undefined) => string): string {
  if (value === null || value === "") return "";
  if (Array.isArray(value)) return value.map(({ name }) => name || word("noName")).join("; ");
  if (value instanceof Date) return column.format === "date" ? region().day(value) : region().dayAndTime(value);
  const option = column.options?.find((candidate) => candidate.value === Number(value));
  if (option) return text(option.label);
  if (typeof value === "boolean") return word(value ? "yes" : "no");
  // Numbers that people know a thing by (ids, counts) stand in forms and lists with the separators of the region, as on the platform.
  return typeof value === "number" ? region().number(value) : value;
}
