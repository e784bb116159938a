import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtControls, builtWebResources } from "../../../scripts/pack/built-files";
import { checkSolution } from "../../../scripts/pack/checks";
import { sentence } from "../../../scripts/pack/refusal";
import { openSolution } from "../../../scripts/pack/solution-files";
import { readTree, type Tree } from "../../../scripts/pack/tree";
import { rootFolder, solutionFolder } from "./files";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array) => new TextDecoder().decode(content);

export const folder: Tree = readTree(solutionFolder);

/** A control's manifest as the build leaves it, with no file but the bundle. */
const manifest = (name: string) =>
  readFileSync(join(rootFolder, "controls", name, "ControlManifest.Input.xml"), "utf8").replace(
    /<resources>[^]*<\/resources>/,
    '<resources><code path="bundle.js" order="1" /></resources>',
  );

/** A script with the functions of its global that forms and commands call, which do nothing: contact.js has those of `Contact`. */
function script(name: string): string {
  const called = new RegExp(`AlexaCRM\\.WordPress\\.(${name})\\.(\\w+)`, "gi");
  const calls = [...folder.values()].flatMap((content) => [...text(content).matchAll(called)]);
  const names = [...new Set(calls.map((call) => call[2]!))].map((one) => `${one}() {}`);
  return `var AlexaCRM = { WordPress: { ${calls[0]?.[1] ?? name}: { ${names.join(", ")} } } };`;
}

/** Scripts are built; what else is a web resource stands in the folder. */
const scripts = [...folder.keys()].flatMap((path) => /([^/]+)\.js\.data\.xml$/.exec(path)?.[1] ?? []);

/** Build output as the build leaves it, small: of what is in a bundle the packer only looks for functions. */
export const out: Tree = new Map(
  [
    ...scripts.map((name) => [`webresources/${name}.js`, script(name)]),
    ...["ContactPicker", "WordPressUserPicker", "WordPressUsernamePicker"].flatMap((name) => [
      [`controls/${name}/ControlManifest.xml`, manifest(name)],
      [`controls/${name}/bundle.js`, `bundle of ${name}`],
      [`controls/${name}/bundle.js.LICENSE.txt`, "not named by the manifest"],
    ]),
  ].map(([path, content]) => [path!, bytes(content!)]),
);

/** A copy of a tree with one file changed, which must hold what is replaced. */
export function changed(tree: Tree, path: string, from: string | RegExp, to: string): Tree {
  const before = text(tree.get(path) ?? new Uint8Array());
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} does not hold ${from.toString()}.`);
  return new Map([...tree, [path, bytes(after)]]);
}

export const without = (tree: Tree, path: string): Tree => {
  if (!tree.has(path)) throw new Error(`There is no ${path}.`);
  return new Map([...tree].filter(([name]) => name !== path));
};

export const withFile = (tree: Tree, path: string, content: string): Tree => new Map([...tree, [path, bytes(content)]]);

/** What the packer says about a folder, one sentence per finding. */
export function findings(tree: Tree, built: Tree = out, version = "0.1.0"): string[] {
  const solution = openSolution(tree);
  const content = [...builtWebResources(solution, built), ...builtControls(solution, built)];
  return checkSolution(solution, content, version).map(sentence);
}
