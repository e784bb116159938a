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
  textOf,
} from "./solution-xml";
import { readColumn } from "./read-column";
import { readForm } from "./read-form";
import { type TableElements } from "./solution-parts";
import { readView } from "./read-view";

/** What a solution adds to a table that it does not own, or the inner parts of one that it does. */
export interface TableParts {
  logicalName: string;
  columns: Record<string, Column>;
  keys: AlternateKey[];
  views: View[];
  forms: Form[];
}

/** A whole table of the solution's own, or its parts of one of the platform's or of another solution. */
export type TableRead = { own: Table } | { parts: TableParts };

const formTypes: Record<string, Form["type"]> = {
  main: "main",
  quickCreate: "quickCreate",
  card: "card",
  quick: "quick",
};

function readForms(forms: TableElements["forms"]): Form[] {
  return forms.map(({ type: name, form }) => {
    const type = formTypes[name];
    if (!type)
      throw errorAt(form, `forms of the type "${name}" are not read; known: ${Object.keys(formTypes).join(", ")}.`);
    return readForm(form, type);
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
 * Reads a table. One without `<EntitySetName>` is the platform's and only our parts of it are here.
 * @throws SolutionFileError for anything the sandbox can't read.
 */
export function readTable({ entity: root, forms, views }: TableElements): TableRead {
  const entity = need(root, "EntityInfo", "entity");
  const columns = children(need(entity, "attributes"), "attribute").map(readColumn);
  const parts: TableParts = {
    logicalName: needAttribute(entity, "Name").toLowerCase(),
    columns: Object.fromEntries(columns.map((column) => [column.logicalName, column])),
    keys: readKeys(entity),
    views: views.map(readView),
    forms: readForms(forms),
  };
  return find(entity, "EntitySetName") ? { own: readOwnTable(entity, parts) } : { parts };
}
