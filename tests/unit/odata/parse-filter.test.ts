import { type Expression } from "../../../odata/expression";
import { parseFilter } from "../../../odata/parse-filter";
import { printFilter } from "../../../odata/print-filter";
import { QueryError } from "../../../odata/query-error";

const property = (...path: string[]): Expression => ({ kind: "property", path });
const text = (value: string): Expression => ({ kind: "literal", literal: { type: "string", value } });
const number = (value: number): Expression => ({
  kind: "literal",
  literal: { type: "number", value, text: String(value) },
});
const eq = (left: Expression, right: Expression): Expression => ({ kind: "compare", operator: "eq", left, right });

describe("a filter is read as OData v4 means it", () => {
  const table: [string, Expression][] = [
    ["a eq 'x'", eq(property("a"), text("x"))],
    ["a eq 'O''Brien'", eq(property("a"), text("O'Brien"))],
    ["a eq ''", eq(property("a"), text(""))],
    ["a/b/c eq 1", eq(property("a", "b", "c"), number(1))],
    ["a eq -2.5", eq(property("a"), number(-2.5))],
    ["  a   eq\t1 ", eq(property("a"), number(1))],
    [
      "a eq 1 or b eq 2 and c eq 3",
      {
        kind: "or",
        operands: [
          eq(property("a"), number(1)),
          { kind: "and", operands: [eq(property("b"), number(2)), eq(property("c"), number(3))] },
        ],
      },
    ],
    [
      "(a eq 1 or b eq 2) and c eq 3",
      {
        kind: "and",
        operands: [
          { kind: "or", operands: [eq(property("a"), number(1)), eq(property("b"), number(2))] },
          eq(property("c"), number(3)),
        ],
      },
    ],
    [
      "not contains(a,'x')",
      { kind: "not", operand: { kind: "call", name: "contains", args: [property("a"), text("x")] } },
    ],
    ["substringof('x',a)", { kind: "call", name: "substringof", args: [text("x"), property("a")] }],
    ["a in ('x','y')", { kind: "in", left: property("a"), values: [text("x"), text("y")] }],
    ["a eq null", eq(property("a"), { kind: "literal", literal: { type: "null" } })],
    ["a eq true", eq(property("a"), { kind: "literal", literal: { type: "boolean", value: true } })],
    [
      "a eq 57500001-0001-8000-8000-00000000002A",
      eq(property("a"), { kind: "literal", literal: { type: "guid", value: "57500001-0001-8000-8000-00000000002a" } }),
    ],
    [
      "a eq ABCDEF01-0001-8000-8000-00000000002a",
      eq(property("a"), { kind: "literal", literal: { type: "guid", value: "abcdef01-0001-8000-8000-00000000002a" } }),
    ],
    [
      "a eq guid'57500001-0001-8000-8000-00000000002a'",
      eq(property("a"), { kind: "literal", literal: { type: "guid", value: "57500001-0001-8000-8000-00000000002a" } }),
    ],
    [
      "a ge 2026-01-02T03:04:05.678Z",
      {
        kind: "compare",
        operator: "ge",
        left: property("a"),
        right: { kind: "literal", literal: { type: "datetime", value: "2026-01-02T03:04:05.678Z" } },
      },
    ],
    [
      "a ge 2026-01-02",
      {
        kind: "compare",
        operator: "ge",
        left: property("a"),
        right: { kind: "literal", literal: { type: "datetime", value: "2026-01-02" } },
      },
    ],
    [
      "a eq WordPress.Binding'Contact'",
      eq(property("a"), {
        kind: "literal",
        literal: { type: "enum", enumType: "WordPress.Binding", member: "Contact" },
      }),
    ],
    [
      "a eq 9007199254740993",
      eq(property("a"), {
        kind: "literal",
        literal: { type: "number", value: 9007199254740992, text: "9007199254740993" },
      }),
    ],
    [
      "Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues=['x','y'])",
      {
        kind: "crm",
        name: "In",
        args: [
          { name: "PropertyName", value: { type: "string", value: "a" } },
          {
            name: "PropertyValues",
            value: [
              { type: "string", value: "x" },
              { type: "string", value: "y" },
            ],
          },
        ],
      },
    ],
  ];
  test.each(table)("%s", (filter, expected) => {
    expect(parseFilter(filter)).toEqual(expected);
    expect(parseFilter(printFilter(expected))).toEqual(expected);
  });

  test("a parameter alias stands for its value", () => {
    expect(parseFilter("a eq @p", { aliases: { "@p": "'O''Brien'" } })).toEqual(eq(property("a"), text("O'Brien")));
  });

  test("in a query function an alias stands for a text or for a list, and ends where its own text ends", () => {
    const filter = "Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)";
    const plain = parseFilter("Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues=['x','y'])");
    expect(parseFilter(filter, { aliases: { "@p1": "'a'", "@p2": "['x','y']" } })).toEqual(plain);
    const smuggled = { "@p1": "'a'", "@p2": "['x']) or (b eq 1" };
    expect(() => parseFilter(filter, { aliases: smuggled })).toThrow("Syntax error");
    expect(() => parseFilter(filter, { aliases: { "@p1": "'a'", "@p2": "@p2" } })).toThrow("used inside another alias");
  });
});

describe("a filter that can't be read is answered with a sentence", () => {
  test.each([
    ["a eq 'abc", "There is an unterminated literal at position 9 in 'a eq 'abc'."],
    ["a eq 'abc''", "There is an unterminated literal at position 11 in 'a eq 'abc'''."],
    ["", "Expression expected at position 0 in ''."],
    ["a eq", "Expression expected at position 4 in 'a eq'."],
    ["(a eq 1", "')' or operator expected at position 7 in '(a eq 1'."],
    ["a eq 1)", "Syntax error at position 6 in 'a eq 1)'."],
    ["a eq 1 eq 2", "Syntax error at position 7 in 'a eq 1 eq 2'."],
    ["a add 1 eq 2", "Syntax error at position 2 in 'a add 1 eq 2'."],
    ["a eq 2026-13-45", "Syntax error at position 5 in 'a eq 2026-13-45'."],
    ["a # 1", "Syntax error: character '#' is not valid at position 2 in 'a # 1'."],
    ["soundex(a) eq 'x'", "An unknown function with name 'soundex' was found."],
    ["constructor(a) eq 'x'", "An unknown function with name 'constructor' was found."],
    ["contains(a)", "The function 'contains' takes 2 arguments, not 1 (position 0 in 'contains(a)')."],
    ["a in ()", "Expression expected at position 6 in 'a in ()'."],
    ["a/any(o:o eq 1)", "The operator 'any' over a collection is not supported."],
    ["a eq @p", "The query does not say what the parameter alias '@p' stands for."],
  ])("%s", (filter, sentence) => {
    expect(() => parseFilter(filter)).toThrow(new QueryError(sentence));
  });

  test("an alias can't send the reader round in circles", () => {
    expect(() => parseFilter("a eq @p", { aliases: { "@p": "@p" } })).toThrow("used inside another alias");
  });

  test("length and depth have limits, a long flat list of conditions has none but length", () => {
    expect(() => parseFilter(`a eq '${"x".repeat(33_000)}'`)).toThrow("at most 32768 are accepted");
    expect(() => parseFilter(`${"(".repeat(200)}a eq 1${")".repeat(200)}`)).toThrow("nested deeper than 100 levels");
    expect(() => parseFilter(`${"not ".repeat(200)} a`)).toThrow("nested deeper than 100 levels");
    expect(parseFilter(Array(2000).fill("a eq 1").join(" or ")).kind).toBe("or");
  });
});
