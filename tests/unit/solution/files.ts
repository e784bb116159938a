import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DOMParser, type Document, type Element } from "@xmldom/xmldom";
import { readSolution } from "../../../sandbox/metadata";

export const rootFolder = join(__dirname, "../../..");
export const solutionFolder = join(rootFolder, "solution");

/** Every XML file of the solution, by its path below `solution/`. */
export const xmlFiles: string[] = readdirSync(solutionFolder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".xml"))
  .sort();

export const textOfFile = (path: string): string => readFileSync(join(solutionFolder, path), "utf8");

/** Parsed strictly: anything that is not well-formed throws. */
export const parse = (path: string): Document =>
  new DOMParser({
    onError: (_level, message) => {
      throw new Error(`${path}: ${message}`);
    },
  }).parseFromString(textOfFile(path), "text/xml");

export const elements = (path: string, name: string): Element[] => Array.from(parse(path).getElementsByTagName(name));

export const childNames = (element: Element): string[] =>
  Array.from(element.childNodes)
    .filter((node) => node.nodeType === 1)
    .map((node) => node.nodeName);

export const metadata = readSolution(solutionFolder);

export const contact = metadata.tables.contact!;
export const wordpressUser = metadata.tables.alexacrm_wordpressuser!;
export const wordpressSite = metadata.tables.alexacrm_wordpresssite!;
export const ourTables = [contact, wordpressSite, wordpressUser];
