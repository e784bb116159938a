/** Size, requests, speed and growth of the pickers, as a table; ends with 1 above a bound. `npm run bench:pickers`, after `npm run build`. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { startSandbox } from "../../sandbox/main";
import { prepareCast } from "../../scripts/pictures/prepare";
import { Stage } from "../../scripts/pictures/stage";
import { growth } from "./pickers/growth";
import { isTooMuch, type Measure, table } from "./pickers/measure";
import { requests } from "./pickers/requests";
import { sizes } from "./pickers/sizes";
import { speed } from "./pickers/speed";

async function inBrowser(): Promise<Measure[]> {
  const find = [join(__dirname, "../../scripts/find-browser.mjs")];
  const executablePath = execFileSync(process.execPath, find, { encoding: "utf8" }).trim();
  const stateFolder = mkdtempSync(join(tmpdir(), "bench-pickers-"));
  const sandbox = await startSandbox({ stateFolder, ports: { dataverse: 0, wordpress: 0, bridge: 0 }, log: () => {} });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage({ bypassCSP: true });
  try {
    const cast = await prepareCast(sandbox);
    const stage = new Stage(page, sandbox);
    await stage.prepare();
    const measures: Measure[] = [];
    for (const measure of [requests, speed, growth]) measures.push(...(await measure(stage, cast)));
    return measures;
  } finally {
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await browser.close();
    await sandbox.stop();
    rmSync(stateFolder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const measures = [...sizes(), ...(await inBrowser())];
  console.log(table(measures));
  if (measures.some(isTooMuch)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
