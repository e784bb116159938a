import { type Document, type Element } from "@xmldom/xmldom";
import { children, needAttribute, needText } from "../../sandbox/metadata/solution-xml";
import { matching, type SolutionFiles } from "./solution-files";

export const relationshipList = "Other/Relationships.xml";
export const relationshipFiles = /^Other\/Relationships\/[^/]+\.xml$/;

/** The listed relationships, in the list's order. That list and files agree is `checks/relationships.ts`. */
export function mergeRelationships(solution: SolutionFiles, document: Document): Element[] {
  const list = solution.documents.get(relationshipList)?.documentElement;
  const defined = matching(solution, relationshipFiles).flatMap(({ root }) => children(root));
  return (list ? children(list) : []).flatMap((item) => {
    const found = defined.find((r) => r.getAttribute("Name") === item.getAttribute("Name"));
    return found ? [document.importNode(found, true) as Element] : [];
  });
}

/** The reverse: a list of names, and one file per referenced table. */
export function splitRelationships(relationships: Element[]): [path: string, root: Element][] {
  if (!relationships.length) return [];
  const document = relationships[0]!.ownerDocument!;
  const list = document.createElement("EntityRelationships");
  const files = new Map<string, Element>();
  for (const relationship of relationships) {
    const item = document.createElement("EntityRelationship");
    list.appendChild(item);
    item.setAttribute("Name", needAttribute(relationship, "Name"));
    const path = `Other/Relationships/${needText(relationship, "ReferencedEntityName")}.xml`;
    const file = files.get(path) ?? document.createElement("EntityRelationships");
    file.appendChild(relationship.cloneNode(true));
    files.set(path, file);
  }
  return [[relationshipList, list], ...files];
}
