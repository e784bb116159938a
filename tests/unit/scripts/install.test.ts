import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../../..");

test("packages that a link shares with another checkout are never installed anew: that would empty them there", () => {
  const folder = mkdtempSync(join(tmpdir(), "checkout-"));
  const [checkout, shared, tools] = ["checkout", "shared", "tools"].map((name) => join(folder, name)) as [string, string, string]; // prettier-ignore
  for (const path of [join(checkout, "scripts"), shared, tools]) mkdirSync(path, { recursive: true });
  cpSync(join(root, "scripts/install.mjs"), join(checkout, "scripts/install.mjs"));
  writeFileSync(join(tools, "npm"), "#!/bin/sh\necho npm was called\n", { mode: 0o755 });
  writeFileSync(join(shared, ".package-lock.json"), "{}");
  utimesSync(join(shared, ".package-lock.json"), 0, 0);
  writeFileSync(join(checkout, "package-lock.json"), "{}");
  const install = () =>
    spawnSync(
      process.execPath,
      ["--input-type=module", "-e", 'import { installWhenNeeded } from "./scripts/install.mjs"; installWhenNeeded();'],
      { cwd: checkout, encoding: "utf8", env: { PATH: tools } },
    ).stdout;
  expect(install()).toContain("npm was called");
  symlinkSync(shared, join(checkout, "node_modules"), "dir");
  expect(install()).toBe("");
  rmSync(folder, { recursive: true, force: true });
});
