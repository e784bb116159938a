/** Takes `docs/pictures/pickers`, a picture of every state of the pickers in every look, and writes the page that shows them: `npm run pictures [-- <regular expression on names>]`. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { type Sandbox, startSandbox } from "../../sandbox/main";
import { crop } from "./crop";
import { gallery } from "./gallery";
import { light, type Look, looks } from "./looks";
import { prepareCast, type Cast } from "./prepare";
import { Stage } from "./stage";
import { stateGroups } from "./states";
import { strip } from "./strip";

const root = join(__dirname, "../..");
const folder = join(root, "docs/pictures");
const wanted = new RegExp(process.argv[2] ?? "");
const states = stateGroups.flatMap((group) => group.states).filter(({ name }) => wanted.test(name));

/** The two forms as a whole, for the page for makers. */
async function takeForms(browser: Browser, sandbox: Sandbox, { namesake, bound }: Cast): Promise<void> {
  const page = await browser.newPage({ bypassCSP: true });
  const stage = new Stage(page, sandbox);
  await stage.prepare({ ...light, size: { width: 1280, height: 720 } });
  await stage.open("contact", namesake.contact);
  await stage.enter();
  await stage.list.waitFor();
  await page.screenshot({ path: join(folder, "form-contact.png"), animations: "disabled" });
  await stage.open("user", bound.user);
  await page.screenshot({ path: join(folder, "form-user.png"), animations: "disabled" });
  await page.close();
}

/** Every state in one look, by the state's name. */
async function takeAll(browser: Browser, sandbox: Sandbox, cast: Cast, look: Look): Promise<Map<string, Buffer>> {
  const context = await browser.newContext({ bypassCSP: true });
  context.setDefaultTimeout(20_000);
  const stage = new Stage(await context.newPage(), sandbox);
  await stage.prepare(look);
  const pictures = new Map<string, Buffer>();
  for (const { name, show, wholeDialog } of states) {
    await show(stage, cast);
    pictures.set(name, await crop(stage, wholeDialog));
    await stage.restore();
  }
  await context.close();
  return pictures;
}

async function main(): Promise<void> {
  const find = [join(root, "scripts/find-browser.mjs")];
  const executablePath = execFileSync(process.execPath, find, { encoding: "utf8" }).trim();
  const stateFolder = mkdtempSync(join(tmpdir(), "pictures-"));
  const ports = { dataverse: 0, wordpress: 0, bridge: 0 };
  const sandbox = await startSandbox({ stateFolder, ports, log: console.log });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const cast = await prepareCast(sandbox);
    const taken = new Map<string, Map<string, Buffer>>();
    for (const look of looks) {
      console.log(`Taking ${states.length} pictures: ${look.name}`);
      taken.set(look.name, await takeAll(browser, sandbox, cast, look));
    }
    await takeForms(browser, sandbox, cast);
    const page = await browser.newPage();
    if (!process.argv[2]) rmSync(join(folder, "pickers"), { recursive: true, force: true });
    mkdirSync(join(folder, "pickers"), { recursive: true });
    for (const { name } of states) {
      const panels = looks.map((look) => ({ name: look.name, png: taken.get(look.name)!.get(name)! }));
      writeFileSync(join(folder, "pickers", `${name}.png`), await strip(page, panels));
    }
    writeFileSync(join(folder, "README.md"), gallery(stateGroups));
  } finally {
    await browser.close();
    await sandbox.stop();
    rmSync(stateFolder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
