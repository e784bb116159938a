import { fold } from "./fold";

type Piece = { any: true } | { any: false; matches: (char: string) => boolean };

/** True when the text holds one of Dataverse's wildcards: `%`, `_`, `[`. */
export const hasWildcard = (text: string): boolean => /[%_[]/.test(text);

/**
 * SQL's LIKE as Dataverse has it in every text comparison: `%` any characters, `_` one, `[a-c]` one of, `[^a-c]` none of.
 * Case- and accent-insensitive. Needs no backtracking beyond the last `%`, so no pattern makes it slow.
 */
export function like(text: string, pattern: string): boolean {
  const chars = [...fold(text)];
  const pieces = compile(fold(pattern));
  let at = 0;
  let piece = 0;
  let star = -1;
  let resume = 0;
  while (at < chars.length) {
    const current = pieces[piece];
    if (current?.any) {
      star = piece++;
      resume = at;
    } else if (current && current.matches(chars[at]!)) {
      at++;
      piece++;
    } else if (star >= 0) {
      piece = star + 1;
      at = ++resume;
    } else return false;
  }
  return pieces.slice(piece).every(({ any }) => any);
}

function compile(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  const chars = [...pattern];
  for (let index = 0; index < chars.length; index++) {
    const char = chars[index]!;
    const close = char === "[" ? chars.indexOf("]", index + 1) : -1;
    if (char === "%") pieces.push({ any: true });
    else if (char === "_") pieces.push({ any: false, matches: () => true });
    else if (close > index) {
      const matches = charSet(chars.slice(index + 1, close));
      pieces.push({ any: false, matches });
      index = close;
    } else pieces.push({ any: false, matches: (other) => other === char });
  }
  return pieces;
}

function charSet(members: string[]): (char: string) => boolean {
  const negated = members[0] === "^";
  const list = negated ? members.slice(1) : members;
  const ranges: [string, string][] = [];
  for (let index = 0; index < list.length; index++) {
    const isRange = list[index + 1] === "-" && list[index + 2] !== undefined;
    ranges.push([list[index]!, isRange ? list[index + 2]! : list[index]!]);
    if (isRange) index += 2;
  }
  return (char) => ranges.some(([from, to]) => from <= char && char <= to) !== negated;
}
