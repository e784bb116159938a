import { type Element } from "@xmldom/xmldom";
import { bareGuid } from "../../../sandbox/metadata/solution-xml";
import { type Finding, findingAt, sentence } from "../refusal";
import { everywhere, type SolutionFiles } from "../solution-files";

/** Where an id is given (elsewhere it is only referred to): element and attribute, or the element's text. */
const places: [element: string, attribute?: string][] = [
  ["formid"],
  ["savedqueryid"],
  ["WebResourceId"],
  ["tab", "id"],
  ["section", "id"],
  ["cell", "id"],
  ["header", "id"],
  ["footer", "id"],
  ["Handler", "handlerUniqueId"],
  ["Library", "libraryUniqueId"],
  ["control", "uniqueid"],
  ["EntityDataSource", "EntityDataSourceId"],
];

/** An app refers to its icon by the same element that gives a web resource its id. */
const refers = (file: string, element: Element): boolean =>
  file.startsWith("AppModules/") && element.nodeName === "WebResourceId";

/** No two parts share an id. */
export function idsAreUsedOnce(solution: SolutionFiles): Finding[] {
  const first = new Map<string, Finding>();
  const given = [...places, ["Role", "id"] as [string, string]].flatMap(([name, attribute]) =>
    everywhere(solution, name)
      // Roles of an app are referred to, roles of the solution have files of their own.
      .filter(({ file, element }) => !refers(file, element) && (name !== "Role" || file.startsWith("Roles/")))
      .map(({ file, element }) => ({
        file,
        element,
        id: bareGuid((attribute ? element.getAttribute(attribute) : element.textContent)?.trim() ?? ""),
      })),
  );
  return given
    .filter(({ id }) => id)
    .flatMap(({ file, element, id }) => {
      const before = first.get(id);
      if (before) return [findingAt(file, element, `the id ${id} is used twice; the first is in ${sentence(before)}`)];
      first.set(id, findingAt(file, element, `<${element.nodeName}>.`));
      return [];
    });
}
