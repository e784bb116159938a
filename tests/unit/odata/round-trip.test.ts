import fc from "fast-check";
import { comparisons, type CrmCall, type Expression, type Literal } from "../../../odata/expression";
import { matches } from "../../../odata/evaluate";
import { parseFilter } from "../../../odata/parse-filter";
import { parseQuery } from "../../../odata/parse-query";
import { printFilter } from "../../../odata/print-filter";
import { QueryError } from "../../../odata/query-error";

const reserved = new Set(["and", "or", "not", "in", "eq", "ne", "gt", "ge", "lt", "le", "true", "false", "null"]);
const name = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,8}$/).filter((word) => !reserved.has(word));

const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.constant<Literal>({ type: "null" }),
  fc.boolean().map((value): Literal => ({ type: "boolean", value })),
  fc.string({ unit: "grapheme" }).map((value): Literal => ({ type: "string", value })),
  fc.maxSafeInteger().map((value): Literal => ({ type: "number", value, text: String(value) })),
  fc.uuid().map((value): Literal => ({ type: "guid", value })),
  fc
    .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .map((value): Literal => ({ type: "datetime", value: value.toISOString() })),
  fc.tuple(name, name, fc.string()).map(([a, b, member]): Literal => ({ type: "enum", enumType: `${a}.${b}`, member })),
);

const crm: fc.Arbitrary<CrmCall> = fc.record({
  kind: fc.constant("crm" as const),
  name,
  args: fc.array(fc.record({ name, value: fc.oneof(literal, fc.array(literal, { maxLength: 3 })) }), { maxLength: 3 }),
});

const { expression } = fc.letrec<{ expression: Expression; value: Expression; condition: Expression }>((tie) => ({
  value: fc.oneof(
    literal.map((one): Expression => ({ kind: "literal", literal: one })),
    fc.array(name, { minLength: 1, maxLength: 3 }).map((path): Expression => ({ kind: "property", path })),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constant("tolower" as const),
      args: fc.tuple(tie("value")),
    }),
  ),
  condition: fc.oneof(
    { depthSize: "small" },
    fc.record({
      kind: fc.constant("compare" as const),
      operator: fc.constantFrom(...comparisons),
      left: tie("value"),
      right: tie("value"),
    }),
    fc.record({
      kind: fc.constant("in" as const),
      left: tie("value"),
      values: fc.array(tie("value"), { minLength: 1, maxLength: 3 }),
    }),
    crm,
    fc.record({ kind: fc.constant("not" as const), operand: tie("expression") }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      operands: fc.array(tie("expression"), { minLength: 2, maxLength: 3 }),
    }),
  ),
  expression: fc.oneof({ maxDepth: 5 }, tie("value"), tie("condition")),
}));

test("whatever is written as a filter reads back as the same expression", () => {
  fc.assert(
    fc.property(expression, (one) => {
      expect(parseFilter(printFilter(one))).toEqual(one);
    }),
    { numRuns: 500 },
  );
});

test("no text makes the parser fail otherwise than with a sentence", () => {
  const piece = fc.constantFrom(
    "a",
    "b/c",
    " eq ",
    " and ",
    " or ",
    "not ",
    "(",
    ")",
    "'",
    "''",
    ",",
    "1",
    "-",
    ".",
    "null",
    "in",
    "@p",
    "contains(",
    "2026-01-01",
    "T",
    "[",
    "]",
    "=",
    "é",
    "%",
    "\u0000",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 30 }).map((parts) => parts.join("")),
      ),
      (text) => {
        for (const read of [
          () => parseFilter(text),
          () => parseQuery([["$filter", text]]),
          () => parseQuery([["$expand", text]]),
          () => parseQuery([["$orderby", text]]),
        ])
          try {
            read();
          } catch (error) {
            expect(error).toBeInstanceOf(QueryError);
          }
      },
    ),
    { numRuns: 2000 },
  );
});

test("a filter and its negation never both keep a row", () => {
  const value = fc.oneof(
    fc.constantFrom("a", "B", "é"),
    fc.integer({ min: 0, max: 3 }),
    fc.boolean(),
    fc.constant(null),
  );
  const row = fc.record({ a: value, b: value });
  fc.assert(
    fc.property(expression, row, (one, columns) => {
      const crmIsFalse = { crm: () => false };
      const kept = matches(one, columns, crmIsFalse);
      const keptByNegation = matches({ kind: "not", operand: one }, columns, crmIsFalse);
      expect(kept && keptByNegation).toBe(false);
    }),
  );
});
