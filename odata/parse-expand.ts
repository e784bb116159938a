import { type Query, parseQuery } from "./parse-query";
import { QueryError } from "./query-error";

export interface ExpandItem {
  property: string;
  /** Options in brackets: `primarycontactid($select=fullname;$top=5)`. */
  query: Query;
}

const maxDepth = 5;

/**
 * Reads an `$expand`: navigation properties, comma-separated, each with options in brackets between semicolons.
 * @throws QueryError for anything else, and for more than five levels.
 */
export function parseExpand(text: string): ExpandItem[] {
  if (deepest(text) > maxDepth) throw new QueryError(`'$expand' goes deeper than ${maxDepth} levels.`);
  return splitOutside(text, ",").map((part) => {
    const match = /^([\p{L}_][\p{L}\p{N}_.]*)(?:\((.*)\))?$/su.exec(part.trim());
    if (!match) throw new QueryError(`'${part.trim()}' in '$expand=${text}' is not a navigation property.`);
    const options = match[2]?.trim() ? splitOutside(match[2], ";") : [];
    return { property: match[1]!, query: parseQuery(options.map(nameAndValue)) };
  });
}

function nameAndValue(option: string): [string, string] {
  const at = option.indexOf("=");
  if (at < 0) throw new QueryError(`'${option.trim()}' in '$expand' is not a query option with a value.`);
  return [option.slice(0, at).trim(), option.slice(at + 1).trim()];
}

/** Cuts at a separator that is neither in brackets nor in quotes. */
function splitOutside(text: string, separator: string): string[] {
  const parts = [""];
  let depth = 0;
  let quoted = false;
  for (const char of text) {
    if (char === "'") quoted = !quoted;
    if (!quoted && char === "(") depth++;
    if (!quoted && char === ")") depth--;
    if (depth < 0) throw new QueryError(`')' in '$expand=${text}' closes nothing.`);
    if (char === separator && depth === 0 && !quoted) parts.push("");
    else parts[parts.length - 1] += char;
  }
  if (depth > 0 || quoted) throw new QueryError(`There is an unterminated literal or bracket in '$expand=${text}'.`);
  return parts;
}

function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  for (const char of text) {
    if (char === "(") most = Math.max(most, ++depth);
    if (char === ")") depth--;
  }
  return most;
}
