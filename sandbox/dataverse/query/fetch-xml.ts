import { type Element } from "@xmldom/xmldom";

import { type Column, type Table } from "../../metadata/types";
import { type Catalog } from "../catalog";
import { fail } from "../errors";
import {
  and,
  type ColumnRef,
  type Condition,
  type Join,
  type Order,
  type SelectedColumn,
  type TableQuery,
} from "./condition";
import { type Asked, columnCondition, fetchCondition } from "./fetch-condition";
import { check, children, named, only, optional, required, rootOf, whole } from "./fetch-element";
import { readPosition, type SortKeys } from "./paging";

/** A FetchXML query: what to read and which page of it. */
export interface FetchQuery extends TableQuery {
  page: number;
  /** Rows per page; undefined: the platform's 5,000. */
  count?: number;
  top?: number;
  /** From the paging cookie of the page before. */
  after?: SortKeys;
  /** The same of a virtual table whose data source pages by itself. */
  token?: string;
  returnTotalCount: boolean;
}

/**
 * Reads the FetchXML that views, quick find and lookups send: attributes, orders, nested filters, `link-entity` inside `link-entity`.
 * @throws DataverseError 400 for FetchXML that is wrong, 501 for what the sandbox lacks (aggregates, other operators).
 */
export function parseFetchXml(catalog: Catalog, xml: string, asked: Asked): FetchQuery {
  const fetch = rootOf(xml);
  check(fetch);
  const entity = only(fetch, "entity");
  check(entity);
  const table = catalog.table(required(entity, "name"));
  const links = linksOf(entity);
  const tables = new Map<string, Table>([["", table]]);
  for (const { link, alias } of links) {
    if (tables.has(alias)) throw fail("badFetch", `two link-entities have the alias '${alias}'.`);
    tables.set(alias, catalog.table(required(link, "name")));
  }
  const ref = (owner: string, name: string): ColumnRef => {
    const source = tables.get(owner);
    if (!source) throw fail("badFetch", `no link-entity has the alias '${owner}'.`);
    return { column: columnOf(source, name), ...(owner === "" ? {} : { alias: owner }) };
  };
  const conditions = (parent: Element, owner: string) =>
    and(named(parent, "filter").map((filter) => filterOf(catalog, filter, owner, ref, asked)));
  const orderBy = named(entity, "order").map((order) => orderOf(catalog, order, "", ref, fetch));
  const joins = links.map(({ link, alias, parent }): Join => {
    orderBy.push(...named(link, "order").map((order) => orderOf(catalog, order, alias, ref, fetch)));
    return joinOf(catalog, link, alias, tables, parent, conditions(link, alias));
  });
  const where = conditions(entity, "");
  const columns = selected(entity, table);
  const cookie = fetch.getAttribute("paging-cookie");
  const { after, token } = cookie ? readPosition(cookie) : {};
  return {
    table,
    ...(columns ? { columns } : {}),
    ...(where ? { where } : {}),
    orderBy,
    joins,
    ...(/^(true|1)$/.test(fetch.getAttribute("distinct") ?? "") ? { distinct: true } : {}),
    page: whole(fetch, "page") ?? 1,
    ...optional("count", whole(fetch, "count")),
    ...optional("top", whole(fetch, "top")),
    ...(after ? { after } : {}),
    ...(token === undefined ? {} : { token }),
    returnTotalCount: fetch.getAttribute("returntotalrecordcount") === "true",
  };
}

interface Link {
  link: Element;
  alias: string;
  /** Alias of the link-entity that holds this one; empty for the queried table. */
  parent: string;
}

/** All link-entities, each after the one that holds it. One without an alias is called after its table and its place. */
function linksOf(entity: Element): Link[] {
  const links: Link[] = [];
  const add = (holder: Element, parent: string) => {
    for (const link of named(holder, "link-entity")) {
      check(link);
      const alias = link.getAttribute("alias") || `${required(link, "name")}${links.length + 1}`;
      if (links.push({ link, alias, parent }) > mostLinks)
        throw fail("badFetch", `more than ${mostLinks} link-entities.`);
      add(link, alias);
    }
  };
  add(entity, "");
  return links;
}

