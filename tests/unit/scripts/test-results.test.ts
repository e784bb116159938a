import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Calls a function of the module, which is one that Jest can't load, in a process of its own. */
function call(name: string, ...args: unknown[]): unknown {
  const url = JSON.stringify(pathToFileURL(join(__dirname, "../../../scripts/test-results.mjs")).href);
  const code = `import * as all from ${url}; console.log(JSON.stringify(all.${name}(...${JSON.stringify(args)})));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

const file = (name: string, ...statuses: string[]) => ({
  name,
  status: statuses.includes("failed") || !statuses.length ? "failed" : "passed",
  assertionResults: statuses.map((status) => ({ status })),
});

test("a runner that ends badly without a failed test counts as one failure", () => {
  const report = { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0, testResults: [] };
  expect(call("jestOutcome", 1, report)).toMatchObject({ passed: 3, failed: 1 });
  const stats = { expected: 3, unexpected: 0, flaky: 0 };
  expect(call("playwrightOutcome", 1, { stats, errors: [], suites: [] })).toMatchObject({ passed: 3, failed: 1 });
});

describe("a second run of the files that failed", () => {
  const first = { files: [file("good", "passed", "passed"), file("chance", "passed", "failed"), file("broken")] };

  test("makes those green that pass now and names them; what fails again stays red", () => {
    const second = { passed: 2, failed: 1, files: [file("chance", "passed", "passed"), file("broken")] };
    expect(call("afterAnotherRun", first, second)).toEqual({ passed: 4, failed: 1, again: ["chance"] });
  });

  test("that left a file out proves nothing for it", () => {
    expect(call("afterAnotherRun", first, { passed: 0, failed: 0, files: [] })).toEqual({
      passed: 2,
      failed: 2,
      again: [],
    });
  });
});

test("a browser test that only its second attempt passed counts as passed and is named, at any depth of suites", () => {
  const spec = (title: string, status: string) => ({ title, file: "a.spec.ts", tests: [{ status }] });
  const suites = [{ specs: [spec("calm", "expected")], suites: [{ specs: [spec("nervous", "flaky")] }] }];
  const stats = { expected: 1, unexpected: 2, flaky: 1 };
  expect(call("playwrightOutcome", 1, { stats, errors: [{}], suites })).toEqual({
    passed: 2,
    failed: 3,
    again: ["a.spec.ts: nervous"],
  });
});
