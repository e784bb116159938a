import { type Literal } from "../../../odata/expression";
import { type Column } from "../../metadata/types";
import { isLookup } from "../catalog";
import { fail } from "../errors";
import { readGuid } from "../guid";
import { type Value } from "../store/row";
import { dateValue } from "./date-text";

/**
 * A literal of a query as a value of the column it is compared with.
 * @returns null for `null`. @throws DataverseError 400 for a literal of another type.
 */
export function literalValue(column: Column, literal: Literal): Exclude<Value, null> | null {
  if (literal.type === "null") return null;
  const wrong = () =>
    fail(
      "badQuery",
      `A binary operator with incompatible types was detected: '${column.logicalName}' is no ${literal.type}.`,
    );
  switch (column.type) {
    case "bit":
      if (literal.type !== "boolean") throw wrong();
      return literal.value;
    case "int":
    case "bigint":
    case "picklist":
    case "state":
    case "status":
      if (literal.type !== "number") throw wrong();
      return literal.value;
    case "datetime": {
      const date = literal.type === "datetime" ? dateValue(column, literal.value) : undefined;
      if (date === undefined) throw wrong();
      return date;
    }
    case "primarykey":
    case "lookup":
    case "owner":
      if (literal.type === "guid") return literal.value;
      throw wrong();
    default:
      if (literal.type !== "string") throw wrong();
      return literal.value;
  }
}

/**
 * A value of a FetchXML condition, which is always text, as a value of the column it is compared with.
 * @throws DataverseError 400 for text that is none.
 */
export function fetchValue(column: Column, text: string): Exclude<Value, null> {
  const wrong = (type: string) =>
    fail("badFetch", `The value '${text}' of the condition on '${column.logicalName}' is no ${type}.`);
  if (isLookup(column) || column.type === "primarykey") {
    const guid = readGuid(text);
    if (!guid) throw wrong("guid");
    return guid;
  }
  switch (column.type) {
    case "bit":
      if (!/^(0|1|true|false)$/i.test(text)) throw wrong("Yes/No (0 or 1)");
      return text === "1" || text.toLowerCase() === "true";
    case "int":
    case "bigint":
    case "picklist":
    case "state":
    case "status":
      if (!/^-?\d+$/.test(text)) throw wrong("whole number");
      return Number(text);
    case "datetime": {
      const date = dateValue(column, text);
      if (date === undefined) throw wrong("date");
      return date;
    }
    default:
      return text;
  }
}
