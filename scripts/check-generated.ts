/** Ends with code 1 and a sentence when a generated file is not what its generator writes now. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readSolution } from "../sandbox/metadata";
import { generateNames, namesFile } from "./generate-names";

const current = generateNames(readSolution(join(__dirname, "../solution")));
const kept = existsSync(namesFile) ? readFileSync(namesFile, "utf8") : "";
if (kept !== current) {
  console.error(`${namesFile} is not what solution/ says; run "npm run generate".`);
  process.exitCode = 1;
}
