import { type Element } from "@xmldom/xmldom";
import { bareGuid, children, find, textOf } from "../../../sandbox/metadata/solution-xml";
import { type Finding, findingAt } from "../refusal";
import { matching, type SolutionFiles } from "../solution-files";
import { type Inventory, type KnownTable, tableOfFile } from "./inventory";

const all = (form: Element, name: string): Element[] => Array.from(form.getElementsByTagName(name));
const attributeOf = (element: Element, name: string): string => element.getAttribute(name) ?? "";

/** The platform's control for related rows. */
const subgrid = "{E7A81278-8635-4D9E-8D4D-59480B391C5B}";

function columnFindings(file: string, form: Element, name: string, table: KnownTable): Finding[] {
  const shown = all(form, "control").map((at) => ({ at, column: attributeOf(at, "datafieldname") }));
  const heard = all(form, "event").map((at) => ({ at, column: attributeOf(at, "attribute") }));
  return [...shown, ...heard]
    .filter(({ column }) => column && !table.columns.has(column))
    .map(({ at, column }) =>
      findingAt(file, at, `the table ${name} has no column "${column}", or plain Dataverse lacks it.`),
    );
}

function libraryFindings(file: string, form: Element, { resources }: Inventory): Finding[] {
  const libraries = all(form, "Library");
  const loaded = new Set(libraries.map((library) => attributeOf(library, "name")));
  return [
    ...libraries
      .filter((library) => resources.get(attributeOf(library, "name"))?.type !== "3")
      .map((at) => findingAt(file, at, `"${attributeOf(at, "name")}" is no script of this solution; names are exact.`)),
    ...all(form, "Handler")
      .filter((handler) => !loaded.has(attributeOf(handler, "libraryName")))
      .map((at) =>
        findingAt(
          file,
          at,
          `the form does not load "${attributeOf(at, "libraryName")}", whose ${attributeOf(at, "functionName")} it calls.`,
        ),
      ),
  ];
}

function subgridFindings(file: string, control: Element, name: string, inventory: Inventory): Finding[] {
  const parameters = find(control, "parameters") ?? control;
  const [target, relationship] = [textOf(parameters, "TargetEntityType") ?? "", textOf(parameters, "RelationshipName")];
  const table = inventory.tables.get(target);
  if (!table) return [findingAt(file, control, `the subgrid shows "${target}", which is no table here.`)];
  const ends = inventory.relationships.get(relationship ?? "");
  const view = bareGuid(textOf(parameters, "ViewId") ?? "");
  return [
    ...(relationship && (ends?.referencing !== target || ends.referenced !== name)
      ? [findingAt(file, control, `"${relationship}" does not tie ${target} to ${name}.`)]
      : []),
    ...(table.views.has(view) ? [] : [findingAt(file, control, `the table ${target} has no view {${view}}.`)]),
  ];
}

/** The same code component for browser, tablet and phone, in the solution, bound to columns of the form's table. */
function componentFindings(file: string, description: Element, table: KnownTable, inventory: Inventory): Finding[] {
  const components = children(description, "customControl").filter((c) => c.hasAttribute("name"));
  const names = [...new Set(components.map((c) => attributeOf(c, "name")))];
  const factors = components.map((c) => attributeOf(c, "formFactor")).join();
  const bound = components
    .flatMap((c) => children(find(c, "parameters") ?? c))
    .filter((p) => attributeOf(p, "type") && attributeOf(p, "static") !== "true");
  return [
    ...names
      .filter((name) => !inventory.controls.has(name))
      .map((name) => findingAt(file, description, `the code component "${name}" is not in this solution.`)),
    ...(names.length === 1 && factors === "0,1,2"
      ? []
      : [findingAt(file, description, `one component must serve form factors 0, 1 and 2; here are ${factors}.`)]),
    ...bound
      .filter((p) => !table.columns.has(p.textContent?.trim() ?? ""))
      .map((p) =>
        findingAt(file, p, `<${p.nodeName}> is bound to "${p.textContent}", which is no column of the table.`),
      ),
  ];
}

/** Forms show and hear columns that are there, load scripts of the solution, and bind components and subgrids to what exists. */
export const formsReferToWhatIsThere = (solution: SolutionFiles, inventory: Inventory): Finding[] =>
  matching(solution, /^Entities\/[^/]+\/FormXml\//).flatMap(({ path, root }) => {
    const [name, table] = tableOfFile(inventory, path);
    if (!table) return [findingAt(path, root, `there is no table "${name}" for this form.`)];
    const described = new Set(all(root, "controlDescription").map((d) => bareGuid(attributeOf(d, "forControl"))));
    const undescribed = all(root, "control").filter(
      (c) => c.hasAttribute("uniqueid") && !described.has(bareGuid(attributeOf(c, "uniqueid"))),
    );
    return [
      ...columnFindings(path, root, name, table),
      ...libraryFindings(path, root, inventory),
      ...all(root, "control")
        .filter((c) => attributeOf(c, "classid").toUpperCase() === subgrid)
        .flatMap((c) => subgridFindings(path, c, name, inventory)),
      ...all(root, "controlDescription").flatMap((d) => componentFindings(path, d, table, inventory)),
      ...undescribed.map((c) => findingAt(path, c, "the control has a uniqueid, but no controlDescription is for it.")),
    ];
  });
