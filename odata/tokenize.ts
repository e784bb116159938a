import { type Literal } from "./expression";
import { instantOf } from "./instant";
import { QueryError } from "./query-error";

export type Token = { position: number } & (
  | { kind: "literal"; literal: Literal }
  /** A word: operator, property, function; dots belong to it, slashes don't. */
  | { kind: "name"; text: string }
  | { kind: "alias"; text: string }
  | { kind: "punctuation"; text: string }
  | { kind: "end" }
);

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/iy;
const datetime = /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:Z|[+-]\d{2}:\d{2})?)?(?![\w-])/iy;
const number = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/iy;
const name = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy;
const alias = /@[\p{L}_][\p{L}\p{N}_]*/uy;
const space = /\s*/y;

/**
 * Cuts a filter into tokens, the last of which is `end`.
 * @throws QueryError for a character that starts nothing, a literal that does not end or a date that is none.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const at = (pattern: RegExp, position: number) => {
    pattern.lastIndex = position;
    return pattern.exec(text)?.[0];
  };
  let position = at(space, 0)!.length;
  while (position < text.length) {
    const token = next(position);
    tokens.push(token.token);
    position = token.end + at(space, token.end)!.length;
  }
  return [...tokens, { kind: "end", position: text.length }];

  function next(start: number): { token: Token; end: number } {
    const literal = (value: Literal, end: number) => ({
      token: { kind: "literal" as const, literal: value, position: start },
      end,
    });
    const char = text[start]!;
    if (char === "'") {
      const { value, end } = quoted(start);
      return literal({ type: "string", value }, end);
    }
    const id = at(guid, start);
    if (id) return literal({ type: "guid", value: id.toLowerCase() }, start + id.length);
    const time = at(datetime, start);
    if (time) {
      if (Number.isNaN(instantOf(time))) throw syntaxError(start);
      return literal({ type: "datetime", value: time }, start + time.length);
    }
    const digits = at(number, start);
    if (digits) return literal({ type: "number", value: Number(digits), text: digits }, start + digits.length);
    const word = at(name, start);
    if (word) {
      const end = start + word.length;
      if (text[end] === "'") return prefixed(word, start, end);
      if (word === "true" || word === "false") return literal({ type: "boolean", value: word === "true" }, end);
      if (word === "null") return literal({ type: "null" }, end);
      return { token: { kind: "name", text: word, position: start }, end };
    }
    const parameter = at(alias, start);
    if (parameter) return { token: { kind: "alias", text: parameter, position: start }, end: start + parameter.length };
    if ("(),/[]=:".includes(char))
      return { token: { kind: "punctuation", text: char, position: start }, end: start + 1 };
    throw new QueryError(`Syntax error: character '${char}' is not valid at position ${start} in '${text}'.`, start);
  }

  /** `Type.Name'Member'`, and OData v3's `guid'…'` and `datetime'…'`. */
  function prefixed(prefix: string, start: number, quote: number): { token: Token; end: number } {
    const { value, end } = quoted(quote);
    if (prefix === "guid" || prefix === "datetime" || prefix === "datetimeoffset") {
      const inner = tokenize(value);
      const first = inner[0]!;
      const wanted = prefix === "guid" ? "guid" : "datetime";
      if (inner.length !== 2 || first.kind !== "literal" || first.literal.type !== wanted) throw syntaxError(start);
      return { token: { ...first, position: start }, end };
    }
    return {
      token: { kind: "literal", literal: { type: "enum", enumType: prefix, member: value }, position: start },
      end,
    };
  }

  function quoted(start: number): { value: string; end: number } {
    let value = "";
    for (let index = start + 1; index < text.length; index++) {
      if (text[index] !== "'") value += text[index];
      else if (text[index + 1] === "'") value += text[index++];
      else return { value, end: index + 1 };
    }
    throw new QueryError(`There is an unterminated literal at position ${text.length} in '${text}'.`, text.length);
  }

  function syntaxError(position: number): QueryError {
    return new QueryError(`Syntax error at position ${position} in '${text}'.`, position);
  }
}
