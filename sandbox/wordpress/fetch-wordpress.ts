import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import * as tar from "tar";
import { isAlive } from "../is-alive";
import { coreFiles, mountPoints } from "./core-files";
import { isKept, keptPath, wordpressPackage } from "./wordpress-package";

const run = promisify(execFile);
const stamp = createHash("sha256")
  .update(JSON.stringify([wordpressPackage, coreFiles, mountPoints]))
  .digest("hex");

export interface FetchOptions {
  /** Where WordPress ends up: `wordpress/` and `sqlite-database-integration/`. Made when missing, replaced when outdated. */
  folder: string;
  onProgress?: (sentence: string) => void;
  /** Puts the package's tarball into a folder and returns its path; `npm pack` unless a test says otherwise. */
  pack?: (folder: string) => Promise<string>;
  integrity?: string;
}

/**
 * Fetches WordPress once, from the npm package that carries it, and checks its sha512 before unpacking. The folder appears
 * whole or not at all (unpacked beside it, then renamed). Does nothing when the folder already holds this version.
 * @throws Error with a sentence when npm can't fetch it or the file is not the pinned one.
 */
export async function fetchWordPress(options: FetchOptions): Promise<void> {
  const { folder, onProgress = () => {}, pack = npmPack, integrity = wordpressPackage.integrity } = options;
  if (await isCurrent(folder)) return;
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  await removeLeftovers(parent);
  const work = await mkdtemp(join(parent, `fetching-wordpress-${process.pid}-`));
  try {
    const { name, version, wordpress, megabytes } = wordpressPackage;
    onProgress(`Fetching WordPress ${wordpress} (${megabytes} MB, once) from the npm package ${name}@${version}`);
    const tarball = await pack(work);
    await verify(tarball, integrity);
    onProgress(`Unpacking WordPress ${wordpress}`);
    const fresh = join(work, "core");
    await unpack(tarball, fresh);
    await replace(folder, fresh);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** What processes left behind that were ended while they fetched or unpacked: up to 180 MB each. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const maker = /^fetching-wordpress-(\d+)-/.exec(name);
    if (maker && !isAlive(Number(maker[1]))) await rm(join(parent, name), { recursive: true, force: true });
  }
}

async function isCurrent(folder: string): Promise<boolean> {
  return (await readFile(join(folder, "stamp"), "utf8").catch(() => "")) === stamp;
}

/** `npm pack` goes through the person's own registry, proxy and cache; only the tarball's name is printed. */
async function npmPack(folder: string): Promise<string> {
  const spec = `${wordpressPackage.name}@${wordpressPackage.version}`;
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  try {
    const { stdout } = await run(
      npm,
      ["pack", spec, "--silent", "--ignore-scripts", "--prefer-offline", "--pack-destination", folder],
      { cwd: folder, shell: process.platform === "win32", timeout: 300_000 },
    );
    return join(folder, stdout.trim().split("\n").pop()!);
  } catch (error) {
    const reason = (error as { stderr?: string }).stderr?.trim() || (error as Error).message;
    throw new Error(
      `WordPress could not be fetched with "npm pack ${spec}". It is needed once; check the network or npm's registry setting and start again. npm said: ${reason}`,
    );
  }
}

async function verify(tarball: string, integrity: string): Promise<void> {
  const hash = createHash("sha512");
  await pipeline(createReadStream(tarball), hash);
  const found = `sha512-${hash.digest("base64")}`;
  if (found !== integrity) {
    throw new Error(
      `The WordPress package is not the pinned one and was thrown away: expected ${integrity}, got ${found}. Start again; if it stays so, the registry serves another file.`,
    );
  }
}

async function unpack(tarball: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  await tar.x({
    file: tarball,
    cwd: target,
    filter: isKept,
    onReadEntry: (entry) => {
      entry.path = keptPath(entry.path);
    },
  });
  for (const path of mountPoints) await mkdir(join(target, path), { recursive: true });
  for (const [path, text] of Object.entries(coreFiles)) await writeFile(join(target, path), text);
  await writeFile(join(target, "stamp"), stamp);
}

/** Another process may have finished first: then its folder is as good as ours. */
async function replace(folder: string, fresh: string): Promise<void> {
  if (await isCurrent(folder)) return;
  if (existsSync(folder)) await rename(folder, join(dirname(fresh), "outdated"));
  try {
    await rename(fresh, folder);
  } catch (error) {
    if (!(await isCurrent(folder))) throw error;
  }
}
