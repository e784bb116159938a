import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../..");
const stateFolder = mkdtempSync(join(tmpdir(), "npm-start-"));

/** Processes of this test's stack: all of them name its folder in their command line. */
const processes = () =>
  execFileSync("ps", ["-A", "-ww", "-o", "pid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(stateFolder) && !line.includes("ps -A"))
    .map((line) => ({ pid: Number.parseInt(line, 10), isBridge: line.includes("bridge/cli") }));

interface Started {
  child: ChildProcess;
  output: () => string;
  /** Resolves with the exit code, or null when it was killed. */
  ended: Promise<number | null>;
}

function start(...args: string[]): Started {
  const ports = ["--dataverse-port", "0", "--wordpress-port", "0", "--bridge-port", "0"];
  const command = [join(root, "scripts/start.mjs"), "--state", stateFolder, ...ports, ...args];
  const child = spawn(process.execPath, command, { cwd: tmpdir(), stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout!.on("data", (chunk) => (output += chunk));
  child.stderr!.on("data", (chunk) => (output += chunk));
  return { child, output: () => output, ended: new Promise((resolve) => child.once("exit", resolve)) };
}

async function ready(started: Started): Promise<Record<"app" | "wordpress" | "bridge", string>> {
  await until(() => /Ready in/.test(started.output()) || started.child.exitCode !== null);
  const url = (label: string) => new RegExp(`${label} +(http://127\\.0\\.0\\.1:\\d+)`).exec(started.output())?.[1];
  const urls = { app: url("The app"), wordpress: url("WordPress"), bridge: url("The bridge") };
  if (!urls.app || !urls.wordpress || !urls.bridge) throw new Error(started.output());
  return urls as Record<"app" | "wordpress" | "bridge", string>;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 100));
}

const nothingLeft = () => until(() => processes().length === 0);

afterAll(() => {
  for (const { pid } of processes()) process.kill(pid, "SIGKILL");
  rmSync(stateFolder, { recursive: true, force: true });
});

test("npm start ends with everything answering and says where; Ctrl-C leaves no process", async () => {
  const started = start();
  const { app, wordpress, bridge } = await ready(started);
  expect((await fetch(app)).status).toBe(200);
  expect(await (await fetch(`${wordpress}/wp-login.php`)).text()).toContain("loginform");
  expect(await (await fetch(`${bridge}/health`)).json()).toMatchObject({ status: "ok" });
  expect(started.output()).toMatch(
    /admin \/ \S+[\s\S]+Stop with Ctrl-C[\s\S]+Ready in \d+\.\d s: .*WordPress \d+\.\d s/,
  );

  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain("Another sandbox");

  const taken = start("--bridge-port", new URL(app).port);
  expect(await taken.ended).toBe(1);
  expect(taken.output()).toMatch(/^Port \d+ for the bridge is taken .*npm start -- --bridge-port \d+$/m);

  started.child.kill("SIGINT");
  expect(await started.ended).toBe(0);
  await nothingLeft();
}, 180_000);

test("a closed terminal leaves no process", async () => {
  const started = start();
  await ready(started);
  started.child.kill("SIGHUP");
  await started.ended;
  await nothingLeft();
}, 120_000);

test("kill -9 leaves no process", async () => {
  const started = start();
  await ready(started);
  started.child.kill("SIGKILL");
  await started.ended;
  await nothingLeft();
}, 120_000);

test("when the bridge crashes everything ends, with a sentence", async () => {
  const started = start();
  await ready(started);
  process.kill(processes().find(({ isBridge }) => isBridge)!.pid, "SIGKILL");
  expect(await started.ended).toBe(1);
  expect(started.output()).toContain("The bridge ended by itself.");
  await nothingLeft();
}, 120_000);

/** The first contact, asked for as the browser does. */
async function firstContact(app: string) {
  const page = await fetch(app, { redirect: "follow" });
  const cookie = (await fetch(page.url)).headers.getSetCookie()[0]!.split(";")[0]!;
  const api = `${app}/api/data/v9.2/contacts`;
  const answer = await fetch(`${api}?$select=contactid,firstname&$orderby=contactid&$top=1`, { headers: { cookie } });
  const { value } = (await answer.json()) as { value: { contactid: string; firstname: string }[] };
  const { contactid, firstname } = value[0]!;
  const rename = (name: string) =>
    fetch(`${api}(${contactid})`, {
      method: "PATCH",
      headers: { cookie, "content-type": "application/json" },
      body: JSON.stringify({ firstname: name }),
    });
  return { firstname, rename };
}

test("an edited row survives the next start; --reset forgets it", async () => {
  const runOnce = async <Result>(work: (app: string) => Promise<Result>, ...args: string[]): Promise<Result> => {
    const started = start(...args);
    const result = await work((await ready(started)).app);
    started.child.kill("SIGTERM");
    await started.ended;
    return result;
  };
  const before = await runOnce(async (app) => {
    const contact = await firstContact(app);
    expect((await contact.rename("Edited")).status).toBe(204);
    return contact.firstname;
  });
  expect((await runOnce(firstContact)).firstname).toBe("Edited");
  expect((await runOnce(firstContact, "--reset")).firstname).toBe(before);
}, 240_000);
