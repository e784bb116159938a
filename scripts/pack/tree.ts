import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** Files by path, with `/` on every machine. */
export type Tree = ReadonlyMap<string, Uint8Array>;

/** Order that no machine's language changes: by UTF-16 code unit. */
export const byPath = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All files below a folder. @throws Error when there is no such folder. */
export function readTree(folder: string): Tree {
  if (!existsSync(folder)) throw new Error(`${folder}: there is no such folder.`);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return new Map(
    names
      .map((name) => name.split(sep).join("/"))
      .sort(byPath)
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

/** Writes files below a folder; a path that would leave the folder is refused (a zip may hold one). */
export function writeTree(folder: string, tree: Tree): void {
  for (const [name, bytes] of tree) {
    if (name.split("/").includes("..") || /^[/\\]|^[a-z]:|\\/i.test(name))
      throw new Error(`"${name}" leads out of the folder; nothing more was written.`);
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}
