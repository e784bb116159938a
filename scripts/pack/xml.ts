import { type Document, DOMParser, type Element, type Node, XMLSerializer } from "@xmldom/xmldom";
import { SolutionRefused } from "./refusal";

const xsi = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const header = '<?xml version="1.0" encoding="utf-8"?>\n';

/** Parses strictly. @throws SolutionRefused with file and line for anything that is not well-formed. */
export function parseXml(file: string, bytes: Uint8Array): Document {
  const refuse = (message: string, line?: number) =>
    new SolutionRefused([{ file, ...(line ? { line } : {}), message: `not well-formed XML: ${message.trim()}` }]);
  let complaint: SolutionRefused | undefined;
  try {
    const document = new DOMParser({
      onError: (_level, message, context) => {
        complaint ??= refuse(
          message,
          (context as { locator?: { lineNumber?: number } } | undefined)?.locator?.lineNumber,
        );
      },
    }).parseFromString(new TextDecoder().decode(bytes).replace(/^\uFEFF/, ""), "text/xml");
    if (complaint) throw complaint;
    return document;
  } catch (error) {
    throw complaint ?? error;
  }
}

/** The root element of a parsed file. */
export const rootOf = (document: Document): Element => document.documentElement!;

const isElement = (node: Node): boolean => node.nodeType === 1;

/** White space between elements becomes two blanks per level; text of elements without children stays as it is. */
function indent(element: Element, level: number): void {
  const nodes = Array.from(element.childNodes);
  if (!nodes.some(isElement)) return;
  for (const node of nodes) if (node.nodeType === 3 && !node.textContent?.trim()) element.removeChild(node);
  const document = element.ownerDocument!;
  const line = (depth: number) => document.createTextNode(`\n${"  ".repeat(depth)}`);
  for (const node of Array.from(element.childNodes)) {
    element.insertBefore(line(level + 1), node);
    if (isElement(node)) indent(node as Element, level + 1);
  }
  element.appendChild(line(level));
}

/**
 * The one form in which files are written, so that packing and unpacking give the same bytes: UTF-8, line feeds, two
 * blanks per level, empty elements as `<x />`.
 */
export function xmlText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  indent(copy, 0);
  // In serialised XML "/>" can only end an empty element: ">" is escaped in text and in attributes.
  return `${header}${new XMLSerializer().serializeToString(copy).replace(/\s*\/>/g, " />")}\n`;
}

/** `xmlText` of a solution's file: the `xsi` prefix is declared once, first thing in the root, as exports have it. */
export const solutionText = (element: Element): string =>
  xmlText(element)
    .split(xsi)
    .join("")
    .replace(/^(<\?.*\?>\n<[\w.]+)/, (start) => start + xsi);

export const xmlBytes = (element: Element): Uint8Array => new TextEncoder().encode(xmlText(element));

export const solutionBytes = (element: Element): Uint8Array => new TextEncoder().encode(solutionText(element));
