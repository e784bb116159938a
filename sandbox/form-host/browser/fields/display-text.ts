import { formattedValue, rowProperty } from "../data/column-value";
import { type AttributeState } from "../session/attribute-state";
import { type FormSession } from "../session/form-session";

/** What the platform shows for an empty field. */
export const emptyMark = "---";

/** The value as people read it. */
export function displayText(session: FormSession, { value, column, isDirty }: AttributeState): string {
  if (value === null || value === "") return "";
  if (Array.isArray(value)) return value.map(({ name }) => name || "(No name)").join("; ");
  if (column.options?.length) {
    const option = column.options.find((candidate) => candidate.value === Number(value));
    return option ? session.text(option.label) : String(value);
  }
  if (value instanceof Date) {
    const formatted = isDirty ? "" : formattedValue(session.row, rowProperty(column));
    return formatted || value.toLocaleString(undefined, { dateStyle: "short", timeStyle: "short" });
  }
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return String(value);
}
