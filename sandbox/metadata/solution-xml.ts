import { readFileSync } from "node:fs";
import { type Document, DOMParser, type Element } from "@xmldom/xmldom";
import { type Label } from "./types";

export type { Element };

/** An unpacked solution file that can't be read: says which file, which line, what is wrong. */
export class SolutionFileError extends Error {
  constructor(
    readonly file: string,
    readonly line: number | undefined,
    reason: string,
  ) {
    super(`${file}${line === undefined ? "" : `, line ${line}`}: ${reason}`);
    this.name = "SolutionFileError";
  }
}

const files = new WeakMap<object, string>();

/** The parser stops at a fatal error but only mentions lesser ones; here every complaint is an error. */
function parse(text: string, file: string): Document {
  let complaint: SolutionFileError | undefined;
  const parser = new DOMParser({
    onError: (_level, message, context) => {
      const line = (context as { locator?: { lineNumber?: number } } | undefined)?.locator?.lineNumber;
      complaint ??= new SolutionFileError(file, line, `not well-formed XML: ${message.trim()}`);
    },
  });
  try {
    const document = parser.parseFromString(text, "text/xml");
    if (complaint) throw complaint;
    return document;
  } catch (error) {
    throw complaint ?? error;
  }
}

/**
 * Parses one file and returns its root element.
 * @throws SolutionFileError when the file is missing, is no well-formed XML, or has another root element.
 */
export function readXml(file: string, rootName: string): Element {
  let bytes: Uint8Array | undefined;
  try {
    bytes = readFileSync(file);
  } catch {
    bytes = undefined;
  }
  return parseRoot(bytes, file, rootName);
}

/**
 * The root element of a file's bytes, wherever they come from; `file` is what errors call it.
 * @throws SolutionFileError as `readXml`; without bytes the file is missing.
 */
export function parseRoot(bytes: Uint8Array | undefined, file: string, rootName: string): Element {
  if (!bytes) throw new SolutionFileError(file, undefined, "the file can't be read; the solution must hold it.");
  const document = parse(new TextDecoder().decode(bytes).replace(/^\uFEFF/, ""), file);
  files.set(document, file);
  const root = document.documentElement;
  if (!root || root.nodeName !== rootName)
    throw new SolutionFileError(
      file,
      root?.lineNumber,
      `the root element is <${root?.nodeName}>, expected <${rootName}>.`,
    );
  return root;
}

/** An error that points at an element: its file and line. */
export function errorAt(element: Element, reason: string): SolutionFileError {
  return new SolutionFileError(files.get(element.ownerDocument!) ?? "solution", element.lineNumber, reason);
}

/** Child elements, all of them or those of one name, in document order. */
export function children(element: Element, name?: string): Element[] {
  const found: Element[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 1 && (name === undefined || node.nodeName === name)) found.push(node as Element);
  return found;
}

/** The element at the end of a path of child names; undefined when a step is missing. */
export function find(element: Element, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => (at ? children(at, name)[0] : undefined), element);
}

/** Like `find`, but the solution must have it. */
export function need(element: Element, ...path: string[]): Element {
  const found = find(element, ...path);
  if (!found) throw errorAt(element, `<${element.nodeName}> has no <${path.join("/")}>.`);
  return found;
}

/** Trimmed text at the end of a path; undefined when the element is missing or empty. */
export function textOf(element: Element, ...path: string[]): string | undefined {
  return find(element, ...path)?.textContent?.trim() || undefined;
}

/** Trimmed text that must be there. */
export function needText(element: Element, ...path: string[]): string {
  const text = textOf(element, ...path);
  if (text === undefined) throw errorAt(element, `<${element.nodeName}> has no text in <${path.join("/")}>.`);
  return text;
}

/** Whole number at the end of a path; undefined when the element is missing or empty. */
export function numberOf(element: Element, ...path: string[]): number | undefined {
  const text = textOf(element, ...path);
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text)) throw errorAt(element, `<${path.join("/")}> is "${text}", expected a whole number.`);
  return Number(text);
}

/** Whole number in an attribute; without `absent` it must be there. */
export function numberIn(element: Element, name: string, absent?: number): number {
  const text = absent === undefined ? needAttribute(element, name) : (element.getAttribute(name) ?? "");
  if (text === "") return absent!;
  if (!/^-?\d+$/.test(text)) throw errorAt(element, `the attribute ${name} is "${text}", expected a whole number.`);
  return Number(text);
}

/** True for the platform's "1" and "true". */
export function flagOf(text: string | null | undefined): boolean {
  return text === "1" || text?.toLowerCase() === "true";
}

/** An attribute that must be there. */
export function needAttribute(element: Element, name: string): string {
  const value = element.getAttribute(name);
  if (value === null || value === "") throw errorAt(element, `<${element.nodeName}> has no attribute ${name}.`);
  return value;
}

/** A guid as the metadata carries it: lower case, no braces. */
export function bareGuid(text: string): string {
  return text.replace(/[{}]/g, "").toLowerCase();
}

/** Reads `<wrap><item description="…" languagecode="1033" /></wrap>`; an absent wrap is no label. */
export function labelOf(element: Element, wrap: string): Label {
  const at = find(element, wrap);
  const entries = (at ? children(at) : []).map(
    (item) => [numberIn(item, "languagecode"), item.getAttribute("description") ?? ""] as const,
  );
  return Object.fromEntries(entries);
}
