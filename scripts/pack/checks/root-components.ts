import { type Element } from "@xmldom/xmldom";
import { find, needAttribute, needText } from "../../../sandbox/metadata/solution-xml";
import { type Finding, findingAt } from "../refusal";
import { everywhere, matching, type SolutionFiles } from "../solution-files";

interface Present {
  key: string;
  file: string;
  element: Element;
}

/** Kinds that `solution.xml` lists, by type number, with what names one. Tables are listed by logical name. */
const kinds: { type: string; files: RegExp; nameOf: (root: Element) => string }[] = [
  {
    type: "1",
    files: /^Entities\/[^/]+\/Entity\.xml$/,
    nameOf: (root) => needAttribute(find(root, "EntityInfo", "entity") ?? root, "Name").toLowerCase(),
  },
  { type: "9", files: /^OptionSets\/[^/]+\.xml$/, nameOf: (root) => needAttribute(root, "Name") },
  { type: "20", files: /^Roles\/[^/]+\.xml$/, nameOf: (root) => needAttribute(root, "id") },
  { type: "61", files: /^WebResources\/.+\.data\.xml$/, nameOf: (root) => needText(root, "Name") },
  { type: "62", files: /^AppModuleSiteMaps\//, nameOf: (root) => needText(root, "SiteMapUniqueName") },
  { type: "66", files: /^Controls\/[^/]+\/ControlManifest\.xml\.data\.xml$/, nameOf: (root) => needText(root, "Name") },
  { type: "80", files: /^AppModules\//, nameOf: (root) => needText(root, "UniqueName") },
];

const present = (solution: SolutionFiles): Present[] => [
  ...kinds.flatMap(({ type, files, nameOf }) =>
    matching(solution, files).map(({ path, root }) => ({ key: `${type} ${nameOf(root)}`, file: path, element: root })),
  ),
  ...everywhere(solution, "EntityDataSource").map(({ file, element }) => ({
    key: `183 ${needAttribute(element, "EntityDataSourceId")}`,
    file,
    element,
  })),
];

/** The components that `Other/Solution.xml` lists and those that the folder holds are the same; none is listed twice. */
export function rootComponentsAreComplete(solution: SolutionFiles): Finding[] {
  const listed = everywhere(solution, "RootComponent").map(({ file, element }) => {
    const type = needAttribute(element, "type");
    const named = type === "183" || type === "20" ? "id" : "schemaName";
    return { file, element, key: `${type} ${element.getAttribute(named) ?? ""}` };
  });
  const there = present(solution);
  const [ours, theirs] = [new Set(there.map((c) => c.key)), new Set(listed.map((c) => c.key))];
  return [
    ...listed
      .filter((c) => !ours.has(c.key))
      .map((c) =>
        findingAt(
          c.file,
          c.element,
          `the component "${c.key}" is listed, but the folder has none; add its file or take the line out.`,
        ),
      ),
    ...listed
      .filter((c, index) => listed.findIndex((other) => other.key === c.key) !== index)
      .map((c) => findingAt(c.file, c.element, `the component "${c.key}" is listed twice; keep one line.`)),
    ...there
      .filter((c) => !theirs.has(c.key))
      .map((c) =>
        findingAt(
          c.file,
          c.element,
          `the component "${c.key}" is here, but Other/Solution.xml lists no such RootComponent; add it there.`,
        ),
      ),
  ];
}
