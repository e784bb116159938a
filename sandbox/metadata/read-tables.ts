import { type Relationship, type Table } from "./types";
import { errorAt } from "./solution-xml";
import { type TableElements } from "./solution-parts";
import { readTable, type TableParts } from "./read-table";
import { systemTables } from "./system-tables";

/** A solution's own tables get numbers from here on, in the order of their names. */
const firstOwnTypeCode = 10_100;

/** What came later stands first and takes the place of what has its id. */
const over = <Item extends { id: string }>(later: Item[], earlier: Item[]): Item[] => [
  ...later,
  ...earlier.filter(({ id }) => !later.some((one) => one.id === id)),
];

const addParts = (table: Table, parts: TableParts): Table => ({
  ...table,
  columns: { ...table.columns, ...parts.columns },
  keys: [...table.keys.filter((key) => !parts.keys.some((one) => one.logicalName === key.logicalName)), ...parts.keys],
  views: over(parts.views, table.views),
  forms: over(parts.forms, table.forms),
});

/** Whose rows a reference to a table names: an owner is a user or a team. */
const rowsOf = (table: string): string[] => (table === "owner" ? ["systemuser", "team"] : [table]);

/** A lookup learns from its relationship what it points to and how the Web API calls it. */
function withLookups(tables: Record<string, Table>, relationships: Relationship[]): Record<string, Table> {
  for (const r of relationships) {
    const column = tables[r.referencingTable]?.columns[r.referencingColumn];
    if (!column || !tables[r.referencedTable])
      throw new Error(
        `Relationship ${r.schemaName}: ${r.referencingTable}.${r.referencingColumn} -> ${r.referencedTable} has an end that does not exist.`,
      );
    tables[r.referencingTable]!.columns[r.referencingColumn] = {
      ...column,
      targets: [...new Set([...(column.targets ?? []), ...rowsOf(r.referencedTable)])],
      navigationProperty: column.navigationProperty ?? r.lookupNavigationProperty,
      ...(r.lookupNavigationProperty === r.referencingColumn
        ? {}
        : {
            navigationProperties: {
              ...column.navigationProperties,
              [r.referencedTable]: r.lookupNavigationProperty,
            },
          }),
    };
  }
  return tables;
}

/**
 * The platform's tables with what solutions add to them, and the solutions' own; a later solution adds to an earlier one.
 * @throws SolutionFileError for parts of a table that is nowhere; Error for a relationship that leads nowhere.
 */
export function readTables(elements: TableElements[], relationships: Relationship[]): Record<string, Table> {
  const tables: Record<string, Table> = Object.fromEntries(
    systemTables.map((table) => [table.logicalName, { ...table, columns: { ...table.columns } }]),
  );
  let typeCode = firstOwnTypeCode;
  for (const one of elements) {
    const read = readTable(one);
    const parts = "own" in read ? read.own : read.parts;
    const before = tables[parts.logicalName];
    if (before) tables[parts.logicalName] = addParts(before, parts);
    else if ("own" in read) tables[parts.logicalName] = { ...read.own, objectTypeCode: typeCode++ };
    else
      throw errorAt(
        one.entity,
        `the solution extends the platform's table "${parts.logicalName}", which the sandbox does not have; add it to sandbox/metadata/system-tables.`,
      );
  }
  return withLookups(tables, relationships);
}
