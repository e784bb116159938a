import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const oldestNode = 20;

/** Ends the process with one sentence when this Node.js is too old to go on. */
export function requireNode(version = process.versions.node) {
  if (Number(version.split(".")[0]) >= oldestNode) return;
  console.error(
    `This needs Node.js ${oldestNode} or newer; this is ${version}. Get a newer one from https://nodejs.org and run it again.`,
  );
  process.exit(1);
}

/**
 * npm writes its own copy of the lock file when it is done, so a newer lock file means that it has something left to do. Packages
 * that a link shares with another checkout are that one's business: npm ci would empty them under it.
 */
function isInstalled() {
  if (lstatSync(join(root, "node_modules"), { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  const done = join(root, "node_modules/.package-lock.json");
  return existsSync(done) && statSync(done).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs;
}

/** Installs what package-lock.json says when that was not done since it changed. Ends the process when npm can't. */
export function installWhenNeeded() {
  if (isInstalled()) return;
  console.log("Installing packages with npm ci (about a minute, once)");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  console.error("npm ci did not succeed; what it wrote above says why. Without the packages nothing can start.");
  process.exit(1);
}
