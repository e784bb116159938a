/** Rows of one page; a full page means that there may be more. */
export const pageSize = 20;

const mostWords = 5;

/** A column that is searched. Only columns of several words are searched at the beginning of later words too. */
export interface SearchColumn {
  name: string;
  severalWords: boolean;
}

/**
 * OData filter (not yet URL-encoded) for what somebody typed: every word has to begin some word of some column, in any order;
 * a leading `*` finds the words anywhere, as in the platform's own lookup. Empty when nothing but blanks was typed.
 */
export function searchFilter(typed: string, columns: SearchColumn[]): string {
  const anywhere = typed.trim().startsWith("*");
  const words = typed.trim().replace(/^\*+/, "").split(/\s+/).filter(Boolean).slice(0, mostWords);
  return words
    .map((word) => `(${columns.map((column) => matches(column, quote(word), anywhere)).join(" or ")})`)
    .join(" and ");
}

function matches({ name, severalWords }: SearchColumn, word: string, anywhere: boolean): string {
  if (anywhere) return `contains(${name},'${word}')`;
  const begins = `startswith(${name},'${word}')`;
  return severalWords ? `${begins} or contains(${name},' ${word}')` : begins;
}

/** Doubles the quotes, so that text stays text inside an OData string. */
const quote = (text: string): string => text.replace(/'/g, "''");

/** Query string for `webAPI.retrieveMultipleRecords`; each value is URL-encoded. */
export function queryOptions(select: string[], filter: string, orderBy: string): string {
  const parts = [`$select=${select.join(",")}`, `$orderby=${encodeURIComponent(orderBy)}`, `$top=${pageSize}`];
  if (filter) parts.push(`$filter=${encodeURIComponent(filter)}`);
  return `?${parts.join("&")}`;
}
