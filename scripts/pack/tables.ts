import { type Document, type Element } from "@xmldom/xmldom";
import { children, find, needText } from "../../sandbox/metadata/solution-xml";
import { matching, type SolutionFiles } from "./solution-files";

const tableFile = /^Entities\/([^/]+)\/Entity\.xml$/;

/** Replaces a table's empty placeholder (`<FormXml />`) by what its files hold. */
function fill(entity: Element, name: string, content: Element[]): void {
  const document = entity.ownerDocument!;
  const found = find(entity, name);
  if (!found && !content.length) return;
  const place = found ?? document.createElement(name);
  if (!found) entity.appendChild(place);
  for (const node of Array.from(place.childNodes)) place.removeChild(node);
  for (const element of content) place.appendChild(element);
}

const adopt = (document: Document, elements: Element[]): Element[] =>
  elements.map((element) => document.importNode(element, true) as Element);

/** Forms of one type go into one `<forms type="main">`, whatever number of files they are in. */
function formsOf(solution: SolutionFiles, folder: string, document: Document): Element[] {
  const types = new Map<string, Element[]>();
  for (const { path, root } of matching(solution, new RegExp(`^${folder}FormXml/[^/]+/[^/]+\\.xml$`))) {
    const type = path.split("/").at(-2)!;
    types.set(type, [...(types.get(type) ?? []), ...children(root, "systemform")]);
  }
  return [...types].map(([type, forms]) => {
    const list = document.createElement("forms");
    list.setAttribute("type", type);
    for (const form of adopt(document, forms)) list.appendChild(form);
    return list;
  });
}

function viewsOf(solution: SolutionFiles, folder: string, document: Document): Element[] {
  const views = matching(solution, new RegExp(`^${folder}SavedQueries/[^/]+\\.xml$`));
  if (!views.length) return [];
  const list = document.createElement("savedqueries");
  for (const { root } of views)
    for (const view of adopt(document, children(root, "savedquery"))) list.appendChild(view);
  return [list];
}

/** Every table with its forms, views and ribbon inside, as `customizations.xml` has it. */
export function mergeTables(solution: SolutionFiles, document: Document): Element[] {
  return matching(solution, tableFile).map(({ path, root }) => {
    const folder = path.slice(0, -"Entity.xml".length);
    const entity = document.importNode(root, true) as Element;
    fill(entity, "FormXml", formsOf(solution, folder, document));
    fill(entity, "SavedQueries", viewsOf(solution, folder, document));
    const ribbon = solution.documents.get(`${folder}RibbonDiff.xml`)?.documentElement;
    const inner = ribbon ? adopt(document, children(ribbon)) : [];
    fill(entity, "RibbonDiffXml", inner);
    return entity;
  });
}

const wrap = (name: string, content: Element): Element => {
  const list = content.ownerDocument!.createElement(name);
  list.appendChild(content.cloneNode(true));
  return list;
};

/** The reverse: `Entity.xml` with empty placeholders, one file per form and view, the ribbon. */
export function splitTable(entity: Element): [path: string, root: Element][] {
  const folder = `Entities/${needText(entity, "Name")}/`;
  const table = entity.cloneNode(true) as Element;
  const files: [string, Element][] = [[`${folder}Entity.xml`, table]];
  for (const list of children(find(table, "FormXml") ?? table, "forms"))
    for (const form of children(list, "systemform"))
      files.push([
        `${folder}FormXml/${list.getAttribute("type")}/${needText(form, "formid")}.xml`,
        wrap("forms", form),
      ]);
  const views = find(table, "SavedQueries", "savedqueries");
  for (const view of views ? children(views, "savedquery") : [])
    files.push([`${folder}SavedQueries/${needText(view, "savedqueryid")}.xml`, wrap("savedqueries", view)]);
  const ribbon = find(table, "RibbonDiffXml");
  if (ribbon && children(ribbon).length) files.push([`${folder}RibbonDiff.xml`, ribbon.cloneNode(true) as Element]);
  for (const name of ["FormXml", "SavedQueries", "RibbonDiffXml"]) if (find(table, name)) fill(table, name, []);
  return files;
}
