import { compareValues } from "../../../odata/compare-values";
import { fold } from "../../../odata/fold";
import { isReference, type Row, type Value } from "../store/row";
import { textMatches } from "./text-match";
import { type ColumnRef, type Comparison, type Condition, type TextShape } from "./condition";

/** A row of the queried table with the rows joined to it; an outer join that found none holds undefined. */
export interface Joined {
  row: Row;
  joined: Record<string, Row | undefined>;
}

export function valueOf({ row, joined }: Joined, { column, alias }: ColumnRef): Value {
  const source = alias === undefined ? row : joined[alias];
  return source?.[column.logicalName] ?? null;
}

/**
 * Whether a row meets a condition. Text compares without case, accents and trailing blanks; an empty value is above and below nothing,
 * equals nothing, and therefore is "not equal" to everything, as in Dataverse's own `ne`.
 */
export function meets(condition: Condition, row: Joined): boolean {
  switch (condition.kind) {
    case "and":
      return condition.parts.every((part) => meets(part, row));
    case "or":
      return condition.parts.some((part) => meets(part, row));
    case "not":
      return !meets(condition.part, row);
    case "null":
      return valueOf(row, condition.ref) === null;
    case "in": {
      const value = valueOf(row, condition.ref);
      return condition.values.some((wanted) => compare("eq", value, wanted));
    }
    case "compare":
      return compare(condition.operator, valueOf(row, condition.ref), condition.value);
    case "compareColumns":
      return compare(condition.operator, valueOf(row, condition.ref), valueOf(row, condition.other));
    case "text": {
      const { column, alias } = condition.ref;
      const source = alias === undefined ? row.row : row.joined[alias];
      const value = source?.[column.logicalName];
      const text = pattern(condition.shape, condition.text);
      return typeof value === "string" && textMatches(source!, column.logicalName, value, text);
    }
  }
}

export function compare(operator: Comparison, left: Value, right: Value): boolean {
  const result = left === null || right === null ? undefined : compareValues(plain(left), plain(right));
  switch (operator) {
    case "eq":
      return result === 0;
    case "ne":
      return result !== 0;
    case "gt":
      return result !== undefined && result > 0;
    case "ge":
      return result !== undefined && result >= 0;
    case "lt":
      return result !== undefined && result < 0;
    case "le":
      return result !== undefined && result <= 0;
  }
}

const plain = (value: Exclude<Value, null>): string | number | boolean =>
  isReference(value) ? value.id : typeof value === "string" ? value.trimEnd() : value;

/** The pattern that LIKE takes for a text condition. */
export const pattern = (shape: TextShape, text: string): string =>
  shape === "like" ? text : `${shape === "startswith" ? "" : "%"}${text}${shape === "endswith" ? "" : "%"}`;

/** Values for sorting: text folded, so that case and accents don't matter. */
export const sortValue = (value: Value): string | number | boolean | null =>
  isReference(value) ? value.id : typeof value === "string" ? fold(value) : value;
