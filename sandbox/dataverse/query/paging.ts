import { fail } from "../errors";

/** The platform's cap on rows per page. */
export const maxPageSize = 5000;

/** Where the next page begins: its number, and the sort keys of the last row before it; of a virtual table the data source's token. */
export interface PagePosition {
  page: number;
  after?: SortKeys;
  token?: string;
}

export type SortKeys = (string | number | boolean | null)[];

/** Orders by key after key; the last one, the row's id, is always ascending. */
export function compareKeys(left: SortKeys, right: SortKeys, descending: boolean[]): number {
  for (let index = 0; index < left.length; index++) {
    const result = compareKey(left[index]!, right[index] ?? null);
    if (result !== 0) return descending[index] ? -result : result;
  }
  return 0;
}

/** Empty first. Texts are folded already; keys of one column are of one type. */
function compareKey(left: SortKeys[number], right: SortKeys[number]): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  return left < right ? -1 : 1;
}

const encode = (position: PagePosition): string => Buffer.from(JSON.stringify(position)).toString("base64url");

/** The opaque text of a paging cookie, in the platform's outer shape. */
export const pagingCookie = (position: PagePosition): string =>
  `<cookie page="${position.page - 1}" position="${encode(position)}"></cookie>`;

/** What `$skiptoken` and the annotation `fetchxmlpagingcookie` hold: the paging cookie, percent-encoded twice. */
export const skipToken = (position: PagePosition): string =>
  `<cookie pagenumber="${position.page}" pagingcookie="${encodeURIComponent(encodeURIComponent(pagingCookie(position)))}" istracking="False" />`;

/** Reads a `$skiptoken` or a `paging-cookie` that this sandbox gave out. @throws DataverseError 400 for any other text. */
export function readPosition(text: string): PagePosition {
  try {
    const encoded = /pagingcookie="([^"]*)"/.exec(text)?.[1];
    const cookie = encoded ? decodeURIComponent(decodeURIComponent(encoded)) : text;
    const position = /position="([\w-]+)"/.exec(cookie)?.[1];
    const { page, after, token } = JSON.parse(Buffer.from(position ?? "", "base64url").toString()) as PagePosition;
    if (Number.isInteger(page) && page > 1 && (after === undefined || Array.isArray(after)))
      return { page, ...(after ? { after } : {}), ...(typeof token === "string" ? { token } : {}) };
  } catch {
    // Falls through to the one sentence for every broken token.
  }
  throw fail("badQuery", "Malformed XML in the paging cookie: a $skiptoken must be sent back as it came.");
}
