import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type AlternateKey, type Column, type Form, type Table, type View } from "./types";
import {
  bareGuid,
  children,
  type Element,
  errorAt,
  find,
  labelOf,
  need,
  needAttribute,
  needText,
  readXml,
  textOf,
} from "./solution-xml";
import { readColumn } from "./read-column";
import { readForm } from "./read-form";
import { readView } from "./read-view";

/** What a solution adds to a table that it does not own, or the inner parts of one that it does. */
export interface TableParts {
  logicalName: string;
  columns: Record<string, Column>;
  keys: AlternateKey[];
  views: View[];
  forms: Form[];
}

/** A folder of `Entities/`: a whole table of our own, or our parts of one of the platform's. */
export type TableFolder = { own: Table } | { parts: TableParts };

const formTypes: Record<string, Form["type"]> = {
  main: "main",
  quickCreate: "quickCreate",
  card: "card",
  quick: "quick",
};

const xmlFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".xml") && !name.endsWith("_managed.xml"))
        .sort()
        .map((name) => join(folder, name))
    : [];

function readForms(folder: string): Form[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const type = formTypes[name];
      if (!type)
        throw new Error(
          `${join(folder, name)}: forms of this type are not read; known: ${Object.keys(formTypes).join(", ")}.`,
        );
      return xmlFiles(join(folder, name)).map((file) => readForm(readXml(file, "forms"), type));
    });
}

function readKeys(entity: Element): AlternateKey[] {
  const keys = find(entity, "EntityKeys");
  return (keys ? children(keys, "EntityKey") : []).map((key) => ({
    logicalName: needText(key, "LogicalName"),
    schemaName: needText(key, "Name"),
    columns: children(need(key, "EntityKeyAttributes"), "AttributeName").map((name) => name.textContent?.trim() ?? ""),
  }));
}

function readOwnTable(entity: Element, parts: TableParts): Table {
  const attributes = children(need(entity, "attributes"), "attribute");
  const primaryName = attributes.find((a) => textOf(a, "DisplayMask")?.split("|").includes("PrimaryName"));
  const primaryId = Object.values(parts.columns).find((column) => column.type === "primarykey");
  if (!primaryName) throw errorAt(entity, "no column's DisplayMask has PrimaryName.");
  if (!primaryId) throw errorAt(entity, "no column is of type primarykey.");
  const provider = textOf(entity, "DataProviderId");
  const icon = textOf(entity, "IconVectorName");
  const ownership = needText(entity, "OwnershipTypeMask");
  if (ownership !== "UserOwned" && ownership !== "OrgOwned") throw errorAt(entity, `unknown ownership "${ownership}".`);
  return {
    ...parts,
    schemaName: needAttribute(entity, "Name"),
    entitySetName: needText(entity, "EntitySetName"),
    objectTypeCode: 0,
    displayName: labelOf(entity, "LocalizedNames"),
    displayCollectionName: labelOf(entity, "LocalizedCollectionNames"),
    ...(icon ? { icon } : {}),
    primaryId: primaryId.logicalName,
    primaryName: needText(primaryName, "LogicalName"),
    ownership,
    ...(provider
      ? {
          virtual: {
            dataProviderId: bareGuid(provider),
            dataSourceId: bareGuid(needText(entity, "DataSourceId")),
            externalName: needText(entity, "ExternalName"),
            externalCollectionName: needText(entity, "ExternalCollectionName"),
          },
        }
      : {}),
  };
}

/**
 * Reads one folder of `Entities/`. A table without `<EntitySetName>` is the platform's and only our parts of it are here.
 * @throws SolutionFileError for anything the sandbox can't read.
 */
export function readTableFolder(folder: string): TableFolder {
  const entity = need(readXml(join(folder, "Entity.xml"), "Entity"), "EntityInfo", "entity");
  const columns = children(need(entity, "attributes"), "attribute").map(readColumn);
  const parts: TableParts = {
    logicalName: needAttribute(entity, "Name").toLowerCase(),
    columns: Object.fromEntries(columns.map((column) => [column.logicalName, column])),
    keys: readKeys(entity),
    views: xmlFiles(join(folder, "SavedQueries")).map((file) => readView(readXml(file, "savedqueries"))),
    forms: readForms(join(folder, "FormXml")),
  };
  return find(entity, "EntitySetName") ? { own: readOwnTable(entity, parts) } : { parts };
}
