import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../../..");

// Prettier 3 is an ES module, which Jest's CommonJS can't import: the script runs as people run it.
test("docs/decision-table.md is what the rules say now (npx tsx scripts/print-decision-table.ts)", () => {
  const folder = mkdtempSync(join(tmpdir(), "decision-table-"));
  try {
    const file = join(folder, "table.md");
    execFileSync(process.execPath, ["--import", "tsx", "scripts/print-decision-table.ts", file], { cwd: root });
    expect(readFileSync(join(root, "docs/decision-table.md"), "utf8")).toBe(readFileSync(file, "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
