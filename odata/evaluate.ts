import { applyFunction } from "./apply-function";
import { compareForSort, compareValues, type Value } from "./compare-values";
import { type CrmCall, type Expression, type Literal } from "./expression";
import { instantOf } from "./instant";
import { hasWildcard, like } from "./like";
import { type OrderItem } from "./parse-order-by";
import { QueryError } from "./query-error";

export interface EvaluateOptions {
  /** Reads a property of the row; when left out, the row's member of that name, through objects for a longer path. */
  property?: (path: string[]) => Value;
  /** Dataverse: `%`, `_` and `[…]` in a text literal are wildcards. */
  wildcards?: boolean;
  /** What a member of an enumeration is stored as; when left out, its name. */
  enumValue?: (enumType: string, member: string) => Value;
  /** Meaning of `Microsoft.Dynamics.CRM.*` functions; when left out they are refused. */
  crm?: (call: CrmCall, property: (path: string[]) => Value) => boolean | null;
}

/**
 * Whether a row meets a filter. Text compares without case and accents. A null equals null alone, is neither above nor below
 * anything, and no text is found in it, so that `not contains` keeps it, as Dataverse does (OData 4.0 would not). A row is kept
 * only where the whole filter is true.
 * @throws QueryError for a function that nobody gave a meaning to.
 */
export function matches(expression: Expression, row: Record<string, unknown>, options: EvaluateOptions = {}): boolean {
  const property = options.property ?? ((path: string[]) => memberOf(row, path));
  return evaluate(expression, { ...options, property }) === true;
}

/** A comparison function for `Array.prototype.sort` that follows `$orderby`; equal rows keep their order. */
export function compareRows<Row>(orderBy: OrderItem[], property: (row: Row, path: string[]) => Value) {
  return (left: Row, right: Row): number => {
    for (const { path, descending } of orderBy) {
      const result = compareForSort(property(left, path), property(right, path));
      if (result !== 0) return descending ? -result : result;
    }
    return 0;
  };
}

type Context = EvaluateOptions & { property: (path: string[]) => Value };

function evaluate(expression: Expression, context: Context): Value {
  switch (expression.kind) {
    case "property":
      return context.property(expression.path) ?? null;
    case "literal":
      return literalValue(expression.literal, context);
    case "compare":
      return compare(expression, context);
    case "in": {
      const left = evaluate(expression.left, context);
      return expression.values.some((value) => equal(left, value, context));
    }
    case "and":
      return combine(expression.operands, context, false);
    case "or":
      return combine(expression.operands, context, true);
    case "not": {
      const value = evaluate(expression.operand, context);
      return typeof value === "boolean" ? !value : null;
    }
    case "call":
      return applyFunction(
        expression.name,
        expression.args.map((arg) => evaluate(arg, context)),
        context.wildcards,
      );
    case "crm":
      if (context.crm) return context.crm(expression, context.property);
      throw new QueryError(`The function 'Microsoft.Dynamics.CRM.${expression.name}' is not supported.`);
  }
}

/** Three-valued logic: `decisive` settles the chain at once, else one null makes the whole null. */
function combine(operands: Expression[], context: Context, decisive: boolean): boolean | null {
  let unknown = false;
  for (const operand of operands) {
    const value = evaluate(operand, context);
    if (value === decisive) return decisive;
    if (typeof value !== "boolean") unknown = true;
  }
  return unknown ? null : !decisive;
}

function compare({ operator, left, right }: Expression & { kind: "compare" }, context: Context): boolean {
  const leftValue = evaluate(left, context);
  if (operator === "eq") return equal(leftValue, right, context);
  if (operator === "ne") return !equal(leftValue, right, context);
  const result = compareValues(leftValue, evaluate(right, context));
  if (result === undefined) return false;
  if (operator === "gt") return result > 0;
  if (operator === "ge") return result >= 0;
  return operator === "lt" ? result < 0 : result <= 0;
}

function equal(left: Value, right: Expression, context: Context): boolean {
  const value = evaluate(right, context);
  if (left === null || value === null) return left === value;
  const isPattern = context.wildcards && right.kind === "literal" && right.literal.type === "string";
  if (isPattern && typeof left === "string" && typeof value === "string" && hasWildcard(value))
    return like(left, value);
  return compareValues(left, value) === 0;
}

function literalValue(literal: Literal, context: Context): Value {
  switch (literal.type) {
    case "null":
      return null;
    case "number":
      return Number.isSafeInteger(literal.value) || !/^-?\d+$/.test(literal.text)
        ? literal.value
        : BigInt(literal.text);
    case "datetime":
      return new Date(instantOf(literal.value));
    case "enum":
      return context.enumValue ? context.enumValue(literal.enumType, literal.member) : literal.member;
    default:
      return literal.value;
  }
}

function memberOf(row: Record<string, unknown>, path: string[]): Value {
  let value: unknown = row;
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Record<string, unknown>)[name];
  }
  return value as Value;
}
