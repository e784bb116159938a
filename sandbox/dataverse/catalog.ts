import { type AlternateKey, type Column, type Metadata, type Relationship, type Table } from "../metadata/types";
import { fail } from "./errors";
import { isPlatformName } from "./platform-names";

/** How a name in a request refers to a column: the column itself, `_x_value` of a lookup, or its navigation property. */
export interface Property {
  column: Column;
  as: "value" | "lookupValue" | "navigation";
  /** Navigation properties of lookups with several targets name the target. */
  target?: string;
}

/** Rows that point at a row: a collection-valued navigation property of the table pointed at. */
export interface Collection {
  name: string;
  relationship: Relationship;
  /** The table whose rows it holds, and their lookup. */
  table: Table;
  column: Column;
}

export const isLookup = ({ type }: Column): boolean => type === "lookup" || type === "owner";

/** Looks tables and columns up by the names that requests use. Built once; metadata does not change while it runs. */
export class Catalog {
  private readonly bySet = new Map<string, Table>();
  private readonly properties = new Map<string, Map<string, Property>>();
  private readonly collections = new Map<string, Collection[]>();

  constructor(readonly metadata: Metadata) {
    for (const table of Object.values(metadata.tables)) {
      this.bySet.set(table.entitySetName, table);
      this.properties.set(table.logicalName, propertiesOf(table));
      this.collections.set(table.logicalName, []);
    }
    for (const relationship of metadata.relationships) this.addCollection(relationship);
  }

  /** @throws DataverseError 404 when no table has this entity set name, 501 for a name that every environment has but the sandbox lacks. */
  tableOfSet(set: string): Table {
    const table = this.bySet.get(set);
    if (table) return table;
    throw isPlatformName(set) ? fail("notImplemented", `the platform's '${set}'`) : fail("segmentNotFound", set);
  }

  findTable(logicalName: string): Table | undefined {
    return Object.hasOwn(this.metadata.tables, logicalName) ? this.metadata.tables[logicalName] : undefined;
  }

  /** @throws DataverseError 404 for a table that the sandbox doesn't have. */
  table(logicalName: string): Table {
    const table = this.findTable(logicalName);
    if (!table) throw fail("segmentNotFound", logicalName);
    return table;
  }

  /** Names are case-sensitive. */
  property(table: Table, name: string): Property | undefined {
    return this.properties.get(table.logicalName)?.get(name);
  }

  /** Collections of a table, by the names of their navigation properties. */
  collectionsOf({ logicalName }: Table): Collection[] {
    return this.collections.get(logicalName) ?? [];
  }

  collection(table: Table, name: string): Collection | undefined {
    return this.collectionsOf(table).find((one) => one.name === name);
  }

  /** Columns that a read without `$select` returns. */
  readable(table: Table): Column[] {
    return Object.values(table.columns).filter(({ validForRead }) => validForRead);
  }

  /** The virtual table that a lookup points to, if it does: such a column can be shown, but not filtered or sorted on. */
  virtualTarget({ targets = [] }: Column): Table | undefined {
    return targets.map((target) => this.findTable(target)).find((table) => table?.virtual);
  }

  /** The alternate key whose columns are exactly these. */
  alternateKey(table: Table, columns: string[]): AlternateKey | undefined {
    const wanted = [...columns].sort().join();
    return table.keys.find((key) => [...key.columns].sort().join() === wanted);
  }

  private addCollection(relationship: Relationship): void {
    const table = this.findTable(relationship.referencingTable);
    const column = table?.columns[relationship.referencingColumn];
    if (table && column)
      this.collections
        .get(relationship.referencedTable)
        ?.push({ name: relationship.collectionNavigationProperty, relationship, table, column });
  }
}

/** Name under which a lookup's id is read. */
export const lookupValueName = (column: Column): string => `_${column.logicalName}_value`;

/** The navigation property of a lookup to a given table: where it may point to several, Dataverse names one per table. */
export const navigationName = (column: Column, target: string): string =>
  (column.targets?.length ?? 0) > 1
    ? (column.navigationProperties?.[target] ?? `${column.logicalName}_${target}`)
    : (column.navigationProperty ?? column.logicalName);

function propertiesOf(table: Table): Map<string, Property> {
  const properties = new Map<string, Property>();
  for (const column of Object.values(table.columns)) {
    if (!isLookup(column)) {
      properties.set(column.logicalName, { column, as: "value" });
      continue;
    }
    properties.set(lookupValueName(column), { column, as: "lookupValue" });
    for (const target of column.targets ?? [])
      properties.set(navigationName(column, target), { column, as: "navigation", target });
  }
  return properties;
}
