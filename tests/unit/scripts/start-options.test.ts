import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../../..");

/** What the options mean, by the script itself in a Node of its own: it is an ES module, these tests are not. */
function parse(args: string[], environment: Record<string, string>): { ports: Record<string, number> } {
  const script = `import { parseStartOptions } from "./scripts/start-options.mjs";
    console.log(JSON.stringify(parseStartOptions(${JSON.stringify(args)}, ${JSON.stringify(environment)})));`;
  const options = { cwd: root, encoding: "utf8" } as const;
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", script], options));
}

const npmStart = (args: string[], environment: Record<string, string> = {}) =>
  spawnSync(process.execPath, [join(root, "scripts/start.mjs"), ...args], {
    ...{ cwd: root, encoding: "utf8", timeout: 60_000 },
    env: { PATH: process.env.PATH, ...environment },
  });

test("without options the ports are 8080, 8081 and 8082", () => {
  expect(parse([], {})).toEqual({
    ...{ help: false, reset: false, state: join(root, ".sandbox/state"), solutions: [] },
    ports: { dataverse: 8080, wordpress: 8081, bridge: 8082 },
  });
});

test("a flag comes before the environment", () => {
  const { ports } = parse(["--wordpress-port", "9001"], { WORDPRESS_PORT: "9002", BRIDGE_PORT: "9003" });
  expect(ports).toEqual({ dataverse: 8080, wordpress: 9001, bridge: 9003 });
});

test.each([
  [["--bridge-port", "70000"], {}, '--bridge-port has to be a port number from 0 to 65535, not "70000".'],
  [[], { BRIDGE_PORT: "x" }, 'BRIDGE_PORT has to be a port number from 0 to 65535, not "x".'],
  [
    ["--bridge-port", "8080"],
    {},
    "--dataverse-port and --bridge-port are both 8080; each part needs a port of its own.",
  ],
  [["--bridgeport", "1"], {}, "Unknown option '--bridgeport'. \"npm start -- --help\" lists the options."],
])("npm start with %j and %j is refused with one sentence", (args, environment, sentence) => {
  const { status, stderr } = npmStart(args, environment as Record<string, string>);
  expect([status, stderr]).toEqual([2, `${sentence}\n`]);
});

test("npm start -- --help lists every option and starts nothing", () => {
  const { status, stdout } = npmStart(["--help"]);
  expect(status).toBe(0);
  for (const option of [
    "--dataverse-port",
    "--wordpress-port",
    "--bridge-port",
    "--reset",
    "--state",
    "--solution",
    "BRIDGE_PORT",
  ])
    expect(stdout).toContain(option);
});
