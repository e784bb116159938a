/**
 * What a release must not take back: ids, names, types and lengths. `npm run pack -- --facts` writes those of the folder as
 * it is to `solution/released.json`; it is done once, when a release is out.
 */
import { z } from "zod";
import { needAttribute, needText, textOf } from "../../sandbox/metadata/solution-xml";
import { compareVersions } from "./checks/versions";
import { everywhere, type SolutionFiles } from "./solution-files";

const column = z.strictObject({ type: z.string(), length: z.number().optional(), introduced: z.string() });

/** `solution/released.json`; the version is 0.0.0.0 until something is released. */
export const factsFile = z.strictObject({
  version: z.string().regex(/^\d+(\.\d+){3}$/),
  /** Whether a table is virtual: it can never become an ordinary one, or the other way round. */
  tables: z.record(z.string(), z.enum(["ordinary", "virtual"])),
  /** `table.column` */
  columns: z.record(z.string(), column),
  /** Forms, views and web resources by id, roles, data sources: their `IntroducedVersion` where they have one. */
  ids: z.record(z.string(), z.string()),
  /** What other things find by name: commands, code components, custom APIs, relationships, keys, apps. */
  names: z.array(z.string()),
});

export type ReleaseFacts = z.infer<typeof factsFile>;

const idElements = ["formid", "savedqueryid", "WebResourceId"];
const idAttributes = [["Role", "id"] as const, ["EntityDataSource", "EntityDataSourceId"] as const];

const namesOf = (solution: SolutionFiles): string[] => {
  const byAttribute = (element: string, attribute: string) =>
    everywhere(solution, element).map((at) => `${element} ${at.element.getAttribute(attribute) ?? ""}`);
  const byChild = (element: string, child: string) =>
    everywhere(solution, element).map((at) => `${element} ${textOf(at.element, child) ?? ""}`);
  return [
    ...new Set([
      ...byAttribute("appaction", "uniquename"),
      ...byAttribute("customapi", "uniquename"),
      ...byAttribute("customapirequestparameter", "uniquename"),
      ...byAttribute("EntityRelationship", "Name"),
      ...byChild("CustomControl", "Name"),
      ...byChild("EntityKey", "LogicalName"),
      ...byChild("AppModule", "UniqueName"),
    ]),
  ].sort();
};

const tablesOf = (solution: SolutionFiles): ReleaseFacts["tables"] =>
  Object.fromEntries(
    everywhere(solution, "entity")
      .filter(({ file }) => file.endsWith("/Entity.xml"))
      .map(({ element }) => [
        needAttribute(element, "Name").toLowerCase(),
        textOf(element, "DataProviderId") ? "virtual" : "ordinary",
      ]),
  );

/** The facts of a solution as it is. */
export function factsOf(solution: SolutionFiles): ReleaseFacts {
  const columns = everywhere(solution, "attribute")
    .filter(({ file }) => file.endsWith("/Entity.xml"))
    .map(({ file, element }) => {
      const length = Number(textOf(element, "MaxLength"));
      const facts = {
        type: needText(element, "Type"),
        ...(length ? { length } : {}),
        introduced: needText(element, "IntroducedVersion"),
      };
      return [
        `${file.split("/")[1]!.toLowerCase()}.${needAttribute(element, "PhysicalName").toLowerCase()}`,
        facts,
      ] as const;
    });
  const ids = idElements
    .flatMap((name) => everywhere(solution, name))
    .filter(({ file }) => !file.startsWith("AppModules/"))
    .map(({ element }) => [
      element.textContent!.trim(),
      element.parentNode?.nodeType === 1
        ? (textOf(element.parentNode as typeof element, "IntroducedVersion") ?? "")
        : "",
    ]);
  const more = idAttributes.flatMap(([name, attribute]) =>
    everywhere(solution, name)
      .filter(({ file }) => !file.startsWith("AppModules/"))
      .map(({ element }) => [needAttribute(element, attribute), ""]),
  );
  const [version] = everywhere(solution, "Version");
  return {
    version: version?.element.textContent ?? "",
    tables: tablesOf(solution),
    columns: Object.fromEntries(columns),
    ids: Object.fromEntries([...ids, ...more].sort()),
    names: namesOf(solution),
  };
}

/** What an upgrade from the released facts to the present ones would break, a sentence each. */
export function upgradeProblems(released: ReleaseFacts, now: ReleaseFacts): string[] {
  const tables = Object.entries(released.tables).flatMap(([name, kind]) =>
    now.tables[name] === kind
      ? []
      : [`The table ${name} was ${kind} and is ${now.tables[name] ?? "gone"}; a table can't change its kind.`],
  );
  const names = released.names
    .filter((name) => !now.names.includes(name))
    .map((name) => `The part ${name} is gone; what names it elsewhere would break.`);
  const columns = Object.entries(released.columns).flatMap(([name, before]) => {
    const after = now.columns[name];
    if (!after) return [`The column ${name} is gone; an upgrade would delete it with its data.`];
    return [
      ...(after.type === before.type
        ? []
        : [`The column ${name} was ${before.type} and is ${after.type}; a type can't change.`]),
      ...((after.length ?? 0) < (before.length ?? 0)
        ? [`The column ${name} shrank from ${before.length} to ${after.length ?? 0}.`]
        : []),
      ...(after.introduced === before.introduced
        ? []
        : [`The column ${name} changed its IntroducedVersion to ${after.introduced}.`]),
    ];
  });
  const ids = Object.entries(released.ids).flatMap(([id, introduced]) => {
    if (now.ids[id] === undefined) return [`The id ${id} is gone; an upgrade would delete that part.`];
    return now.ids[id] === introduced ? [] : [`The part ${id} changed its IntroducedVersion to ${now.ids[id]}.`];
  });
  const same = JSON.stringify({ ...released, version: "" }) === JSON.stringify({ ...now, version: "" });
  const older = compareVersions(now.version, released.version);
  const version =
    older < 0 || (older === 0 && !same)
      ? [`The version ${now.version} is not higher than the released ${released.version}, but the solution changed.`]
      : [];
  return [...tables, ...columns, ...ids, ...names, ...version];
}
