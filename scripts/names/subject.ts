import { type Column, type Metadata, type Table } from "../../sandbox/metadata";

/** A table as the generated names show it. */
export interface Subject {
  table: Table;
  /** Column by the short name that code uses. */
  columns: [key: string, column: Column][];
}

/** Short name: without the publisher's prefix, the table's own id simply `id`. */
export function subjectOf(table: Table | undefined, prefixes: string[], wanted?: string[]): Subject {
  if (!table) throw new Error("The solution has lost a table that names are generated for.");
  const keyOf = (name: string): string | undefined => {
    if (name === table.primaryId) return "id";
    const prefix = prefixes.find((p) => name.startsWith(p));
    if (prefix) return name.slice(prefix.length);
    return wanted?.includes(name) ? name : undefined;
  };
  const columns = Object.values(table.columns).flatMap((column): Subject["columns"] => {
    const key = keyOf(column.logicalName);
    return key ? [[key, column]] : [];
  });
  return { table, columns };
}

/** One fact per column that has it, by short name. */
export const pick = <T>(columns: Subject["columns"], take: (column: Column) => T | undefined): Record<string, T> =>
  Object.fromEntries(
    columns.flatMap(([key, column]) => {
      const value = take(column);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );

/** Everything about a table that code spells. */
export const describe = ({ table, columns }: Subject, metadata: Metadata) => ({
  table: table.logicalName,
  set: table.entitySetName,
  id: table.primaryId,
  name: table.primaryName,
  columns: pick(columns, (c) => c.logicalName),
  // Lookups: the read-only property with the guid, and the navigation property that binds.
  values: pick(columns, (c) => (c.targets ? `_${c.logicalName}_value` : undefined)),
  navigation: pick(columns, (c) => c.navigationProperty),
  collections: Object.fromEntries(
    metadata.relationships
      .filter(
        (r) => r.referencedTable === table.logicalName && r.schemaName.startsWith(metadata.solution.publisherPrefix),
      )
      .map((r) => [metadata.tables[r.referencingTable]!.entitySetName, r.collectionNavigationProperty]),
  ),
  keys: Object.fromEntries(
    table.keys.map((key) => [key.columns.join("_").replace(/^alexacrm_wordpress_/, ""), key.logicalName]),
  ),
  maxLength: pick(columns, (c) => c.maxLength),
});

/** `WordPressUserPicker` -> `wordPressUserPicker`. */
export const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Values of a choice by the member names of the feed, or by label. */
export const options = (column: Column): Record<string, number> =>
  Object.fromEntries(
    (column.options ?? []).map((option) => [
      camel((option.externalValue ?? option.label[1033] ?? "").replace(/\W/g, "")),
      option.value,
    ]),
  );
