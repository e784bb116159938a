import { type Expression } from "./expression";
import { parseExpand, type ExpandItem } from "./parse-expand";
import { parseFilter } from "./parse-filter";
import { parseOrderBy, type OrderItem } from "./parse-order-by";
import { QueryError } from "./query-error";

export interface Query {
  /** Property names; undefined when the query has no `$select` or asks for `*`. */
  select?: string[];
  filter?: Expression;
  orderBy: OrderItem[];
  top?: number;
  skip?: number;
  count: boolean;
  expand: ExpandItem[];
  skipToken?: string;
}

const known = [
  "$select",
  "$filter",
  "$orderby",
  "$top",
  "$skip",
  "$count",
  "$expand",
  "$skiptoken",
  "$format",
  "$inlinecount",
];

/**
 * Reads the query options of an address, already percent-decoded as URLSearchParams has them. Options without `$` belong to the
 * service and are left alone; `@name` options are the filter's aliases; `$inlinecount` is OData v3's `$count`.
 * @throws QueryError for an option that is unknown, given twice or malformed.
 */
export function parseQuery(params: Iterable<[string, string]>): Query {
  const options: Record<string, string> = Object.create(null);
  const aliases: Record<string, string> = Object.create(null);
  for (const [name, value] of params) {
    if (name.startsWith("@")) aliases[name] = value;
    if (!name.startsWith("$")) continue;
    if (!known.includes(name)) throw new QueryError(`The query option '${name}' is not supported.`);
    if (name in options)
      throw new QueryError(
        `Query option '${name}' was specified more than once, but it must be specified at most once.`,
      );
    options[name] = value;
  }
  const query: Query = {
    orderBy: options.$orderby ? parseOrderBy(options.$orderby) : [],
    count: yesNo("$count", options.$count) || inlineCount(options.$inlinecount),
    expand: options.$expand ? parseExpand(options.$expand) : [],
  };
  if (options.$format !== undefined && !/^(json|application\/json)(;|$)/.test(options.$format))
    throw new QueryError(`The format '${options.$format}' is not supported: rows come as JSON.`);
  if (options.$select) query.select = parseSelect(options.$select);
  if (options.$filter !== undefined) query.filter = parseFilter(options.$filter, { aliases });
  if (options.$top !== undefined) query.top = wholeNumber("$top", options.$top);
  if (options.$skip !== undefined) query.skip = wholeNumber("$skip", options.$skip);
  if (options.$skiptoken !== undefined) query.skipToken = options.$skiptoken;
  return query;
}

/** Reads a `$select`: property names, comma-separated; undefined for `*`. @throws QueryError for a name that is none. */
function parseSelect(text: string): string[] | undefined {
  const names = text.split(",").map((name) => name.trim());
  const wrong = names.find((name) => name !== "*" && !/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name));
  if (wrong !== undefined) throw new QueryError(`'${wrong}' in '$select=${text}' is not the name of a property.`);
  return names.includes("*") ? undefined : names;
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new QueryError(
      `Invalid value '${text}' for ${option} query option found. It takes a whole number from 0 up.`,
    );
  return Number(text);
}

function yesNo(option: string, text: string | undefined): boolean {
  if (text === undefined || text === "false") return false;
  if (text === "true") return true;
  throw new QueryError(
    `Invalid value '${text}' for ${option} query option found. Valid values are 'true' and 'false'.`,
  );
}

function inlineCount(text: string | undefined): boolean {
  if (text === undefined || text === "none") return false;
  if (text === "allpages") return true;
  throw new QueryError(
    `Invalid value '${text}' for $inlinecount query option found. Valid values are 'allpages' and 'none'.`,
  );
}
