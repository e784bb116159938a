import { escapeXml } from "./csdl";

/** The service document as OData v4 JSON. `root` is the service's address with a slash at its end. */
export function serviceDocument(root: string, sets: string[]) {
  return {
    "@odata.context": `${root}$metadata`,
    value: sets.map((name) => ({ name, kind: "EntitySet", url: name })),
  };
}

/** The same as an Atom service document, for clients that accept XML alone. */
export function serviceDocumentXml(root: string, sets: string[]): string {
  const title = (text: string) => `<atom:title type="text">${escapeXml(text)}</atom:title>`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<service xmlns="http://www.w3.org/2007/app" xmlns:atom="http://www.w3.org/2005/Atom"',
    `  xmlns:m="http://docs.oasis-open.org/odata/ns/metadata" xml:base="${escapeXml(root)}" m:context="${escapeXml(root)}$metadata">`,
    `  <workspace>${title("Default")}`,
    ...sets.map((name) => `    <collection href="${escapeXml(name)}">${title(name)}</collection>`),
    "  </workspace>",
    "</service>",
    "",
  ].join("\n");
}
