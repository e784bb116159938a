import { type Environment } from "../environment";
import { fail } from "../errors";
import { type TableQuery } from "../query/condition";
import { type Joined } from "../query/evaluate";
import { type PagePosition } from "../query/paging";
import { runQuery } from "../query/run-query";

export interface Page {
  rows: Joined[];
  /** All rows that the query finds; undefined where a data source does not say. */
  total?: number;
  next?: PagePosition;
}

/**
 * One page of a query. Native rows go on after the last row that was seen, so that rows written meanwhile neither repeat nor hide
 * others; a virtual table is paged as its data source is set up.
 */
export async function readPage(
  environment: Environment,
  query: TableQuery,
  position: PagePosition,
  size: number,
  pages: boolean,
): Promise<Page> {
  if (query.table.virtual) return virtualPage(environment, query, position, size, pages);
  const { catalog, store } = environment;
  const all = runQuery(catalog, store, query);
  const rest = position.after ? runQuery(catalog, store, query, position.after) : all.slice((position.page - 1) * size);
  const rows = rest.slice(0, size);
  const last = rows.at(-1);
  const more = pages && rest.length > size && last;
  return { rows, total: all.length, ...(more ? { next: { page: position.page + 1, after: last.keys } } : {}) };
}

async function virtualPage(
  { virtual }: Environment,
  query: TableQuery,
  { page, token }: PagePosition,
  size: number,
  pages: boolean,
): Promise<Page> {
  if (query.joins.length) throw fail("badQuery", "A virtual table can't be joined in one query.");
  const found = await virtual.retrieveMultiple(query, { size, page, pages, ...(token === undefined ? {} : { token }) });
  const next = { page: page + 1, ...(found.token === undefined ? {} : { token: found.token }) };
  return {
    rows: found.rows.map((row) => ({ row, joined: {} })),
    ...(found.total === undefined ? {} : { total: found.total }),
    ...(found.more ? { next } : {}),
  };
}
