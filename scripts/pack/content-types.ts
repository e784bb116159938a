import { DOMImplementation } from "@xmldom/xmldom";
import { xmlBytes } from "./xml";

const namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
const anyBytes = "application/octet-stream";

/**
 * `[Content_Types].xml`: a default per file ending, an override per file that has none (web resources).
 * Source: exports of real solutions; both `text/xml` and octet-stream occur for xml.
 */
export function contentTypes(names: Iterable<string>): Uint8Array {
  const document = new DOMImplementation().createDocument(namespace, "Types", null);
  const root = document.documentElement!;
  const endings = new Set(["xml"]);
  const add = (name: string, key: string, value: string, type: string) => {
    const element = document.createElementNS(namespace, name);
    element.setAttribute(key, value);
    element.setAttribute("ContentType", type);
    root.appendChild(element);
  };
  const overrides: string[] = [];
  for (const name of names) {
    const ending = /\.([A-Za-z0-9]+)$/.exec(name.split("/").at(-1)!)?.[1];
    if (ending) endings.add(ending);
    else overrides.push(`/${name}`);
  }
  for (const ending of [...endings].sort())
    add("Default", "Extension", ending, ending === "xml" ? "text/xml" : anyBytes);
  for (const path of overrides.sort()) add("Override", "PartName", path, anyBytes);
  return xmlBytes(root);
}
