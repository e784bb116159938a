import { type Column, type Table } from "../../metadata/types";
import { fail } from "../errors";
import { readGuid } from "../guid";
import { dateValue } from "../query/date-text";
import { type Value } from "../store/row";

/**
 * A value of a JSON body as the column stores it: text within its length (an empty text is no text), whole numbers within their
 * range, choices among their options, dates in UTC.
 * @throws DataverseError 400 with the platform's code for a value that the column can't hold.
 */
export function columnValue(table: Table, column: Column, value: unknown): Value {
  if (value === null || value === undefined) return null;
  const wrong = (type: string) =>
    fail(
      "payload",
      table.entitySetName,
      `Microsoft.OData.ODataException: Cannot convert the literal '${String(value)}' to the expected type '${type}'.`,
    );
  switch (column.type) {
    case "bit":
      if (typeof value !== "boolean") throw wrong("Edm.Boolean");
      return value;
    case "int":
      if (typeof value !== "number" || (value | 0) !== value) throw wrong("Edm.Int32");
      return inRange(table, column, value);
    case "bigint":
      if (!Number.isSafeInteger(value)) throw wrong("Edm.Int64");
      return value as number;
    case "picklist":
    case "state":
    case "status":
      if (!Number.isInteger(value)) throw wrong("Edm.Int32");
      return choice(table, column, value as number);
    case "datetime": {
      const date = typeof value === "string" ? dateValue(column, value) : undefined;
      if (date === undefined) throw wrong("Edm.DateTimeOffset");
      return date;
    }
    case "primarykey": {
      const guid = typeof value === "string" ? readGuid(value) : undefined;
      if (!guid) throw wrong("Edm.Guid");
      return guid;
    }
    default:
      if (typeof value !== "string") throw wrong("Edm.String");
      return text(table, column, value);
  }
}

/** What 32 bits hold. */
const [smallest, largest] = [-2_147_483_648, 2_147_483_647];

function inRange({ logicalName }: Table, column: Column, value: number): number {
  const { minValue = smallest, maxValue = largest } = column;
  if (value < minValue || value > maxValue)
    throw fail("outOfRange", column.logicalName, logicalName, minValue, maxValue);
  return value;
}

function choice({ logicalName }: Table, column: Column, value: number): number {
  const accepted = column.options?.map((option) => option.value) ?? [];
  if (!accepted.includes(value)) throw fail("notAChoice", value, column.logicalName, logicalName, accepted.join());
  return value;
}

function text({ logicalName }: Table, column: Column, value: string): string | null {
  const max = column.maxLength;
  if (max !== undefined && value.length > max) throw fail("tooLong", column.logicalName, logicalName, max);
  return value === "" ? null : value;
}
