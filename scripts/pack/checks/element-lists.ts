import { type Element } from "@xmldom/xmldom";
import { children, find, textOf } from "../../../sandbox/metadata/solution-xml";
import { type Finding, findingAt } from "../refusal";
import { everywhere, type SolutionFiles } from "../solution-files";
import {
  columnElements,
  elementsByColumnType,
  elementsOftenLeftOut,
  formElements,
  ownRelationshipElements,
  relationshipElements,
  tableElements,
  viewElements,
  virtualTableElements,
} from "./what-exports-hold";

const lacking = (file: string, element: Element, wanted: string[], what: string): Finding[] => {
  const names = new Set(children(element).map((child) => child.nodeName));
  const missing = wanted.filter((name) => !names.has(name));
  return missing.length
    ? [findingAt(file, element, `${what} has no <${missing.join(">, <")}>, which exports always hold.`)]
    : [];
};

function columnFindings(file: string, column: Element): Finding[] {
  const type = textOf(column, "Type") ?? "";
  const more = elementsByColumnType[type];
  const what = `the column ${column.getAttribute("PhysicalName") ?? ""}`;
  if (!more) return [findingAt(file, column, `${what} has the type "${type}", which no column has.`)];
  const leftOut = elementsOftenLeftOut[type] ?? [];
  const wanted = columnElements.filter((name) => !leftOut.includes(name));
  return lacking(file, column, [...wanted, ...more], what);
}

/** A platform's table of which only our parts are here has no settings to check. */
function tableFindings(file: string, table: Element): Finding[] {
  if (!find(table, "EntitySetName")) return [];
  return lacking(file, table, find(table, "DataProviderId") ? virtualTableElements : tableElements, "the table");
}

/** Nothing is missing that exports of real environments always hold: an import without it would be a guess. */
export const everyElementThatExportsHave = (solution: SolutionFiles): Finding[] => {
  const inTables = (name: string) => everywhere(solution, name).filter(({ file }) => file.endsWith("/Entity.xml"));
  return [
    ...inTables("entity").flatMap(({ file, element }) => tableFindings(file, element)),
    ...inTables("attribute").flatMap(({ file, element }) => columnFindings(file, element)),
    ...everywhere(solution, "systemform").flatMap(({ file, element }) =>
      lacking(file, element, formElements, "the form"),
    ),
    ...everywhere(solution, "savedquery").flatMap(({ file, element }) =>
      lacking(file, element, viewElements, "the view"),
    ),
    ...everywhere(solution, "EntityRelationship")
      .filter(({ file }) => file.startsWith("Other/Relationships/"))
      .flatMap(({ file, element }) => {
        const system = !(textOf(element, "ReferencingAttributeName") ?? "").startsWith(`${solution.prefix}_`);
        return lacking(file, element, system ? relationshipElements : ownRelationshipElements, "the relationship");
      }),
  ];
};
