import { type Element } from "@xmldom/xmldom";
import { need } from "../../sandbox/metadata/solution-xml";
import { parseXml, rootOf, xmlBytes } from "./xml";

/**
 * The product's version: the newest heading of the changelog, which package.json repeats.
 * @throws Error when the two differ or are no `1.2.3`.
 */
export function productVersion(changelog: string, packageVersion: string): string {
  const newest = /^## (\S+)/m.exec(changelog)?.[1];
  if (!newest || !/^\d+\.\d+\.\d+$/.test(newest))
    throw new Error(`CHANGELOG.md: the newest heading is "${newest ?? ""}", expected a version like "## 1.2.3".`);
  if (newest !== packageVersion)
    throw new Error(
      `CHANGELOG.md starts with ${newest}, package.json has ${packageVersion}; set package.json to the changelog's version.`,
    );
  return newest;
}

/** Dataverse's four parts. */
export const solutionVersion = (version: string): string => `${version}.0`;

/** `solution.xml`: the manifest with version and kind of zip. */
export function stampManifest(manifest: Element, version: string, managed: boolean): Element {
  const stamped = manifest.cloneNode(true) as Element;
  need(stamped, "SolutionManifest", "Version").textContent = solutionVersion(version);
  need(stamped, "SolutionManifest", "Managed").textContent = managed ? "1" : "0";
  return stamped;
}

/** A control's manifest with the product's version, without which the platform keeps the bundle it has. */
export function stampControl(bytes: Uint8Array, version: string): Uint8Array {
  const root = rootOf(parseXml("ControlManifest.xml", bytes));
  need(root, "control").setAttribute("version", version);
  return xmlBytes(root);
}
