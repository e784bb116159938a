import { type Document, type Element } from "@xmldom/xmldom";
import { children, needText } from "../../sandbox/metadata/solution-xml";
import { SolutionRefused } from "./refusal";
import { type Tree } from "./tree";
import { parseXml, rootOf } from "./xml";

/** Files that live in a solution folder for people, not for the platform. */
export const notPacked = /^(README\.md|ids\.json|released\.json)$/;

/** An unpacked solution, as `pac solution unpack` lays it out, with its XML parsed. */
export interface SolutionFiles {
  tree: Tree;
  /** Every XML file by path. */
  documents: ReadonlyMap<string, Document>;
  uniqueName: string;
  /** Publisher's prefix, without underscore. */
  prefix: string;
  /** Language codes that every label has. */
  languages: string[];
}

/** The root element of a file. @throws SolutionRefused when the folder has no such file. */
export function rootIn({ documents }: Pick<SolutionFiles, "documents">, path: string): Element {
  const document = documents.get(path);
  if (!document)
    throw new SolutionRefused([{ file: path, message: "the file is missing; the folder is no solution." }]);
  return rootOf(document);
}

/** Paths with a parsed file that match, with what the pattern's first group caught. */
export const matching = ({ documents }: SolutionFiles, pattern: RegExp): { path: string; root: Element }[] =>
  [...documents].filter(([path]) => pattern.test(path)).map(([path, document]) => ({ path, root: rootOf(document) }));

/** Elements by name, in the document's order. Found once for each document: nothing changes one, and every check asks. */
const elementsByName = new WeakMap<Document, ReadonlyMap<string, Element[]>>();

function elementsOf(document: Document): ReadonlyMap<string, Element[]> {
  const known = elementsByName.get(document);
  if (known) return known;
  const found = new Map<string, Element[]>();
  const add = (element: Element) => {
    const same = found.get(element.nodeName);
    if (same) same.push(element);
    else found.set(element.nodeName, [element]);
    children(element).forEach(add);
  };
  add(rootOf(document));
  elementsByName.set(document, found);
  return found;
}

/** All elements of a name in all files. */
export const everywhere = ({ documents }: SolutionFiles, name: string): { file: string; element: Element }[] =>
  [...documents].flatMap(([file, document]) =>
    (elementsOf(document).get(name) ?? []).map((element) => ({ file, element })),
  );

/** All elements of all files; those of a file by name. */
export const everyElement = ({ documents }: SolutionFiles): { file: string; element: Element }[] =>
  [...documents].flatMap(([file, document]) =>
    [...elementsOf(document).values()].flat().map((element) => ({ file, element })),
  );

/** Files that were parsed before, by their bytes: nothing changes a document, and both zips are made of the same files. */
const parsed = new WeakMap<Uint8Array, Document>();

function documentOf(path: string, bytes: Uint8Array): Document {
  const document = parsed.get(bytes) ?? parseXml(path, bytes);
  parsed.set(bytes, document);
  return document;
}

/**
 * Opens a solution for one of the two zips: where a file has a `_managed.xml` beside it, the managed zip takes that one.
 * @throws SolutionRefused for XML that can't be read or a missing manifest.
 */
export function openSolution(all: Tree, managed = false): SolutionFiles {
  const variant = /^(.+)_managed\.xml$/;
  const tree = new Map(
    [...all]
      .filter(([path]) => !notPacked.test(path) && !variant.test(path))
      .map(([path, bytes]) => {
        const managedBytes = managed ? all.get(path.replace(/\.xml$/, "_managed.xml")) : undefined;
        return [path, managedBytes ?? bytes] as const;
      }),
  );
  const documents = new Map(
    [...tree].filter(([path]) => path.endsWith(".xml")).map(([path, bytes]) => [path, documentOf(path, bytes)]),
  );
  const manifest = rootIn({ documents }, "Other/Solution.xml");
  const shell = rootIn({ documents }, "Other/Customizations.xml");
  return {
    tree,
    documents,
    uniqueName: needText(manifest, "SolutionManifest", "UniqueName"),
    prefix: needText(manifest, "SolutionManifest", "Publisher", "CustomizationPrefix"),
    languages: Array.from(shell.getElementsByTagName("Language")).map((language) => language.textContent?.trim() ?? ""),
  };
}
