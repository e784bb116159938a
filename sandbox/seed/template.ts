import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { plugin } from "./wordpress";

/** Where a seeded site's files are kept for the next stack: named after everything they were made from. */
export function templateFolder(cacheFolder: string): string {
  const hash = createHash("sha256");
  for (const path of [__dirname, join(__dirname, "../wordpress"), plugin.folder]) addFiles(hash, path);
  return join(cacheFolder, "templates", hash.digest("hex").slice(0, 16));
}

function addFiles(hash: ReturnType<typeof createHash>, path: string): void {
  for (const name of readdirSync(path).sort()) {
    const file = join(path, name);
    if (statSync(file).isDirectory()) addFiles(hash, file);
    else hash.update(name).update(readFileSync(file));
  }
}

const seededMark = (stateFolder: string) => join(stateFolder, "database/seeded");

/** Was this site seeded to the end? */
export const isSeeded = (stateFolder: string): boolean => existsSync(seededMark(stateFolder));

/** Copies a template's database into a state folder that has none. @returns false when there is no template or a database. */
export function copyTemplate(template: string, stateFolder: string): boolean {
  const database = join(stateFolder, "database");
  if (!existsSync(template) || existsSync(database)) return false;
  mkdirSync(stateFolder, { recursive: true });
  copyWhole(template, database);
  return true;
}

/** Marks an idle site as seeded and keeps its database as template. Templates that nobody made for a day go. */
export function keepTemplate(template: string, stateFolder: string): void {
  writeFileSync(seededMark(stateFolder), "");
  const folder = dirname(template);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const age = Date.now() - statSync(join(folder, name)).mtimeMs;
    if (age > day) rmSync(join(folder, name), { recursive: true, force: true });
  }
  if (!existsSync(template)) copyWhole(join(stateFolder, "database"), template);
}

const day = 24 * 60 * 60 * 1000;

/** The target appears with all its files or not at all; of two that copy at once the first one wins. */
function copyWhole(source: string, target: string): void {
  const fresh = `${target}.${process.pid}`;
  cpSync(source, fresh, { recursive: true });
  try {
    renameSync(fresh, target);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}
