import { type Document, type Element } from "@xmldom/xmldom";
import { children, find } from "../../sandbox/metadata/solution-xml";
import { mergeRelationships, splitRelationships } from "./relationships";
import { schemaOrder, sections } from "./sections";
import { matching, rootIn, type SolutionFiles } from "./solution-files";
import { mergeTables, splitTable } from "./tables";

const shellFile = "Other/Customizations.xml";

/** The section of a name; made where the official schema wants it when the shell has none. */
function sectionIn(shell: Element, name: string): Element {
  const found = find(shell, name);
  if (found) return found;
  const later = schemaOrder.slice(schemaOrder.indexOf(name) + 1);
  const next = children(shell).find((element) => later.includes(element.nodeName));
  const section = shell.ownerDocument!.createElement(name);
  shell.insertBefore(section, next ?? null);
  return section;
}

const empty = (element: Element): void => {
  for (const node of Array.from(element.childNodes)) element.removeChild(node);
};

/** `customizations.xml`: the shell with every component's file put into its section, in schema order. */
export function mergeCustomizations(solution: SolutionFiles): Element {
  const shell = rootIn(solution, shellFile).cloneNode(true) as Element;
  const document: Document = shell.ownerDocument!;
  const put = (name: string, content: Element[]) => {
    if (content.length) for (const element of content) sectionIn(shell, name).appendChild(element);
  };
  put("Entities", mergeTables(solution, document));
  put("EntityRelationships", mergeRelationships(solution, document));
  for (const { name, files } of sections)
    put(
      name,
      matching(solution, files).map(({ root }) => document.importNode(root, true) as Element),
    );
  return shell;
}

/** The reverse: the shell with empty sections, and one file per component. */
export function splitCustomizations(customizations: Element): [path: string, root: Element][] {
  const shell = customizations.cloneNode(true) as Element;
  const take = (name: string): Element[] => {
    const section = find(shell, name);
    const content = section ? children(section).map((element) => element.cloneNode(true) as Element) : [];
    if (section) empty(section);
    return content;
  };
  const files = [
    ...take("Entities").flatMap(splitTable),
    ...splitRelationships(take("EntityRelationships")),
    ...sections.flatMap(({ name, pathOf }) => take(name).map((root): [string, Element] => [pathOf(root), root])),
  ];
  return [[shellFile, shell], ...files];
}
