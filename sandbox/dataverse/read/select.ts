import { type ExpandItem } from "../../../odata/parse-expand";
import { type Table } from "../../metadata/types";
import { type Catalog, type Property } from "../catalog";
import { type Call, type Environment } from "../environment";
import { fail } from "../errors";
import { type SelectedColumn } from "../query/condition";
import { type Joined } from "../query/evaluate";
import { isReference, type Row } from "../store/row";
import { type Json, project } from "./project";

/** The columns of a `$select`; a lookup may be named by its navigation property too. @throws DataverseError 400 for a name that is none. */
export function selectColumns(
  catalog: Catalog,
  table: Table,
  names: string[] | undefined,
): SelectedColumn[] | undefined {
  return names?.map((name) => {
    const property = catalog.property(table, name);
    if (!property) throw fail("noProperty", name, table.logicalName);
    return { column: property.column };
  });
}

export interface Expand {
  name: string;
  property: Property;
  target: Table;
  columns: SelectedColumn[] | undefined;
}

/**
 * The lookups of an `$expand`, one level deep.
 * @throws DataverseError 400 for a name that is none, 501 for collections, deeper levels and options other than `$select`.
 */
export function expandLookups(catalog: Catalog, table: Table, items: ExpandItem[]): Expand[] {
  return items.map(({ property: name, query }) => {
    const property = catalog.property(table, name);
    const collection = catalog.metadata.relationships.some(
      (one) => one.referencedTable === table.logicalName && one.collectionNavigationProperty === name,
    );
    if (collection) throw fail("notImplemented", `$expand of the collection '${name}'`);
    if (property?.as !== "navigation" || !property.target) throw fail("noProperty", name, table.logicalName);
    if (query.expand.length || query.filter || query.orderBy.length || query.top !== undefined)
      throw fail("notImplemented", `options other than $select inside $expand=${name}(…)`);
    const target = catalog.table(property.target);
    return { name, property, target, columns: selectColumns(catalog, target, query.select) };
  });
}

/** Puts the expanded rows into the projected ones. A row of a virtual table costs one call to its data source. */
export async function addExpanded(
  environment: Environment,
  call: Call,
  expands: Expand[],
  rows: Row[],
  json: Json[],
): Promise<void> {
  for (const { name, property, target, columns } of expands)
    for (const [index, row] of rows.entries()) {
      const reference = row[property.column.logicalName];
      const other = isReference(reference) ? await find(environment, target, reference.id) : undefined;
      const [projected] = other ? await project(environment, call, { table: target, columns }, [other]) : [];
      json[index]![name] = projected ?? null;
    }
}

async function find({ store, virtual }: Environment, table: Table, id: string): Promise<Joined | undefined> {
  const row = table.virtual ? await virtual.find(table, id) : store.get(table.logicalName, id);
  return row && { row, joined: {} };
}
