import { type Column, type Label } from "../../metadata/types";
import { type Value } from "../store/row";

/** Text of a label in English, or in the first language it has. */
export const labelText = (label: Label | undefined): string => label?.[1033] ?? Object.values(label ?? {})[0] ?? "";

/** Label of a choice, a state, a status or a Yes/No value; undefined for a value that has none. */
export function choiceLabel({ options, type }: Column, value: Value): string | undefined {
  const wanted = typeof value === "boolean" ? Number(value) : value;
  const option = options?.find((one) => one.value === wanted);
  if (option) return labelText(option.label);
  return type === "bit" && typeof value === "boolean" ? (value ? "Yes" : "No") : undefined;
}

/**
 * What the annotation `OData.Community.Display.V1.FormattedValue` says of a value, in the person's language and format (here always
 * English, United States, UTC). Undefined where Dataverse gives none: text and ids. Lookups are named by whoever knows the name.
 */
export function formattedValue(column: Column, value: Value): string | undefined {
  if (value === null) return undefined;
  switch (column.type) {
    case "bit":
    case "picklist":
    case "state":
    case "status":
      return choiceLabel(column, value);
    case "int":
    case "bigint":
      return Number(value).toLocaleString("en-US");
    case "datetime":
      return dateText(column, String(value));
    default:
      return undefined;
  }
}

function dateText(column: Column, value: string): string {
  const date = new Date(value);
  const day = date.toLocaleDateString("en-US", { timeZone: "UTC" });
  if (column.format?.toLowerCase() === "date") return day;
  // Node puts a narrow no-break space before AM and PM, Dataverse a plain one.
  const time = date.toLocaleTimeString("en-US", { timeZone: "UTC", hour: "numeric", minute: "2-digit" });
  return `${day} ${time.replace(/\u202f/g, " ")}`;
}
