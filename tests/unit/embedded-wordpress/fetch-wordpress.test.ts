import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as tar from "tar";
import { fetchWordPress } from "../../../sandbox/wordpress";

const place = mkdtempSync(join(tmpdir(), "fetch-wordpress-"));
const folder = join(place, "cache/wordpress-core");
const tarball = join(place, "package.tgz");
const files = [
  "latest/wordpress/index.php",
  "latest/wordpress/wp-content/index.php",
  "latest/wordpress/wp-content/plugins/akismet/akismet.php",
  "sqlite-database-integration/load.php",
  "wp-cli/wp-cli.phar",
];
let integrity: string;
let packed = 0;
const pack = async () => {
  packed++;
  return tarball;
};

beforeAll(async () => {
  for (const file of files) {
    const path = join(place, "package/dist/cli/wp-files", file);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, "<?php");
  }
  await tar.c({ file: tarball, cwd: place, gzip: true }, ["package"]);
  integrity = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

test("a package that is not the pinned one is refused and leaves nothing behind", async () => {
  await expect(fetchWordPress({ folder, pack })).rejects.toThrow("not the pinned one");
  expect(existsSync(folder)).toBe(false);
  expect(readdirSync(join(place, "cache"))).toEqual([]);
});

test("npm's failure becomes a sentence that says what to do", async () => {
  const offline = async () => {
    throw new Error("offline");
  };
  await expect(fetchWordPress({ folder, pack: offline })).rejects.toThrow("offline");
});

test("WordPress and the SQLite integration are unpacked side by side, with the sandbox's own files", async () => {
  await fetchWordPress({ folder, pack, integrity });
  expect(readFileSync(join(folder, "wordpress/index.php"), "utf8")).toBe("<?php");
  expect(existsSync(join(folder, "sqlite-database-integration/load.php"))).toBe(true);
  expect(existsSync(join(folder, "wordpress/wp-content/plugins/akismet"))).toBe(false);
  expect(existsSync(join(folder, "wp-cli"))).toBe(false);
  expect(readFileSync(join(folder, "wordpress/wp-config.php"), "utf8")).toContain("wp-settings.php");
  expect(readdirSync(join(place, "cache"))).toEqual(["wordpress-core"]);
});

test("it is fetched once", async () => {
  const before = packed;
  await fetchWordPress({ folder, pack, integrity });
  expect(packed).toBe(before);
});

test("a folder that was left half done is replaced", async () => {
  writeFileSync(join(folder, "stamp"), "older");
  await fetchWordPress({ folder, pack, integrity });
  expect(readFileSync(join(folder, "stamp"), "utf8")).not.toBe("older");
  expect(readdirSync(join(place, "cache"))).toEqual(["wordpress-core"]);
});

test("what a killed process left half unpacked goes at the next fetch; what another one is still unpacking stays", async () => {
  const gone = spawnSync(process.execPath, ["--version"]).pid;
  const leftovers = [gone, process.pid].map((pid) => join(place, `cache/fetching-wordpress-${pid}-abc`));
  for (const path of leftovers) mkdirSync(join(path, "core"), { recursive: true });
  writeFileSync(join(folder, "stamp"), "older");
  await fetchWordPress({ folder, pack, integrity });
  expect(leftovers.map((path) => existsSync(path))).toEqual([false, true]);
});
