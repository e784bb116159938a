import { fold } from "../../../odata/fold";
import { like } from "../../../odata/like";
import { type Row } from "../store/row";

type Matcher = (folded: string) => boolean;

const matchers = new Map<string, Matcher>();
const mostMatchers = 200;

/** Folded texts of rows, kept as long as their row: rows never change in place. */
const folded = new WeakMap<Row, Map<string, string>>();

/** `like` over a column of a row; quick where `%` stands at the ends only, as quick find and lookups send it. */
export function textMatches(row: Row, column: string, value: string, pattern: string): boolean {
  return matcherOf(pattern)(foldedOf(row, column, value));
}

function matcherOf(pattern: string): Matcher {
  const known = matchers.get(pattern);
  if (known) return known;
  if (matchers.size >= mostMatchers) matchers.clear();
  const matcher = compile(pattern);
  matchers.set(pattern, matcher);
  return matcher;
}

function compile(pattern: string): Matcher {
  const [, before, inner = "", after] = /^(%*)(.*?)(%*)$/s.exec(fold(pattern)) ?? [];
  if (/[%_[]/.test(inner)) return (text) => like(text, pattern);
  if (before && after) return (text) => text.includes(inner);
  if (before) return (text) => text.endsWith(inner);
  return after ? (text) => text.startsWith(inner) : (text) => text === inner;
}

function foldedOf(row: Row, column: string, value: string): string {
  let texts = folded.get(row);
  if (!texts) folded.set(row, (texts = new Map()));
  let text = texts.get(column);
  if (text === undefined) texts.set(column, (text = fold(value)));
  return text;
}
