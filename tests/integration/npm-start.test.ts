import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../..");
const stateFolder = mkdtempSync(join(tmpdir(), "npm-start-"));
let current = { over: false };

/** Processes of this test's stack: all of them name its folder in their command line. */
const processes = () =>
  execFileSync("ps", ["-A", "-ww", "-o", "pid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(stateFolder) && !line.includes("ps -A"))
    .map((line) => ({ pid: Number.parseInt(line, 10), isBridge: line.includes("bridge/cli") }));

/** Of a stack's processes one may end another before its turn comes. */
function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

interface Started {
  child: ChildProcess;
  output: () => string;
  /** Resolves with the exit code, or null when it was killed. */
  ended: Promise<number | null>;
}

const options = ["--state", stateFolder, ...["dataverse", "wordpress", "bridge"].flatMap((part) => [`--${part}-port`, "0"])]; // prettier-ignore

function start(...args: string[]): Started {
  const command = [join(root, "scripts/start.mjs"), ...options, ...args];
  return watch(spawn(process.execPath, command, { cwd: tmpdir(), stdio: ["ignore", "pipe", "pipe"] }));
}

function watch(child: ChildProcess): Started {
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

/** Waits as long as the test may; one that ran out of time must not keep Jest alive. */
async function until(isSo: () => boolean): Promise<void> {
  const mine = current;
  while (!mine.over && !isSo()) await new Promise((resolve) => setTimeout(resolve, 100));
}

const nothingLeft = () => until(() => processes().length === 0);

beforeEach(() => {
  current = { over: false };
});

// A test that failed leaves its stack to nobody: the next one needs the folder.
afterEach(async () => {
  current.over = true;
  for (const { pid } of processes()) kill(pid);
  while (processes().length) await new Promise((resolve) => setTimeout(resolve, 100));
});

afterAll(() => {
  rmSync(stateFolder, { recursive: true, force: true });
});

/** Signs in at wp-login as a browser does; resolves with where WordPress sends the person, or undefined when it refuses. */
async function signIn(wordpress: string, login: string, password: string): Promise<string | undefined> {
  const answer = await fetch(`${wordpress}/wp-login.php`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: "wordpress_test_cookie=WP%20Cookie%20check" },
    body: new URLSearchParams({ log: login, pwd: password, testcookie: "1" }),
  });
  return answer.headers.get("location") ?? undefined;
}

test("a first start killed while it connects leaves no process; after the next one the printed password signs in", async () => {
  const killed = start();
  await until(() => /Connecting/.test(killed.output()) || killed.child.exitCode !== null);
  killed.child.kill("SIGKILL");
  await killed.ended;
  await nothingLeft();

  const started = start();
  const { wordpress } = await ready(started);
  const password = /admin \/ (\S+)/.exec(started.output())![1]!;
  expect(await signIn(wordpress, "admin", password)).toBe(`${wordpress}/wp-admin/`);
  started.child.kill("SIGTERM");
  await started.ended;
  await nothingLeft();
}, 300_000);

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
}, 180_000);

test("npm ended alone, which tells nobody, leaves no process", async () => {
  const command = ["start", "--", ...options];
  const started = watch(spawn("npm", command, { cwd: root, stdio: ["ignore", "pipe", "pipe"] }));
  await ready(started);
  started.child.kill("SIGTERM");
  await started.ended;
  await nothingLeft();
}, 180_000);

test("kill -9 leaves no process", async () => {
  const started = start();
  await ready(started);
  started.child.kill("SIGKILL");
  await started.ended;
  await nothingLeft();
}, 180_000);

test("when the bridge crashes everything ends, with a sentence", async () => {
  const started = start();
  await ready(started);
  process.kill(processes().find(({ isBridge }) => isBridge)!.pid, "SIGKILL");
  expect(await started.ended).toBe(1);
  expect(started.output()).toContain("The bridge ended by itself.");
  await nothingLeft();
}, 180_000);

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
