/**
 * What a release must not take back: ids, names, types and lengths. `npm run pack -- --facts` writes those of the folder as
 * it is to `solution/released.json`; it is done once, when a release is out.
 */
import { z } from "zod";
import { needAttribute, needText, textOf } from "../../sandbox/metadata/solution-xml";
import { compareVersions } from "./checks/versions";
import { everywhere, type SolutionFiles } from "./solution-files";

const column = z.strictObject({ type: z.string(), length: z.number().optional(), introduced: z.string() });

/** `solution/released.json`. */
export const factsFile = z.strictObject({
  version: z.string().regex(/^\d+(\.\d+){3}$/),
  /** `table.column` */
  columns: z.record(z.string(), column),
  /** Forms, views, web resources and roles by id: their `IntroducedVersion` where they have one. */
  ids: z.record(z.string(), z.string()),
});

export type ReleaseFacts = z.infer<typeof factsFile>;

const idElements = ["formid", "savedqueryid", "WebResourceId"];

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
  const [version] = everywhere(solution, "Version");
  return {
    version: version?.element.textContent ?? "",
    columns: Object.fromEntries(columns),
    ids: Object.fromEntries(ids.sort()),
  };
}

/** What an upgrade from the released facts to the present ones would break, a sentence each. */
export function upgradeProblems(released: ReleaseFacts, now: ReleaseFacts): string[] {
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
  return [...columns, ...ids, ...version];
}
