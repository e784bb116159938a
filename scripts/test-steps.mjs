import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build } from "./build.mjs";
import { findBrowser } from "./find-browser.mjs";
import { root } from "./install.mjs";
import { bin, runNode } from "./run-step.mjs";
import { afterAnotherRun, failedFiles, jestOutcome, playwrightOutcome } from "./test-results.mjs";

/** A check passes or throws what it has to say. */
const check = (args, hint) => async () => {
  const { code, output } = await runNode(args);
  if (code !== 0) throw new Error(`${output.trim()}\n${hint}`.trim());
};

export const checks = {
  build: () => build().then(() => ({})),
  beside: {
    formatting: check(
      [bin("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."],
      'Run "npm run format".',
    ),
    lint: check([bin("eslint/bin/eslint.js"), ".", "--max-warnings", "0"], ""),
    types: check(["scripts/typecheck.mjs"], ""),
    "generated files": check(["--import", "tsx", "scripts/check-generated.ts"], 'Run "npm run generate".'),
  },
};

/** Test runners by kind; each resolves with { passed, failed, again? }, `again` naming what passed only when run once more. */
export const runners = {
  // Jest leaves one core free by default, which halves the speed of two.
  unit: () => jest("unit", ["unit", "browser"], { options: ["--maxWorkers=100%"] }),
  // Each file has a WordPress of its own, whose PHP keeps one core busy: two at a time.
  integration: () => jest("integration", ["integration"], { options: ["--maxWorkers=2"], again: !!process.env.CI }),
  e2e: playwright,
};

const resultFile = (name) => {
  const file = join(root, "out/test-results", `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
};

function readResult(file, runner) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Error(`${runner} ended without a result; what it wrote above says why.`);
  }
}

/** Runs Jest; with `again`, test files that failed run once more, each with parts of its own. */
async function jest(name, projects, { options = [], again = false }) {
  const first = await jestRun(name, projects, options);
  const paths = failedFiles(first);
  if (!again || !paths.length) return first;
  console.log(`\nOnce more: ${paths.map(fromRoot).join(", ")}`);
  const second = await jestRun(`${name}-again`, projects, ["--runInBand", "--runTestsByPath", ...paths]);
  const both = afterAnotherRun(first, second);
  return { ...both, again: both.again.map(fromRoot) };
}

async function jestRun(name, projects, options) {
  const file = resultFile(name);
  const selected = ["--selectProjects", ...projects];
  const args = [
    bin("jest/bin/jest.js"),
    ...selected,
    "--json",
    `--outputFile=${file}`,
    "--passWithNoTests",
    ...options,
  ];
  const { code } = await runNode(args, { inherit: true });
  return jestOutcome(code, readResult(file, "Jest"));
}

async function playwright() {
  const browser = findBrowser();
  const file = resultFile("e2e");
  const { code } = await runNode(
    [bin("@playwright/test/cli.js"), "test", "--reporter=list,json", "--pass-with-no-tests"],
    {
      inherit: true,
      environment: { CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    },
  );
  return playwrightOutcome(code, readResult(file, "Playwright"));
}

const fromRoot = (path) => relative(root, path);
