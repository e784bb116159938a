import { writeFileSync } from "node:fs";
import path from "node:path";
import { packSolution } from "../../scripts/pack/pack-solution";
import { readTree, type Tree } from "../../scripts/pack/tree";
import { version } from "../../package.json";

const root = path.resolve(__dirname, "../..");

/** A solution's folder in this repository. */
export const solutionTree = (name: "solution" | "solution-events"): Tree => readTree(path.join(root, name));

/** Packs a solution as `npm run pack` does and writes the managed zip into a folder. Returns its path. */
export function writeManagedZip(folder: Tree, target: string, name: string): string {
  const zip = path.join(target, `${name}_managed.zip`);
  const out = readTree(path.join(root, "out"));
  writeFileSync(zip, packSolution({ folder, out, version, managed: true }));
  return zip;
}
