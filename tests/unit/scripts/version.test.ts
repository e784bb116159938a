import { readFileSync } from "node:fs";
import { join } from "node:path";
import { productVersion, solutionVersion } from "../../../scripts/pack/version";

const read = (path: string) => readFileSync(join(__dirname, "../../..", path), "utf8");
const version = productVersion(read("CHANGELOG.md"), (JSON.parse(read("package.json")) as { version: string }).version);

test.each([
  ["package-lock.json", `"version": "${version}"`],
  ["wordpress/dataverse-user-binding/dataverse-user-binding.php", `* Version: ${version}\n`],
  ["wordpress/dataverse-user-binding/dataverse-user-binding.php", `define('ICDS_VERSION', '${version}');`],
  ["solution/Other/Solution.xml", `<Version>${solutionVersion(version)}</Version>`],
  ["solution-events/Other/Solution.xml", `<Version>${solutionVersion(version)}</Version>`],
])("%s has the version of the changelog's newest heading", (path, wanted) => {
  expect(read(path)).toContain(wanted);
});
