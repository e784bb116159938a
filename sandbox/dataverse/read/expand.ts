import { type ExpandItem } from "../../../odata/parse-expand";
import { type Query } from "../../../odata/parse-query";
import { type Column, type Table } from "../../metadata/types";
import { type Catalog, type Collection, type Property } from "../catalog";
import { askedBy, type Call, type Environment, rowAddress } from "../environment";
import { fail } from "../errors";
import { and, type SelectedColumn, type TableQuery } from "../query/condition";
import { type Joined } from "../query/evaluate";
import { ODataTranslator } from "../query/from-odata";
import { maxPageSize } from "../query/paging";
import { isReference, type Row } from "../store/row";
import { readPage } from "./page";
import { type Json, project } from "./project";
import { readable } from "./readable";
import { relatedTo } from "./related-condition";
import { selectColumns } from "./select";

/** One navigation property to expand: a lookup's row, or the rows of a collection. */
export type Expand = { name: string; target: Table; columns: SelectedColumn[] | undefined } & (
  { property: Property; lookup: Column } | { collection: Collection; query: Query; lookup?: undefined }
);

/**
 * What an `$expand` names, one level deep. Lookups take `$select`; collections also `$filter`, `$orderby` and `$top`.
 * @throws DataverseError 400 for a name that is none, 501 for deeper levels and other options.
 */
export function readExpands(catalog: Catalog, table: Table, items: ExpandItem[]): Expand[] {
  return items.map(({ property: name, query }) => {
    const property = catalog.property(table, name);
    const collection = catalog.collection(table, name);
    if (query.expand.length) throw fail("notImplemented", `$expand inside $expand=${name}(…)`);
    if (query.skip !== undefined || query.count || query.skipToken)
      throw fail("badQuery", `$expand=${name}(…) takes $select, $filter, $orderby and $top only.`);
    if (property?.as === "navigation" && property.target) {
      if (query.filter || query.orderBy.length || query.top !== undefined)
        throw fail("badQuery", `$expand=${name}(…) of one row takes $select only.`);
      const target = catalog.table(property.target);
      return { name, property, lookup: property.column, target, columns: selectColumns(catalog, target, query.select) };
    }
    if (!collection) throw fail("noProperty", name, table.logicalName);
    const target = collection.table;
    return { name, collection, query, target, columns: selectColumns(catalog, target, query.select) };
  });
}

/** Puts the expanded rows into the projected ones. A row of a virtual table costs one call to its data source. */
export async function addExpanded(
  environment: Environment,
  call: Call,
  table: Table,
  expands: Expand[],
  rows: Row[],
  json: Json[],
): Promise<void> {
  for (const expand of expands)
    for (const [index, row] of rows.entries()) {
      const { name, target, columns } = expand;
      const shape = { table: target, columns };
      if (expand.lookup) {
        const reference = row[expand.lookup.logicalName];
        const isTarget = isReference(reference) && reference.table === target.logicalName;
        const other = isTarget ? await find(environment, call, target, reference.id) : undefined;
        json[index]![name] = other ? (await project(environment, call, shape, [other]))[0] : null;
      } else {
        const id = String(row[table.primaryId]);
        json[index]![name] = await project(
          environment,
          call,
          shape,
          await related(environment, call, table, expand, id),
        );
        json[index]![`${name}@odata.nextLink`] = `${rowAddress(call, table, id)}/${name}${optionsOf(expand.query)}`;
      }
    }
}

async function related(
  environment: Environment,
  call: Call,
  table: Table,
  { collection, query, target, columns }: Extract<Expand, { query: Query }>,
  id: string,
): Promise<Joined[]> {
  const translator = new ODataTranslator(environment.catalog, target, askedBy(environment, call));
  const parts = [relatedTo(table, collection, id)];
  if (query.filter) parts.push(translator.condition(query.filter));
  const orderBy = query.orderBy.map((item) => translator.order(item));
  const tableQuery: TableQuery = {
    table: target,
    ...(columns ? { columns } : {}),
    where: and(parts)!,
    orderBy,
    joins: [...translator.joins.values()],
  };
  const size = Math.min(query.top ?? maxPageSize, maxPageSize);
  return (await readPage(environment, readable(environment, call, tableQuery), { page: 1 }, size, false)).rows;
}

/** Where the same rows can be read by themselves; their filter and order are not repeated there. */
const optionsOf = ({ select }: Query): string => (select ? `?$select=${select.join()}` : "");

async function find(environment: Environment, { caller }: Call, table: Table, id: string): Promise<Joined | undefined> {
  const { rights, store, virtual } = environment;
  rights.demand(caller, "Read", table);
  const row = table.virtual ? await virtual.find(table, id) : store.get(table.logicalName, id);
  if (!row || !rights.mayReach(caller, "Read", table, row)) return undefined;
  return { row: rights.maskFor(caller)?.(table, row) ?? row, joined: {} };
}
