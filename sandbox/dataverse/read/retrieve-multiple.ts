import { type Query } from "../../../odata/parse-query";
import { type Table } from "../../metadata/types";
import { askedBy, type Call, type Environment } from "../environment";
import { fail } from "../errors";
import { and, type Condition, type TableQuery } from "../query/condition";
import { parseFetchXml } from "../query/fetch-xml";
import { ODataTranslator } from "../query/from-odata";
import { maxPageSize, type PagePosition, readPosition, skipToken } from "../query/paging";
import { json, type Answer } from "../web-api/answer";
import { contextOf } from "./retrieve";
import { readPage, type Page } from "./page";
import { type Json, project } from "./project";
import { readable } from "./readable";
import { addExpanded, readExpands } from "./expand";
import { selectColumns } from "./select";

/** Where rows are asked for: their own set, or a collection of a row. */
export interface Scope {
  /** Below the API's address. */
  path: string;
  where?: Condition;
}

/** Rows by query options. @throws DataverseError 400 for what Dataverse refuses, 501 for what the sandbox lacks. */
export async function retrieveMultiple(
  environment: Environment,
  call: Call,
  table: Table,
  query: Query,
  search: URLSearchParams,
  scope: Scope = { path: table.entitySetName },
): Promise<Answer> {
  if (query.skip !== undefined) throw fail("badQuery", "Skip Clause is not supported in CRM");
  const { catalog } = environment;
  const translator = new ODataTranslator(catalog, table, askedBy(environment, call));
  const columns = selectColumns(catalog, table, query.select);
  const expands = readExpands(catalog, table, query.expand);
  const shown = columns && [...columns, ...expands.flatMap(({ lookup }) => (lookup ? [{ column: lookup }] : []))];
  const where = and(
    [scope.where, query.filter && translator.condition(query.filter)].filter((one) => one !== undefined),
  );
  const orderBy = query.orderBy.map((item) => translator.order(item));
  const tableQuery: TableQuery = {
    table,
    ...(shown ? { columns: shown } : {}),
    ...(where ? { where } : {}),
    orderBy,
    joins: [...translator.joins.values()],
  };
  const position: PagePosition = query.skipToken ? readPosition(query.skipToken) : { page: 1 };
  const { maxPageSize: asked } = call.prefer;
  const size = Math.min(asked ?? query.top ?? maxPageSize, maxPageSize);
  // A `$top` ends the answer; with a page size asked for, Dataverse ignores it.
  const page = await readPage(
    environment,
    readable(environment, call, tableQuery),
    position,
    size,
    asked !== undefined || query.top === undefined,
  );
  const rows = await project(environment, call, { table, columns, joins: [] }, page.rows);
  await addExpanded(
    environment,
    call,
    table,
    expands,
    page.rows.map(({ row }) => row),
    rows,
  );
  const body: Json = {
    "@odata.context": `${contextOf(call)}#${table.entitySetName}${query.select ? `(${query.select.join()})` : ""}`,
  };
  if (query.count) {
    body["@odata.count"] = Math.min(page.total ?? -1, maxPageSize);
    annotateCount(body, call, page);
  }
  body.value = rows;
  if (page.next) body["@odata.nextLink"] = nextLink(call, scope.path, search, page.next);
  return json(200, body);
}

/** Rows by FetchXML: the pages are asked for by number, with the cookie of the page before. */
export async function retrieveByFetch(
  environment: Environment,
  call: Call,
  table: Table,
  xml: string,
): Promise<Answer> {
  const query = parseFetchXml(environment.catalog, xml, askedBy(environment, call));
  if (query.table !== table)
    throw fail("badFetch", `the entity '${query.table.logicalName}' is not the one of '${table.entitySetName}'.`);
  const size = Math.min(query.count ?? query.top ?? call.prefer.maxPageSize ?? maxPageSize, maxPageSize);
  const { page: number, after, token } = query;
  const position = { page: number, ...(after ? { after } : {}), ...(token === undefined ? {} : { token }) };
  const page = await readPage(environment, readable(environment, call, query), position, size, query.top === undefined);
  const shape = { table, columns: query.columns, joins: query.joins };
  const body: Json = { "@odata.context": `${contextOf(call)}#${table.entitySetName}` };
  const total = query.returnTotalCount ? page : {};
  annotateCount(body, call, total);
  if (page.next && call.prefer.annotations(cookieName)) body[`@${cookieName}`] = skipToken(page.next);
  if (call.prefer.annotations(moreName)) body[`@${moreName}`] = page.next !== undefined;
  body.value = await project(environment, call, shape, page.rows);
  return json(200, body);
}

const cookieName = "Microsoft.Dynamics.CRM.fetchxmlpagingcookie";
const moreName = "Microsoft.Dynamics.CRM.morerecords";
const totalName = "Microsoft.Dynamics.CRM.totalrecordcount";
const limitName = "Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded";

/** -1: nobody asked for the number. */
function annotateCount(body: Json, { prefer }: Call, { total }: Pick<Page, "total">): void {
  if (prefer.annotations(totalName)) body[`@${totalName}`] = total === undefined ? -1 : Math.min(total, maxPageSize);
  if (prefer.annotations(limitName)) body[`@${limitName}`] = (total ?? 0) > maxPageSize;
}

function nextLink({ base }: Call, path: string, search: URLSearchParams, position: PagePosition): string {
  const options = [...search].filter(([name]) => name !== "$skiptoken" && name !== "$top" && name !== "tag");
  options.push(["$skiptoken", skipToken(position)]);
  const text = options.map(([name, value]) => `${encodeURI(name)}=${encodeURIComponent(value)}`).join("&");
  return `${base}/${path}?${text}`;
}

/** `contacts/$count?$filter=…`: the number as plain text, at most 5,000. */
export async function countRows(
  environment: Environment,
  call: Call,
  table: Table,
  query: Query,
  within?: Condition,
): Promise<Answer> {
  const translator = new ODataTranslator(environment.catalog, table, askedBy(environment, call));
  const where = and([within, query.filter && translator.condition(query.filter)].filter((one) => one !== undefined));
  const tableQuery = { table, ...(where ? { where } : {}), orderBy: [], joins: [...translator.joins.values()] };
  const { rows, total } = await readPage(
    environment,
    readable(environment, call, tableQuery),
    { page: 1 },
    maxPageSize,
    false,
  );
  return {
    status: 200,
    headers: { "Content-Type": "text/plain" },
    body: String(Math.min(total ?? rows.length, maxPageSize)),
  };
}

/** `contacts?savedQuery=<id of a view>`: the view's own FetchXML. @throws DataverseError 404 for a view that the table doesn't have. */
export function retrieveSavedQuery(environment: Environment, call: Call, table: Table, id: string): Promise<Answer> {
  const view = table.views.find((one) => one.id.toLowerCase() === id.replace(/[{}]/g, "").toLowerCase());
  if (!view) throw fail("notFound", "savedquery", id);
  if (view.fetchXml.includes("{0}"))
    throw fail("notImplemented", "savedQuery of a quick find view: send its FetchXML with the words filled in");
  return retrieveByFetch(environment, call, table, view.fetchXml);
}
