import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { contact } from "../../model/generated/names";
import { type Sandbox, startSandbox } from "../../sandbox/main";
import { signInAt } from "./wordpress-sign-in";

/** Takes the pictures of README.md and docs/install.md from a fresh sandbox: `npm run build && node --import tsx scripts/pictures/install.ts`. */
const root = join(__dirname, "../..");
const folder = join(root, "docs/pictures");
const size = { width: 1280, height: 800 };
/** Bytes that a picture of the documentation may have. */
const limit = 120_000;
const person = "anna.berg";

async function main(): Promise<void> {
  const stateFolder = mkdtempSync(join(tmpdir(), "pictures-install-"));
  const sandbox = await startSandbox({
    ...{ stateFolder, log: () => undefined },
    ports: { dataverse: 0, wordpress: 0, bridge: 0 },
    bridgeSettings: { sweepSeconds: 1 },
  });
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const find = [join(root, "scripts/find-browser.mjs")];
  const executablePath = execFileSync(process.execPath, find, { encoding: "utf8" }).trim();
  const browser = await chromium.launch({ args, executablePath });
  try {
    await pick(await pageOf(browser), sandbox);
    await wordPress(await pageOf(browser), sandbox);
  } finally {
    await browser.close();
    await sandbox.stop();
    rmSync(stateFolder, { recursive: true, force: true });
  }
}

const pageOf = (browser: Browser): Promise<Page> => browser.newPage({ viewport: size, reducedMotion: "reduce" });

async function take(page: Page, name: string): Promise<void> {
  const path = join(folder, `install-${name}.png`);
  // Avatars come from the internet.
  await page.evaluate('document.querySelectorAll("img.avatar").forEach((image) => image.remove())');
  await page.screenshot({ path, animations: "disabled" });
  const { size: bytes } = statSync(path);
  if (bytes > limit) throw new Error(`${path} has ${bytes} bytes; a picture may have ${limit}.`);
  process.stdout.write(`${path}: ${bytes} bytes\n`);
}

/** The app: choosing a user on a contact, and the contact bound. */
async function pick(page: Page, sandbox: Sandbox): Promise<void> {
  const row = sandbox.dataverse.rows(contact.table).find((one) => one.emailaddress1 === `${person}@example.com`);
  const address = `${sandbox.urls.dataverse}/main.aspx?appname=alexacrm_WordPress&pagetype=entityrecord&etn=contact&id=${String(row?.[contact.id])}`;
  await page.goto(address);
  const field = page.locator(`.fh-field[data-column="${contact.columns.userid}"]`).last();
  await field.locator(".icds-picker").waitFor();
  await field.getByRole("combobox").click();
  await field.getByRole("combobox").pressSequentially("ann");
  const choice = page.getByRole("listbox").getByRole("option").filter({ hasText: "Anna Berg" }).first();
  await choice.waitFor();
  await take(page, "choose-user");
  await choice.click();
  await page
    .getByRole("menuitem", { name: "Save", exact: true })
    .or(page.getByRole("button", { name: "Save", exact: true }))
    .first()
    .click();
  const end = Date.now() + 60_000;
  while (!sandbox.dataverse.row(contact.table, String(row?.[contact.id]))?.[contact.columns.userkey]) {
    if (Date.now() > end) throw new Error("The contact was not bound within a minute.");
    await page.waitForTimeout(200);
  }
  await page.goto(address);
  await field.getByText("Anna Berg").first().waitFor();
  await take(page, "contact-bound");
}

/** WordPress: the plugin's settings, an application password, the users with their contacts. */
async function wordPress(page: Page, { urls, credentials }: Sandbox): Promise<void> {
  const { login, password } = credentials.administrator;
  const refusal = await signInAt(page, urls.wordpress, login, password);
  if (refusal) throw new Error(`WordPress did not let the administrator in: ${refusal}`);
  await page.goto(`${urls.wordpress}/wp-admin/options-general.php?page=dataverse-user-binding`);
  // As the page tells: a real address, and sign-ins not asked for yet. Not saved.
  await page.getByLabel("Address of the bridge").fill("https://bridge.example.org");
  await page.getByLabel("Authorize users against Dataverse during sign-in").uncheck();
  await take(page, "plugin-settings");
  await page.goto(`${urls.wordpress}/wp-admin/users.php?s=${person}`);
  await take(page, "wordpress-users");
  const users = `${urls.wordpress}/wp-admin/users.php?s=${credentials.bridgeUser.login}`;
  await page.goto(users);
  await page.locator(".row-actions .edit a").first().dispatchEvent("click");
  await page.waitForURL(/user-edit|profile/);
  await page.locator("#application-passwords-section").scrollIntoViewIfNeeded();
  await take(page, "application-password");
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
