const mostWords = 5;

const wordsOf = (typed: string): string[] =>
  typed
    .split(/[\s*]+/)
    .filter(Boolean)
    .slice(0, mostWords);

const isAnywhere = (typed: string): boolean => /^\s*\*/.test(typed);

/**
 * OData filter (not yet URL-encoded) for what somebody typed: every word has to begin some word of some column, in any order;
 * a leading `*` finds the words anywhere, as in the platform's own lookup. Empty when nothing but blanks was typed.
 */
export function searchFilter(typed: string, columns: string[]): string {
  const before = isAnywhere(typed) ? "" : " ";
  const matches = (word: string) => (column: string) =>
    `${before && `startswith(${column},${quote(word)}) or `}contains(${column},${quote(before + word)})`;
  return wordsOf(typed)
    .map((word) => `(${columns.map(matches(word)).join(" or ")})`)
    .join(" and ");
}

/** An OData string: its own quotes are doubled, so that text stays text. */
export const quote = (text: string): string => `'${text.replace(/'/g, "''")}'`;

/** OData filter for rows that resemble another one; empty without anything to compare. */
export const likenessFilter = (pairs: [column: string, value: string | null | undefined][]): string =>
  pairs.flatMap(([column, value]) => (value ? `${column} eq ${quote(value)}` : [])).join(" or ");

/** Query string for `webAPI.retrieveMultipleRecords`; the filter, which holds what somebody typed, is URL-encoded. */
export const queryOptions = (select: string[], filter: string, orderBy: string, top: number): string =>
  `?$select=${select.join(",")}&$orderby=${orderBy}&$top=${top}${filter && `&$filter=${encodeURIComponent(filter)}`}`;

/** Cuts a text so that every second piece is what was searched for; the pieces together are the text. */
export function matchedPieces(text: string, typed: string): string[] {
  const words = wordsOf(typed).map((word) => word.replace(/\W/g, "\\$&"));
  const start = isAnywhere(typed) ? "" : "(?<!\\S)";
  return words.length ? text.split(RegExp(`${start}(${words.join("|")})`, "i")) : [text];
}
