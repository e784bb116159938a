import { badRequest } from "./errors";

/** Dataverse never takes more rows at once. */
const maxPage = 5_000;

/** Which rows a request asks for. */
export interface Page {
  skip: number;
  /** Rows of this page. */
  take: number;
  /** Rows still wanted after this page; undefined: all there are. */
  rest: number | undefined;
}

/**
 * The page that `$top`, `$skip`, `$skiptoken` and `Prefer: odata.maxpagesize` ask for. Dataverse's client-side paging sends `$top`
 * and `$skip`; its server-side paging follows `@odata.nextLink`, which carries the token.
 * @throws FeedError (400) for a token that this feed did not write.
 */
export function pageOf(query: { top?: number; skip?: number; skipToken?: string }, maxPageSize: number): Page {
  const token = query.skipToken === undefined ? undefined : readToken(query.skipToken);
  const size = token?.size ?? Math.max(1, Math.min(maxPageSize, maxPage));
  const wanted = token ? token.wanted : query.top;
  const take = Math.min(wanted ?? size, size);
  return { skip: token?.skip ?? query.skip ?? 0, take, rest: wanted === undefined ? undefined : wanted - take };
}

/** The token of the page after this one; undefined when it was the last. */
export function nextToken({ skip, take, rest }: Page, rows: number): string | undefined {
  if (rows < take || take === 0 || rest === 0) return undefined;
  return `${skip + take}-${take}-${rest ?? ""}`;
}

function readToken(text: string): { skip: number; size: number; wanted: number | undefined } {
  const match = /^(\d{1,9})-(\d{1,4})-(\d{0,9})$/.exec(text);
  const [skip, size] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || size < 1 || size > maxPage) throw badRequest("The $skiptoken is not one that this feed gave out.");
  return { skip, size, wanted: match[3] ? Number(match[3]) : undefined };
}

/** `odata.maxpagesize` (or `maxpagesize`) of a Prefer header; 5,000 without one. */
export function preferredPageSize(prefer: string | string[] | undefined): number {
  const match = /(?:^|[,;\s])(?:odata\.)?maxpagesize\s*=\s*"?(\d{1,6})/i.exec(String(prefer ?? ""));
  return match ? Number(match[1]) : maxPage;
}
