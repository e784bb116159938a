import { type Expression, type Literal } from "../../../odata/expression";
import { type Column } from "../../metadata/types";
import { isLookup } from "../catalog";
import { type ColumnRef, type Condition, type TextShape } from "../query/condition";
import { isReference, type Value } from "../store/row";

/** A clause that the OData provider can't send ("InvalidQueryException"). */
export class UnsupportedClause extends Error {}

/** A condition as the OData v4 provider sends it to a data source: external names, choices by external value, guids bare. */
export function providerFilter(condition: Condition): Expression {
  switch (condition.kind) {
    case "and":
    case "or":
      return chain(condition.kind, condition.parts.map(providerFilter));
    case "not":
      return negated(condition.part);
    case "null":
      return { kind: "compare", operator: "eq", left: property(condition.ref), right: literal({ type: "null" }) };
    case "compare": {
      const right = literal(providerLiteral(condition.ref.column, condition.value));
      return { kind: "compare", operator: condition.operator, left: property(condition.ref), right };
    }
    case "compareColumns":
      return {
        kind: "compare",
        operator: condition.operator,
        left: property(condition.ref),
        right: property(condition.other),
      };
    case "in":
      return chain(
        "or",
        condition.values.map((value) => providerFilter({ kind: "compare", ref: condition.ref, operator: "eq", value })),
      );
    case "text":
      return textCall(condition.ref, condition.shape, condition.text);
  }
}

function negated(part: Condition): Expression {
  if (part.kind === "null")
    return { kind: "compare", operator: "ne", left: property(part.ref), right: literal({ type: "null" }) };
  return { kind: "not", operand: providerFilter(part) };
}

function chain(kind: "and" | "or", operands: Expression[]): Expression {
  if (operands.length === 1) return operands[0]!;
  if (operands.length) return { kind, operands };
  throw new UnsupportedClause("an empty list of conditions");
}

/**
 * LIKE becomes startswith, contains, endswith or eq by where its `%` stand; `%` elsewhere has no OData form. `_` and `[` travel as
 * letters, and a letter in brackets, which is how LIKE escapes one, as that letter.
 */
function textCall(ref: ColumnRef, shape: TextShape, text: string): Expression {
  const call = (name: Exclude<TextShape, "like">, value: string): Expression => ({
    kind: "call",
    name,
    args: [property(ref), literal({ type: "string", value: unescaped(value) })],
  });
  if (shape !== "like") return call(shape, text);
  const [, before, inner = "", after] = /^(%*)(.*?)(%*)$/s.exec(text) ?? [];
  if (inner.replaceAll("[%]", "").includes("%")) throw new UnsupportedClause(`the pattern '${text}'`);
  if (before) return call(after ? "contains" : "endswith", inner);
  if (after) return call("startswith", inner);
  return {
    kind: "compare",
    operator: "eq",
    left: property(ref),
    right: literal({ type: "string", value: unescaped(inner) }),
  };
}

const unescaped = (text: string): string => text.replace(/\[([%_[])\]/g, "$1");

export function externalName({ externalName, logicalName }: Column): string {
  if (!externalName) throw new UnsupportedClause(`the column '${logicalName}', which has no external name`);
  return externalName;
}

const property = ({ column }: ColumnRef): Expression => ({ kind: "property", path: [externalName(column)] });

const literal = (value: Literal): Expression => ({ kind: "literal", literal: value });

/** A value as a literal of the data source's type. */
export function providerLiteral(column: Column, value: Exclude<Value, null>): Literal {
  if (isReference(value)) return { type: "guid", value: value.id };
  if (column.options && typeof value === "number" && column.externalTypeName) {
    const member = column.options.find((option) => option.value === value)?.externalValue;
    return { type: "enum", enumType: column.externalTypeName, member: member ?? String(value) };
  }
  if (typeof value === "number") return { type: "number", value, text: String(value) };
  if (typeof value === "boolean") return { type: "boolean", value };
  if (isLookup(column) || column.type === "primarykey") return { type: "guid", value };
  return column.type === "datetime" ? { type: "datetime", value } : { type: "string", value };
}
