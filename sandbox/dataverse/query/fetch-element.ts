import { DOMParser, type Element } from "@xmldom/xmldom";

import { fail } from "../errors";

const known: Record<string, string[]> = {
  fetch: [
    "version",
    "output-format",
    "mapping",
    "distinct",
    "count",
    "page",
    "paging-cookie",
    "top",
    "returntotalrecordcount",
    "no-lock",
    "savedqueryid",
    "useraworderby",
  ],
  entity: ["name"],
  attribute: ["name", "alias"],
  order: ["attribute", "descending", "entityname"],
  filter: ["type", "isquickfindfields", "overridequickfindrecordlimitenabled"],
  condition: ["attribute", "operator", "value", "valueof", "entityname", "uiname", "uitype", "uihidden"],
  "link-entity": ["name", "from", "to", "alias", "link-type", "visible", "intersect"],
};

/** The root of a FetchXML text. @throws DataverseError 400 for text that is no FetchXML. */
export function rootOf(xml: string): Element {
  let problem = "";
  try {
    const document = new DOMParser({
      onError: (level, message) => level !== "warning" && (problem ||= message),
    }).parseFromString(xml, "text/xml");
    if (!problem && document.documentElement?.tagName === "fetch") return document.documentElement;
  } catch (error) {
    problem ||= (error as Error).message;
  }
  throw fail("badFetch", problem || "the root element must be 'fetch'.");
}

export const children = (element: Element): Element[] =>
  Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);

export const named = (element: Element, name: string): Element[] =>
  children(element).filter(({ tagName }) => tagName === name);

export function only(element: Element, name: string): Element {
  const found = named(element, name);
  if (found.length !== 1) throw fail("badFetch", `'${element.tagName}' takes one '${name}'.`);
  return found[0]!;
}

export function required(element: Element, name: string): string {
  const value = element.getAttribute(name);
  if (!value) throw fail("badFetch", `'${element.tagName}' needs the attribute '${name}'.`);
  return value;
}

export function whole(element: Element, name: string): number | undefined {
  const text = element.getAttribute(name);
  if (!text) return undefined;
  if (!/^[1-9]\d{0,4}$/.test(text)) throw fail("badFetch", `'${name}' takes a whole number from 1 up, not '${text}'.`);
  return Number(text);
}

export const optional = <Name extends string>(name: Name, value: number | undefined) =>
  (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, number>>;

/** Refuses elements and attributes that nothing here reads, instead of answering as if they were not there. */
export function check(element: Element): void {
  const attributes = known[element.tagName];
  for (const { name } of Array.from(element.attributes))
    if (!attributes?.includes(name)) throw fail("notImplemented", `'${name}' of FetchXML's '${element.tagName}'`);
  const parts = ["entity", "attribute", "all-attributes", "order", "filter", "link-entity", "condition", "value"];
  for (const { tagName } of children(element))
    if (!parts.includes(tagName)) throw fail("notImplemented", `<${tagName}> in FetchXML`);
}
