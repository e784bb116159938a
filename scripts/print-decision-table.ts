import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { decisionTable } from "./decision-table/decision-table";

// Writes `docs/decision-table.md`, or the file that is named, from the rules in `model/` and their examples.
decisionTable().then(
  (text) => writeFileSync(process.argv[2] ?? join(__dirname, "../docs/decision-table.md"), text),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
