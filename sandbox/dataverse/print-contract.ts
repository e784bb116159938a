import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { contractText } from "./contract";
import { withSupported } from "./supported-text";

/**
 * Prints what the local Dataverse promises, refuses and does not know: `npm run contract`. With `-- --readme` it writes what is
 * supported and refused into `sandbox/README.md`.
 */
const readme = join(__dirname, "../README.md");
if (process.argv.includes("--readme")) writeFileSync(readme, withSupported(readFileSync(readme, "utf8")));
else process.stdout.write(contractText());
