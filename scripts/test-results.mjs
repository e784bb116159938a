/** A runner may fail without a failed test, e.g. by a thrown tear-down: that counts as one failure. */
export const atLeastOneFailure = (code, { passed, failed }) => ({
  passed,
  failed: code !== 0 && failed === 0 ? 1 : failed,
});

/** Jest's JSON report and exit code as { passed, failed, files }; a file that could not run at all is one failure. */
export function jestOutcome(code, report) {
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return { ...atLeastOneFailure(code, { passed: report.numPassedTests, failed }), files: report.testResults };
}

/** Paths of the test files that failed. */
export const failedFiles = ({ files }) => files.filter(({ status }) => status === "failed").map(({ name }) => name);

/**
 * Both runs as one, `second` being that of the files which failed in `first`. `again` names what passed only then. A file that the second
 * run left out has failed.
 */
export function afterAnotherRun(first, second) {
  const tried = failedFiles(first);
  const passedElsewhere = first.files
    .filter(({ name }) => !tried.includes(name))
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "passed").length;
  const leftOut = tried.filter((path) => !second.files.some(({ name }) => name === path));
  const stillFailed = [...failedFiles(second), ...leftOut];
  return {
    passed: passedElsewhere + second.passed,
    failed: second.failed + leftOut.length,
    again: tried.filter((path) => !stillFailed.includes(path)),
  };
}

/** Playwright's JSON report and exit code as { passed, failed, again }; `again` names the tests that only a second attempt passed. */
export function playwrightOutcome(code, { stats, errors, suites }) {
  const { expected, unexpected, flaky } = stats;
  return {
    ...atLeastOneFailure(code, { passed: expected + flaky, failed: unexpected + errors.length }),
    again: suites
      .flatMap(specsOf)
      .filter(isFlaky)
      .map(({ file, title }) => `${file}: ${title}`),
  };
}

const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];
const isFlaky = ({ tests }) => tests.some(({ status }) => status === "flaky");
