import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { unzipSync } from "fflate";
import { type Element, parseRoot, readXml } from "./solution-xml";

/** Where a solution's files are: a folder that was unpacked, or the zip that Dataverse imports. */
export interface SolutionSource {
  kind: "folder" | "zip";
  /** Every file, with `/` on every machine, in one order. */
  paths: string[];
  /** The root element of a file. @throws SolutionFileError when it is missing, unreadable or has another root. */
  xml(path: string, rootName: string): Element;
  /** The file on this machine that holds a path's bytes; of a zip, a copy. Undefined when there is none. */
  file(path: string): string | undefined;
}

/** Copies of what a zip holds, by the hash of the zip: the same zip is taken apart once. */
const copies = join(__dirname, "../../.sandbox/solutions");

/** Opens an unpacked folder or a zip. @throws Error with a sentence when there is neither. */
export function openSource(path: string): SolutionSource {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new Error(`${path}: there is no such folder or zip.`);
  return found.isDirectory() ? openFolder(path) : openZip(path);
}

/** An unpacked solution. Files for the managed zip alone (`…_managed.xml`) are left out. */
function openFolder(folder: string): SolutionSource {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.split(sep).join("/"))
    .filter((name) => !name.endsWith("_managed.xml"))
    .sort();
  return {
    kind: "folder",
    paths,
    xml: (path, rootName) => readXml(join(folder, path), rootName),
    file: (path) => (existsSync(join(folder, path)) ? join(folder, path) : undefined),
  };
}

/** A solution zip, as `npm run pack` or an export leaves it. @throws Error when the file is no solution zip. */
function openZip(zip: string): SolutionSource {
  const bytes = readFileSync(zip);
  const entries = unzip(zip, bytes);
  if (!entries.has("solution.xml")) throw new Error(`${zip} has no solution.xml; it is no Dataverse solution.`);
  const copy = copyOf(bytes, entries);
  return {
    kind: "zip",
    paths: [...entries.keys()].sort(),
    xml: (path, rootName) => parseRoot(entries.get(path), `${zip}/${path}`, rootName),
    file: (path) => (entries.has(path) ? join(copy, path) : undefined),
  };
}

function unzip(zip: string, bytes: Uint8Array): Map<string, Uint8Array> {
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes);
  } catch {
    throw new Error(`${zip} is no zip, or a broken one.`);
  }
  const files = Object.entries(entries).filter(([name]) => !name.endsWith("/"));
  const outside = files.find(([name]) => name.split("/").includes("..") || /^[/\\]|^[a-z]:|\\/i.test(name));
  if (outside) throw new Error(`${zip}: "${outside[0]}" leads out of the zip; nothing of it was read.`);
  return new Map(files);
}

const week = 7 * 24 * 60 * 60 * 1000;

/** Copies of zips that were taken apart long ago go when a new one comes. */
function removeOld(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const made = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > week) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Puts the files into a folder of their own, whole or not at all, even when two processes do it at once. */
function copyOf(bytes: Uint8Array, entries: Map<string, Uint8Array>): string {
  const folder = join(resolve(copies), createHash("sha256").update(bytes).digest("hex").slice(0, 32));
  if (existsSync(folder)) return folder;
  removeOld(dirname(folder));
  const making = `${folder}.${randomUUID()}`;
  for (const [path, content] of entries) {
    mkdirSync(dirname(join(making, path)), { recursive: true });
    writeFileSync(join(making, path), content);
  }
  try {
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
