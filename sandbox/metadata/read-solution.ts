import { dirname } from "node:path";
import { type Metadata, type SolutionFacts } from "./types";
import { type Element, flagOf, need, needText, numberOf, textOf } from "./solution-xml";
import { readApp } from "./read-app";
import { readColumnProfile } from "./column-profile";
import { readCommand } from "./read-command";
import { readCustomApis } from "./read-custom-api";
import { readRelationship } from "./read-relationships";
import { readControlResource, readDataSources, readWebResource } from "./read-resources";
import { readRole } from "./read-role";
import { readTables } from "./read-tables";
import { partsOf, type SolutionParts } from "./solution-parts";
import { openSource, type SolutionSource } from "./solution-source";
import { delegates, systemRelationships } from "./system-tables";

interface Opened {
  source: SolutionSource;
  parts: SolutionParts;
  facts: SolutionFacts;
}

function factsOf(root: Element): SolutionFacts {
  const manifest = need(root, "SolutionManifest");
  return {
    uniqueName: needText(manifest, "UniqueName"),
    version: needText(manifest, "Version"),
    publisherPrefix: needText(manifest, "Publisher", "CustomizationPrefix"),
    choicePrefix: numberOf(manifest, "Publisher", "CustomizationOptionValuePrefix") ?? 0,
  };
}

/** What the solution in a folder or zip says of itself. @throws as `readSolution`. */
export function readManifest(path: string): SolutionFacts {
  const source = openSource(path);
  return factsOf(source.xml(source.kind === "zip" ? "solution.xml" : "Other/Solution.xml", "ImportExportXml"));
}

function open(path: string): Opened {
  const source = openSource(path);
  const parts = partsOf(source);
  return { source, parts, facts: factsOf(parts.manifest) };
}

/** One of each name; a later solution's takes the place of an earlier one's. */
const lastOf = <Item>(items: Item[], nameOf: (item: Item) => string): Item[] => [
  ...new Map(items.map((item) => [nameOf(item), item])).values(),
];

/** Content stands beside the record in a folder, under the platform's name in a zip; undefined: it is built elsewhere. */
const readWebResources = ({ source, parts }: Opened): Metadata["webResources"] =>
  parts.webResources.map((element) => {
    const resource = readWebResource(element);
    const inZip = textOf(element, "FileName")?.replace(/^\//, "");
    return { ...resource, file: source.file(source.kind === "zip" ? (inZip ?? "") : `WebResources/${resource.name}`) };
  });

const readControls = ({ source, parts, facts }: Opened): Metadata["controls"] =>
  parts.controls.map((element) => {
    const control = readControlResource(element, facts.publisherPrefix);
    const manifest = source.file(`Controls/${control.name}/ControlManifest.xml`);
    return { ...control, folder: manifest && dirname(manifest) };
  });

function readRelationships(solutions: Opened[]): Metadata["relationships"] {
  const elements = solutions.flatMap(({ parts }) => parts.relationships);
  const shipped = lastOf(elements.map(readRelationship), ({ schemaName }) => schemaName);
  const stored = shipped.filter((r) => r.referencingColumn === "createdby").map((r) => r.referencingTable);
  return [...systemRelationships, ...shipped, ...stored.flatMap(delegates)];
}

/**
 * Reads a solution, unpacked as `pac solution unpack` lays it out or as the zip that Dataverse imports, then further ones
 * that stand on it, and adds the platform's own tables and columns. What is built (`createMetadata`) has no files yet.
 * @throws SolutionFileError naming file and line for XML that can't be read; Error for references that lead nowhere.
 */
export function readSolution(path: string, ...further: string[]): Metadata {
  const solutions = [path, ...further].map(open);
  const relationships = readRelationships(solutions);
  const webResources = lastOf(solutions.flatMap(readWebResources), ({ name }) => name);
  const commands = solutions.flatMap(({ source }) =>
    source.paths
      .filter((file) => /^appactions\/[^/]+\/appaction\.xml$/.test(file))
      .map((file) => readCommand(source.xml(file, "appaction"), webResources)),
  );
  const columnProfiles = solutions.flatMap(({ parts }) => parts.columnProfiles.map(readColumnProfile));
  const tables = readTables(
    solutions.flatMap(({ parts }) => parts.tables),
    relationships,
  );
  return {
    solution: solutions[0]!.facts,
    solutions: solutions.map(({ facts, parts }) => ({
      ...facts,
      isManaged: flagOf(textOf(parts.manifest, "SolutionManifest", "Managed")),
    })),
    tables,
    relationships,
    webResources,
    controls: lastOf(solutions.flatMap(readControls), ({ name }) => name),
    apps: lastOf(
      solutions.flatMap(({ parts }) => parts.apps.map(({ app, siteMap }) => readApp(app, siteMap, webResources))),
      ({ uniqueName }) => uniqueName,
    ),
    dataSources: lastOf(
      solutions.flatMap(({ parts }) => readDataSources(parts.customizations)),
      ({ id }) => id,
    ),
    customApis: lastOf(
      solutions.flatMap(({ source }) => readCustomApis(source)),
      ({ uniqueName }) => uniqueName,
    ),
    roles: lastOf(
      solutions.flatMap(({ parts }) => parts.roles.map(readRole)),
      ({ id }) => id,
    ),
    ...(columnProfiles.length ? { columnProfiles: lastOf(columnProfiles, ({ id }) => id) } : {}),
    ...(commands.length
      ? {
          commands: lastOf(commands, ({ uniqueName }) => uniqueName).sort(
            (one, other) => one.sequence - other.sequence,
          ),
        }
      : {}),
  };
}
