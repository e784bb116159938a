import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../out/stamps");

/** One hash (hex) over the names and contents of files and folders; `generated` folders of the controls are left out, being outputs. */
export function contentHash(paths) {
  const hash = createHash("sha256");
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory())
      for (const name of readdirSync(path).sort()) {
        if (!existsSync(join(path, name, "ManifestTypes.d.ts"))) add(join(path, name));
      }
    else hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  };
  paths.forEach(add);
  return hash.digest("hex");
}

/** The hash kept from the last good build under this name; undefined when there was none. */
export function readStamp(name) {
  const file = join(folder, `${name}.txt`);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Keeps the hash of a good build. */
export function writeStamp(name, hash) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.txt`), hash);
}
