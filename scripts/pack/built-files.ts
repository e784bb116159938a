import { posix } from "node:path";
import { type Element } from "@xmldom/xmldom";
import { needText } from "../../sandbox/metadata/solution-xml";
import { matching, type SolutionFiles } from "./solution-files";
import { type Tree } from "./tree";
import { parseXml, rootOf } from "./xml";

const resourceFiles = /^WebResources\/.+\.data\.xml$/;
const controlFiles = /^Controls\/[^/]+\/ControlManifest\.xml\.data\.xml$/;

/** A component whose content is built: its record, the folder's path and what `out/` or the folder has for it. */
export interface Built {
  file: string;
  record: Element;
  name: string;
  /** Content by path below the component; undefined while it is not built. */
  content: Tree | undefined;
  /** What would build it, for a sentence. */
  builtFrom: string;
}

/** Web resources: content stands in the solution folder (after an unpack) or in `out/webresources/<last part of the name>`. */
export const builtWebResources = (solution: SolutionFiles, out: Tree): Built[] =>
  matching(solution, resourceFiles).map(({ path, root }) => {
    const name = needText(root, "Name");
    const builtFrom = `webresources/${posix.basename(name)}`;
    const bytes = solution.tree.get(path.slice(0, -".data.xml".length)) ?? out.get(builtFrom);
    return { file: path, record: root, name, builtFrom, content: bytes && new Map([["", bytes]]) };
  });

const filesBelow = (tree: Tree, folder: string): Tree =>
  new Map(
    [...tree].filter(([path]) => path.startsWith(folder)).map(([path, bytes]) => [path.slice(folder.length), bytes]),
  );

/** Files that a control's manifest names: itself, code, style sheets, images and strings. Anything else stays out of the zip. */
export function filesOfManifest(manifest: Uint8Array): string[] {
  const resources = rootOf(parseXml("ControlManifest.xml", manifest)).getElementsByTagName("resources")[0];
  const named = Array.from(resources?.childNodes ?? []).flatMap((node) => {
    const path = node.nodeType === 1 ? (node as Element).getAttribute("path") : null;
    return path ? [path] : [];
  });
  return ["ControlManifest.xml", ...named];
}

/** Controls: content stands in the solution folder (after an unpack) or in `out/controls/<constructor>/`. */
export const builtControls = (solution: SolutionFiles, out: Tree): Built[] =>
  matching(solution, controlFiles).map(({ path, root }) => {
    const name = needText(root, "Name");
    const builtFrom = `controls/${name.split(".").at(-1)}/`;
    const own = filesBelow(solution.tree, path.slice(0, -"ControlManifest.xml.data.xml".length));
    const files = own.has("ControlManifest.xml") ? own : filesBelow(out, builtFrom);
    const manifest = files.get("ControlManifest.xml");
    const wanted = manifest ? filesOfManifest(manifest) : [];
    const complete = manifest && wanted.every((file) => files.has(file));
    const content = complete ? new Map(wanted.map((file) => [file, files.get(file)!] as const)) : undefined;
    return { file: path, record: root, name, builtFrom, content };
  });
