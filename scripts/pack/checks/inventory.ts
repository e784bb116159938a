import { type Element } from "@xmldom/xmldom";
import { bareGuid, children, find, needAttribute, needText, textOf } from "../../../sandbox/metadata/solution-xml";
import { systemTables } from "../../../sandbox/metadata/system-tables";
import { everywhere, matching, type SolutionFiles } from "../solution-files";

export interface KnownTable {
  /** Spelling of the table's privileges. */
  schemaName: string;
  /** Logical names; of the platform's tables those that plain Dataverse has. */
  columns: ReadonlySet<string>;
  /** Ids of views of the solution. */
  views: ReadonlySet<string>;
  isVirtual: boolean;
  isOrganizationOwned: boolean;
}

/** What the parts of a solution may refer to: its own parts and what every Dataverse has. Ids are lower case without braces. */
export interface Inventory {
  tables: ReadonlyMap<string, KnownTable>;
  /** Web resources by name, with `WebResourceType`. */
  resources: ReadonlyMap<string, { id: string; type: string }>;
  controls: ReadonlySet<string>;
  relationships: ReadonlyMap<string, { referencing: string; referenced: string }>;
  /** Lookups to a virtual table, as `table.column`. */
  virtualLookups: ReadonlySet<string>;
  forms: ReadonlySet<string>;
  apps: ReadonlySet<string>;
  roles: ReadonlySet<string>;
}

const texts = (solution: SolutionFiles, name: string, file: RegExp) =>
  everywhere(solution, name)
    .filter((at) => file.test(at.file))
    .map(({ element }) => bareGuid(element.textContent ?? ""));

const tableOf = (file: string): string => file.split("/")[1]!.toLowerCase();

function knownTable(solution: SolutionFiles, path: string, root: Element): [string, KnownTable] {
  const entity = find(root, "EntityInfo", "entity") ?? root;
  const name = needAttribute(entity, "Name").toLowerCase();
  const ours = children(find(entity, "attributes") ?? entity, "attribute").map((c) => needText(c, "LogicalName"));
  const platform = systemTables.find((table) => table.logicalName === name);
  return [
    name,
    {
      schemaName: needAttribute(entity, "Name"),
      columns: new Set([...Object.keys(platform?.columns ?? {}), ...ours]),
      views: new Set(texts(solution, "savedqueryid", new RegExp(`^${path.replace("Entity.xml", "")}SavedQueries/`))),
      isVirtual: !!find(entity, "DataProviderId"),
      isOrganizationOwned: textOf(entity, "OwnershipTypeMask") === "OrgOwned",
    },
  ];
}

const platformTables = (): [string, KnownTable][] =>
  systemTables.map((table) => [
    table.logicalName,
    {
      schemaName: table.schemaName,
      columns: new Set(Object.keys(table.columns)),
      views: new Set(),
      isVirtual: false,
      isOrganizationOwned: table.ownership === "OrgOwned",
    },
  ]);

/** Reads what there is to refer to. */
export function inventoryOf(solution: SolutionFiles): Inventory {
  const own = matching(solution, /^Entities\/[^/]+\/Entity\.xml$/).map(({ path, root }) =>
    knownTable(solution, path, root),
  );
  const tables = new Map([...platformTables(), ...own]);
  const relationships = everywhere(solution, "EntityRelationship")
    .filter(({ file }) => file.startsWith("Other/Relationships/"))
    .map(({ element }) => ({
      name: needAttribute(element, "Name"),
      referencing: (textOf(element, "ReferencingEntityName") ?? "").toLowerCase(),
      referenced: (textOf(element, "ReferencedEntityName") ?? "").toLowerCase(),
      column: (textOf(element, "ReferencingAttributeName") ?? "").toLowerCase(),
    }));
  return {
    tables,
    resources: new Map(
      matching(solution, /^WebResources\/.+\.data\.xml$/).map(({ root }) => [
        needText(root, "Name"),
        { id: bareGuid(needText(root, "WebResourceId")), type: needText(root, "WebResourceType") },
      ]),
    ),
    controls: new Set(everywhere(solution, "CustomControl").map(({ element }) => needText(element, "Name"))),
    relationships: new Map(relationships.map(({ name, ...ends }) => [name, ends])),
    virtualLookups: new Set(
      relationships
        .filter(({ referenced }) => tables.get(referenced)?.isVirtual)
        .map(({ referencing, column }) => `${referencing}.${column}`),
    ),
    forms: new Set(texts(solution, "formid", /\/FormXml\//)),
    apps: new Set(matching(solution, /^AppModules\//).map(({ root }) => needText(root, "UniqueName"))),
    roles: new Set(matching(solution, /^Roles\//).map(({ root }) => bareGuid(needAttribute(root, "id")))),
  };
}

/** The table that a form's or view's file belongs to. */
export const tableOfFile = ({ tables }: Inventory, file: string): [name: string, table: KnownTable | undefined] => [
  tableOf(file),
  tables.get(tableOf(file)),
];
