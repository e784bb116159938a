import { expect, test } from "@playwright/test";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { signInAt } from "../../scripts/pictures/wordpress-sign-in";
import { ModelDrivenApp } from "./model-driven-app";

const root = path.resolve(__dirname, "../..");
/** All that a new user's computer is taken to have: Node, npm, git and a shell. No PHP, no browser, no database. */
const programs = ["node", "npm", "npx", "git", "sh", "bash", "env", "ps", "uname"];

test("npm start in a fresh clone, with no PHP to be found, brings up the app, WordPress and the bridge", async ({
  page,
}) => {
  test.setTimeout(900_000);
  const folder = await mkdtemp(path.join(tmpdir(), "new-user-"));
  const environment = { ...process.env, PATH: await pathWith(programs, path.join(folder, "bin")) };
  const find = (program: string) =>
    environment.PATH.split(path.delimiter).some((one) => existsSync(path.join(one, program)));
  expect([find("node"), find("php"), find("mysqld")]).toEqual([true, false, false]);

  const clone = path.join(folder, "clone");
  execFileSync("git", ["clone", "--quiet", root, clone], { env: environment });
  const ports = ["--dataverse-port", "0", "--wordpress-port", "0", "--bridge-port", "0"];
  const start = spawn("npm", ["start", "--", ...ports], { cwd: clone, env: environment, detached: true });
  try {
    const printed = await printedUntil(start, /Ready in/);
    const [app, wordpress, bridge] = [...printed.matchAll(/http:\/\/127\.0\.0\.1:\d+/g)]
      .map(([url]) => url)
      .filter(unique);
    const password = /admin \/ (\S+)/.exec(printed)![1]!;

    const dynamics = new ModelDrivenApp(page, app!);
    await dynamics.openList("contact");
    await expect(page.getByRole("link", { name: "Maria Moore" })).toBeVisible();
    await page.screenshot({ path: test.info().outputPath("the app.png") });

    expect(await signInAt(page, wordpress!, "admin", password)).toBe("");
    await page.goto(`${wordpress}/wp-admin/users.php`);
    await expect(page.getByRole("columnheader", { name: "Dataverse contact" }).first()).toBeVisible();
    await page.screenshot({ path: test.info().outputPath("WordPress.png") });
    expect((await fetch(`${bridge}/health`)).status).toBe(200);

    const ended = new Promise((resolve) => start.once("exit", resolve));
    process.kill(-start.pid!, "SIGINT");
    await ended;
    for (const url of [app!, wordpress!, bridge!])
      await expect.poll(() => answers(url), { timeout: 30_000 }).toBe(false);
  } finally {
    if (start.exitCode === null && start.signalCode === null) process.kill(-start.pid!, "SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
});

const unique = (value: string, index: number, all: string[]): boolean => all.indexOf(value) === index;
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

/** A folder that holds links to these programs and nothing else, as the whole PATH. */
async function pathWith(names: string[], folder: string): Promise<string> {
  await mkdir(folder);
  for (const name of names) {
    const found = process.env.PATH!.split(path.delimiter).find((one) => existsSync(path.join(one, name)));
    if (found) await symlink(path.join(found, name), path.join(folder, name));
  }
  return folder;
}

/** What a program printed up to a line; throws all of it when the program ends before. */
function printedUntil(child: ChildProcess, line: RegExp): Promise<string> {
  let printed = "";
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!])
      stream.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
        if (line.test(printed)) resolve(printed);
      });
    child.once("exit", (code) => reject(new Error(`npm start ended with ${code}:\n${printed}`)));
  });
}
