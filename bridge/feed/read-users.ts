import { parseUserGuid } from "../../model/user-guid";
import { compareRows } from "../../odata/evaluate";
import { type Query } from "../../odata/parse-query";
import { type UserQuery } from "../wordpress-client";
import { fieldOf } from "./conditions";
import { badRequest, noSuchUser } from "./errors";
import { type Page } from "./page-token";
import { isSiteProperty, type PropertyName, type SiteProperty } from "./properties";
import { readOneUser, type FeedLog } from "./read-one-user";
import { feedRow, selected, type FeedRow } from "./row";
import { unnamed, type FeedSite, type SiteIdentity, type Sites } from "./sites";
import { propertyName, translateFilter } from "./translate-filter";
import { mentions, whichSites } from "./which-sites";

export interface Rows {
  rows: Partial<FeedRow>[];
  /** Rows on all pages; undefined unless asked for. */
  count?: number;
}

/** Answers a query of the entity set: one request to WordPress for each site that it is about, normally one. */
export async function readUsers(sites: Sites, query: Query, page: Page): Promise<Rows> {
  const select = selectOf(query);
  const order = query.orderBy.map(({ path, descending }) => ({ name: propertyName(path.join("/")), descending }));
  const speaksOf = (name: SiteProperty) =>
    order.some((one) => one.name === name) || mentions(query.filter, name) || isWanted(name, select);
  const asksSites = speaksOf("Site") || speaksOf("SiteUrl");
  const known = await Promise.all(sites.all.map((site) => (asksSites ? sites.identify(site) : unnamed(site.tag))));
  const concerned = whichSites(query.filter, known, sites.default.tag);
  const asked = known.filter(({ tag }) => concerned.includes(tag));
  const single = asked.length === 1;
  const limits = single ? { Skip: page.skip, Top: page.take } : { Skip: 0, Top: page.skip + page.take };
  if (!single && limits.Top > 5_000)
    throw badRequest("A list of several sites' users ends after 5,000 rows. Filter by site.");

  const parts = await Promise.all(
    asked.map((identity) =>
      readSite(sites.byTag(identity.tag)!, identity, query, {
        Order: order
          .filter(({ name }) => !isSiteProperty(name))
          .map(({ name, descending }) => ({ Field: fieldOf(name), Dir: descending ? "desc" : "asc" })),
        Count: query.count,
        ...limits,
      }),
    ),
  );
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const all = parts.flatMap(({ rows }) => rows);
  const rows = single
    ? all
    : all
        .sort(compareRows(query.orderBy, (row, path) => row[path[0] as keyof FeedRow]))
        .slice(page.skip, page.skip + page.take);
  return { rows: rows.map((row) => selected(row, select)), ...(query.count ? { count } : {}) };
}

async function readSite(
  site: FeedSite,
  identity: SiteIdentity,
  query: Query,
  rest: UserQuery,
): Promise<{ rows: FeedRow[]; count: number }> {
  const filter = query.filter ? translateFilter(query.filter, identity) : true;
  const nothingAsked = rest.Top === 0 && !query.count;
  if (filter === false || nothingAsked) return { rows: [], count: 0 };
  const { value, count } = await site.wordpress.queryUsers({
    ...rest,
    ...(filter === true ? {} : { Filter: "Type" in filter ? filter : { Type: "and", Conditions: [filter] } }),
    Top: Math.max(1, rest.Top ?? 1),
  });
  const rows = value.slice(0, rest.Top).map((user) => feedRow(identity, user));
  return { rows, count: count ?? rows.length };
}

/**
 * One row by its guid; with `age`, the seconds since WordPress said so, when it can't be asked now.
 * @throws FeedError (404) for a guid that no user of the configured sites has.
 */
export async function readUser(
  sites: Sites,
  id: string,
  query: Query,
  log: FeedLog,
): Promise<{ row: Partial<FeedRow>; age?: number }> {
  const select = selectOf(query);
  const { site, userId } = locate(sites, id);
  const asksSite = isWanted("Site", select) || isWanted("SiteUrl", select);
  const [{ user, age }, identity] = await Promise.all([
    readOneUser(site, userId, log),
    asksSite ? sites.identify(site) : unnamed(site.tag),
  ]);
  return { row: selected(feedRow(identity, user), select), ...(age !== undefined && { age }) };
}

/** Which user of which site a row's guid names. */
export function locate(sites: Sites, id: string): { site: FeedSite; userId: number } {
  const ref = parseUserGuid(id);
  const site = ref && sites.byTag(ref.siteTag);
  if (!ref || !site) throw noSuchUser(id);
  return { site, userId: ref.userId };
}

const isWanted = (name: PropertyName, select: PropertyName[] | undefined): boolean => !select || select.includes(name);

function selectOf(query: Query): PropertyName[] | undefined {
  if (query.expand.length > 0)
    throw badRequest("WordPressUsers has no navigation properties, so nothing can be expanded.");
  return query.select?.map(propertyName);
}
