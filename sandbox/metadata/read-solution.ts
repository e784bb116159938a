import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type App, type Metadata, type Relationship, type Table, type WebResource } from "./types";
import { need, needText, numberOf, readXml } from "./solution-xml";
import { readApp } from "./read-app";
import { readCommand } from "./read-command";
import { readRelationships } from "./read-relationships";
import { readControlResource, readDataSources, readWebResource } from "./read-resources";
import { readTableFolder, type TableParts } from "./read-table";
import { delegates, systemRelationships, systemTables } from "./system-tables";

const filesBelow = (folder: string, ending: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(ending))
        .sort()
        .map((name) => join(folder, name))
    : [];

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => join(folder, name))
    : [];

/** A solution's own tables get numbers from here on, in the order of their names. */
const firstOwnTypeCode = 10_100;

function addParts(table: Table | undefined, parts: TableParts, folder: string): Table {
  if (!table)
    throw new Error(
      `${folder}: the solution extends the platform's table "${parts.logicalName}", which the sandbox does not have; add it to sandbox/metadata/system-tables.`,
    );
  return {
    ...table,
    columns: { ...table.columns, ...parts.columns },
    keys: [...table.keys, ...parts.keys],
    views: [...parts.views, ...table.views],
    forms: [...parts.forms, ...table.forms],
  };
}

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
    };
  }
  return tables;
}

function readTables(folder: string, relationships: Relationship[]): Record<string, Table> {
  const tables: Record<string, Table> = Object.fromEntries(
    systemTables.map((table) => [table.logicalName, { ...table, columns: { ...table.columns } }]),
  );
  let typeCode = firstOwnTypeCode;
  for (const path of foldersIn(join(folder, "Entities"))) {
    const read = readTableFolder(path);
    if ("own" in read) tables[read.own.logicalName] = { ...read.own, objectTypeCode: typeCode++ };
    else tables[read.parts.logicalName] = addParts(tables[read.parts.logicalName], read.parts, path);
  }
  return withLookups(tables, relationships);
}

const readApps = (folder: string, webResources: WebResource[]): App[] =>
  foldersIn(join(folder, "AppModules")).map((path) => {
    const app = readXml(join(path, "AppModule.xml"), "AppModule");
    const siteMap = join(folder, "AppModuleSiteMaps", needText(app, "UniqueName"), "AppModuleSiteMap.xml");
    return readApp(app, readXml(siteMap, "AppModuleSiteMap"), webResources);
  });

/**
 * Reads a solution that is unpacked as `pac solution unpack` lays it out, and adds the platform's own tables and columns.
 * Web resources and controls carry no files: those are built (`createMetadata`).
 * @throws SolutionFileError naming file and line for XML that can't be read; Error for references that lead nowhere.
 */
export function readSolution(folder: string): Metadata {
  const manifest = need(readXml(join(folder, "Other/Solution.xml"), "ImportExportXml"), "SolutionManifest");
  const customizations = readXml(join(folder, "Other/Customizations.xml"), "ImportExportXml");
  const publisherPrefix = needText(manifest, "Publisher", "CustomizationPrefix");
  const shipped = readRelationships(folder, filesBelow(join(folder, "Other/Relationships"), ".xml"));
  const stored = shipped.filter((r) => r.referencingColumn === "createdby").map((r) => r.referencingTable);
  const relationships = [...systemRelationships, ...shipped, ...stored.flatMap(delegates)];
  const webResources = filesBelow(join(folder, "WebResources"), ".data.xml").map((f) =>
    readWebResource(readXml(f, "WebResource")),
  );
  const commands = filesBelow(join(folder, "appactions"), "appaction.xml")
    .map((file) => readCommand(readXml(file, "appaction"), webResources))
    .sort((one, other) => one.sequence - other.sequence);
  return {
    solution: {
      uniqueName: needText(manifest, "UniqueName"),
      version: needText(manifest, "Version"),
      publisherPrefix,
      choicePrefix: numberOf(manifest, "Publisher", "CustomizationOptionValuePrefix") ?? 0,
    },
    tables: readTables(folder, relationships),
    relationships,
    webResources,
    controls: filesBelow(join(folder, "Controls"), ".data.xml").map((f) =>
      readControlResource(readXml(f, "CustomControl"), publisherPrefix),
    ),
    apps: readApps(folder, webResources),
    dataSources: readDataSources(customizations),
    ...(commands.length ? { commands } : {}),
  };
}