/** The platform's own limit. */
const mostLinks = 15;

function joinOf(
  catalog: Catalog,
  link: Element,
  alias: string,
  tables: Map<string, Table>,
  parent: string,
  where: Condition | undefined,
): Join {
  const table = tables.get(alias)!;
  const root = tables.get(parent)!;
  const type = link.getAttribute("link-type") || "inner";
  if (type !== "inner" && type !== "outer") throw fail("notImplemented", `link-type '${type}'`);
  if (table.virtual || root.virtual)
    throw fail(
      "badQuery",
      `'${root.logicalName}' and '${table.logicalName}' can't be joined: one of them is a virtual table.`,
    );
  const from = columnOf(table, required(link, "from"));
  const to = columnOf(root, required(link, "to"));
  const target = catalog.virtualTarget(to);
  if (target) throw fail("virtualLookup", to.logicalName, root.logicalName, target.logicalName);
  return {
    alias,
    ...(parent ? { parent } : {}),
    table,
    from,
    to,
    outer: type === "outer",
    columns: selected(link, table, alias) ?? [],
    ...(where ? { where } : {}),
  };
}

function selected(parent: Element, table: Table, alias?: string): SelectedColumn[] | undefined {
  if (named(parent, "all-attributes").length)
    return alias
      ? Object.values(table.columns).map((column) => ({ column, as: `${alias}.${column.logicalName}` }))
      : undefined;
  return named(parent, "attribute").map((attribute) => {
    check(attribute);
    const column = columnOf(table, required(attribute, "name"));
    const as = attribute.getAttribute("alias") || (alias && `${alias}.${column.logicalName}`);
    return { column, ...(as ? { as } : {}) };
  });
}

type Ref = (owner: string, name: string) => ColumnRef;

function orderOf(catalog: Catalog, order: Element, owner: string, ref: Ref, fetch: Element): Order {
  check(order);
  const found = ref(order.getAttribute("entityname") || owner, required(order, "attribute"));
  refuseVirtual(catalog, found.column);
  return {
    ref: found,
    descending: order.getAttribute("descending") === "true",
    raw: fetch.getAttribute("useraworderby") === "true",
  };
}

function filterOf(catalog: Catalog, filter: Element, owner: string, ref: Ref, asked: Asked): Condition {
  check(filter);
  const parts = children(filter).map((child) => {
    if (child.tagName === "filter") return filterOf(catalog, child, owner, ref, asked);
    if (child.tagName !== "condition") throw fail("notImplemented", `<${child.tagName}> in a FetchXML filter`);
    const found = ref(child.getAttribute("entityname") || owner, required(child, "attribute"));
    refuseVirtual(catalog, found.column);
    check(child);
    const other = child.getAttribute("valueof");
    return other ? columnCondition(child, found, columnBehind(other, owner, ref)) : fetchCondition(child, found, asked);
  });
  return { kind: filter.getAttribute("type") === "or" ? "or" : "and", parts };
}

/** `valueof` names a column of the same table, or `alias.column` of a joined one ("Filter rows using FetchXML", column comparisons). */
function columnBehind(text: string, owner: string, ref: Ref): ColumnRef {
  const [alias, name] = text.includes(".") ? (text.split(".", 2) as [string, string]) : [owner, text];
  return ref(alias, name);
}

function refuseVirtual(catalog: Catalog, column: Column): void {
  const target = catalog.virtualTarget(column);
  if (target) throw fail("virtualLookup", column.logicalName, "the queried table", target.logicalName);
}

function columnOf(table: Table, name: string): Column {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
  if (!column) throw fail("noAttribute", name, table.logicalName);
  return column;
}
