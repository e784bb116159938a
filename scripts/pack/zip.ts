import { strFromU8, unzipSync, zipSync } from "fflate";
import { byPath, type Tree } from "./tree";

/** DOS time of every entry, in local time because a zip knows no zone: the same bytes on every machine, on every day. */
const mtime = new Date(1980, 0, 1);

/** A zip whose bytes depend on the files' names and contents alone; `[Content_Types].xml` first, as the platform writes it. */
export function zip(files: Tree): Uint8Array {
  const names = [...files.keys()].sort((a, b) => Number(b.startsWith("[")) - Number(a.startsWith("[")) || byPath(a, b));
  return zipSync(Object.fromEntries(names.map((name) => [name, files.get(name)!])), { level: 9, mtime });
}

/** The files of a zip. @throws Error when the bytes are no zip. */
export function unzip(bytes: Uint8Array): Tree {
  if (strFromU8(bytes.subarray(0, 2)) !== "PK") throw new Error("The file is no zip.");
  const entries = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith("/"));
  return new Map(entries.sort(([a], [b]) => byPath(a, b)));
}
