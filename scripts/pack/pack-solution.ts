import { needText } from "../../sandbox/metadata/solution-xml";
import { type Built, builtControls, builtWebResources } from "./built-files";
import { checkSolution } from "./checks";
import { contentTypes } from "./content-types";
import { mergeCustomizations } from "./customizations";
import { SolutionRefused } from "./refusal";
import { ownFolders } from "./sections";
import { openSolution, rootIn, type SolutionFiles } from "./solution-files";
import { type Tree } from "./tree";
import { stampControl, stampManifest } from "./version";
import { rootOf, solutionBytes, xmlBytes } from "./xml";
import { zip } from "./zip";
import { webResourceFile } from "./zip-names";

export interface PackOptions {
  /** The unpacked solution. */
  folder: Tree;
  /** Build output: `webresources/…`, `controls/…`. */
  out: Tree;
  /** Three parts, e.g. 1.2.3. */
  version: string;
  managed: boolean;
}

const webResourceEntries = (resources: Built[]): [string, Uint8Array][] =>
  resources.flatMap(({ name, record, content }) =>
    content
      ? [[webResourceFile(name, needText(record, "WebResourceId")), content.get("")!] as [string, Uint8Array]]
      : [],
  );

const controlEntries = (controls: Built[], version: string): [string, Uint8Array][] =>
  controls.flatMap(({ name, content }) =>
    [...(content ?? [])].map(([path, bytes]): [string, Uint8Array] => [
      `Controls/${name}/${path}`,
      path === "ControlManifest.xml" ? stampControl(bytes, version) : bytes,
    ]),
  );

/** XML in the packer's one form, whatever line ends and byte order mark it has here; anything else as it is. */
const ownEntries = ({ tree, documents }: SolutionFiles): [string, Uint8Array][] =>
  [...tree]
    .filter(([path]) => ownFolders.test(path))
    .map(([path, bytes]) => {
      const document = documents.get(path);
      return [path, document ? xmlBytes(rootOf(document)) : bytes];
    });

/** Entries of the zip that Dataverse imports. @throws SolutionRefused with every finding, by file and line. */
export function solutionEntries({ folder, out, version, managed }: PackOptions): Tree {
  const solution = openSolution(folder, managed);
  const resources = builtWebResources(solution, out);
  const controls = builtControls(solution, out);
  const findings = checkSolution(solution, [...resources, ...controls], version);
  if (findings.length) throw new SolutionRefused(findings);
  const entries = new Map<string, Uint8Array>([
    ["solution.xml", solutionBytes(stampManifest(rootIn(solution, "Other/Solution.xml"), version, managed))],
    ["customizations.xml", solutionBytes(mergeCustomizations(solution))],
    ...webResourceEntries(resources),
    ...controlEntries(controls, version),
    ...ownEntries(solution),
  ]);
  return new Map([["[Content_Types].xml", contentTypes(entries.keys())], ...entries]);
}

/** The zip's bytes: the same for the same input, on every machine. */
export const packSolution = (options: PackOptions): Uint8Array => zip(solutionEntries(options));
