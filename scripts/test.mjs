/*
 * `npm test`: formatting, lint, types, generated files, build, unit, integration and end-to-end tests, on a fresh clone too.
 * `npm test unit`, `integration` or `e2e` builds and runs that one. Nothing stops the rest; the last line counts all runners together,
 * a failed step as one.
 */
import { installWhenNeeded, requireNode } from "./install.mjs";

requireNode();
installWhenNeeded();
const { checks, runners } = await import("./test-steps.mjs");
const { runTogether, timed } = await import("./run-step.mjs");

const only = process.argv[2];
if (only && !runners[only]) {
  console.error(`"${only}" is no kind of test; there are ${Object.keys(runners).join(", ")}.`);
  process.exit(2);
}

const totals = { passed: 0, failed: 0 };
const report = [];
function take({ name, milliseconds, passed = 0, failed, again = [] }) {
  totals.passed += passed;
  totals.failed += failed;
  const counts = passed + failed > 1 || passed ? `, ${passed} passed, ${failed} failed` : "";
  report.push(`  ${failed ? "failed" : "ok    "}  ${name} (${(milliseconds / 1000).toFixed(1)} s${counts})`);
  for (const one of again) report.push(`          passed only when run once more: ${one}`);
}

// Everything below needs what the build leaves: bundles to run, types of the controls to compile against.
take(await timed("build and sizes", checks.build));
if (!only) for (const result of await runTogether(2, Object.entries(checks.beside))) take(result);
for (const name of only ? [only] : Object.keys(runners)) take(await timed(`${name} tests`, runners[name]));

console.log(`\n${report.join("\n")}\n\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed ? 1 : 0;
