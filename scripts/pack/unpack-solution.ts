import { children, find, need, needText } from "../../sandbox/metadata/solution-xml";
import { splitCustomizations } from "./customizations";
import { ownFolders } from "./sections";
import { type Tree } from "./tree";
import { parseXml, rootOf, solutionBytes } from "./xml";
import { unzip } from "./zip";

function needEntry(entries: Tree, name: string): Uint8Array {
  const bytes = entries.get(name);
  if (!bytes) throw new Error(`The zip has no ${name}; it is no Dataverse solution.`);
  return bytes;
}

/**
 * The folder that a zip was packed from, laid out as `pac solution unpack` does: one file per component, contents of web
 * resources and controls beside their records. `<Managed>` is put back to 0, since a folder serves both zips.
 * @throws Error when the bytes are no solution zip.
 */
export function unpackSolution(bytes: Uint8Array): Tree {
  const entries = unzip(bytes);
  const manifest = rootOf(parseXml("solution.xml", needEntry(entries, "solution.xml")));
  const customizations = rootOf(parseXml("customizations.xml", needEntry(entries, "customizations.xml")));
  need(manifest, "SolutionManifest", "Managed").textContent = "0";
  const resources = find(customizations, "WebResources");
  const contents = (resources ? children(resources, "WebResource") : []).flatMap((resource): [string, Uint8Array][] => {
    const content = entries.get(needText(resource, "FileName").replace(/^\//, ""));
    return content ? [[`WebResources/${needText(resource, "Name")}`, content]] : [];
  });
  return new Map<string, Uint8Array>([
    ["Other/Solution.xml", solutionBytes(manifest)],
    ...splitCustomizations(customizations).map(([path, root]): [string, Uint8Array] => [path, solutionBytes(root)]),
    ...contents,
    ...[...entries].filter(([path]) => path.startsWith("Controls/") || ownFolders.test(path)),
  ]);
}
