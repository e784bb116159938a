import { expect, type Page, test as base } from "@playwright/test";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { contact as contacts, wordpressUser as users } from "../../model/generated/names";
import { userGuid } from "../../model/user-guid";
import { type Sandbox } from "../../sandbox/main";
import { type RunningDataverse, startDataverse } from "../../sandbox/start-dataverse";
import { startPatientSandbox } from "../patient-sandbox";
import { DataverseRows } from "./dataverse-rows";
import { makersChange } from "./makers-change";
import { solutionTree, writeManagedZip } from "./managed-zips";
import { ModelDrivenApp } from "./model-driven-app";
import { become } from "./person";
import { WordPressSite } from "./wordpress-site";

const soon = { timeout: 60_000 };

/** A sandbox that knows our solutions from the managed zips alone, with `bridge setup` run on it as it was imported. */
const test = base.extend<
  { app: ModelDrivenApp; rows: DataverseRows; site: WordPressSite },
  { folder: string; sandbox: Sandbox }
>({
  folder: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), "managed-zips-"));
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  sandbox: [
    async ({ folder }, use) => {
      const solutions = [
        writeManagedZip(solutionTree("solution"), folder, "WordPressUserBinding"),
        writeManagedZip(solutionTree("solution-events"), folder, "WordPressUserEvents"),
      ];
      const sandbox = await startPatientSandbox({ stateFolder: path.join(folder, "state"), solutions });
      await use(sandbox);
      await sandbox.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
  app: async ({ page, sandbox }, use) => {
    await become(page, sandbox.urls.dataverse, "Uma User");
    await use(new ModelDrivenApp(page, sandbox.urls.dataverse));
  },
  rows: async ({ sandbox }, use) => use(new DataverseRows(sandbox)),
  site: async ({ sandbox }, use) => use(new WordPressSite(sandbox)),
});

/** A request of the person who works in the page. Returns status and the platform's code. */
async function ask(page: Page, sandbox: Sandbox, method: string, at: string, data?: object) {
  const url = `${sandbox.urls.dataverse}/api/data/v9.2/${at}`;
  const answer = await page.request.fetch(url, { method, ...(data ? { data } : {}), headers: { origin: sandbox.urls.dataverse } }); // prettier-ignore
  const body = await answer.text();
  return { status: answer.status(), code: body && (JSON.parse(body) as { error?: { code: string } }).error?.code };
}

test("from the managed zips: a person with the role WordPress App User alone binds from the contact form, and the person signs in (F10, F50, F51)", async ({
  app,
  rows,
  site,
  page,
  context,
}, info) => {
  const contact = rows.contactId("tomas.dvorak@example.com");
  await app.openRow(contacts.table, contact);
  await app.pick("User (default site)", "dvorak", /Tomáš Dvořák/);
  await expect(app.field("Username (default site)")).toHaveValue("tomas.dvorak");
  await app.save();
  await page.screenshot({ path: info.outputPath("bound from the contact form.png") });

  await expect.poll(() => site.user("tomas.dvorak"), soon).toMatchObject({ mode: 3, contact, denied: false });
  const { id } = (await site.user("tomas.dvorak"))!;
  await expect
    .poll(() => rows.contact(contact), soon)
    .toEqual({ user: id, username: "tomas.dvorak", userKey: `1-${id}`, loginEnabled: true });
  const visitor = await context.newPage();
  expect(await site.signIn(visitor, "tomas.dvorak")).toBe("");
  expect(await site.isSignedIn(visitor)).toBe(true);
});

test("from the managed zips: the same person binds from the WordPress User form, and the person signs in (F16, F46, F47)", async ({
  app,
  rows,
  site,
  context,
}) => {
  const contact = rows.contactId("ingrid.halvorsen@example.com");
  const { id } = (await site.user("ingrid.halvorsen"))!;
  await app.openRow(users.table, userGuid({ siteTag: 1, userId: id }));
  await app.pick("Contact", "halvorsen", /Ingrid Halvorsen/);
  await expect(app.field("Binding")).toHaveValue("Contact");
  await app.save();

  expect(await site.user("ingrid.halvorsen")).toMatchObject({ mode: 3, contact });
  await expect
    .poll(() => rows.contact(contact), soon)
    .toEqual({ user: id, username: "ingrid.halvorsen", userKey: `1-${id}`, loginEnabled: true });
  const visitor = await context.newPage();
  expect(await site.signIn(visitor, "ingrid.halvorsen")).toBe("");
});

test("what the role WordPress App User does not give is refused: contacts and WordPress users are neither made nor deleted, sites, keys, steps and the right to a reset not touched", async ({
  app,
  rows,
  sandbox,
}) => {
  const contact = rows.contactId("omar.haddad@example.com");
  const refused = { status: 403, code: "0x80040220" };
  const [source] = sandbox.dataverse.rows("msdyn_odatav4ds");
  const [api] = sandbox.dataverse.rows("customapi");
  for (const [method, at, data] of [
    ["POST", contacts.set, { lastname: "New" }],
    ["DELETE", `${contacts.set}(${contact})`, undefined],
    ["POST", "alexacrm_wordpressusers", { alexacrm_username: "new", alexacrm_email: "new@example.com" }],
    ["DELETE", "alexacrm_wordpressusers(57500001-0001-8000-8000-000000000002)", undefined],
    ["PATCH", `customapis(${String(api!.customapiid)})`, { executeprivilegename: null }],
    ["POST", "alexacrm_wordpresssites", { alexacrm_name: "Mine" }],
    ["PATCH", `msdyn_odatav4ds(${String(source!.msdyn_odatav4dsid)})`, { msdyn_uri: "https://elsewhere.example/" }],
    ["GET", "serviceendpoints", undefined],
    ["POST", "sdkmessageprocessingsteps", { name: "Mine" }],
  ] as const)
    expect([at, await ask(app.page, sandbox, method, at, data)]).toEqual([at, refused]);
  expect((await ask(app.page, sandbox, "GET", `${contacts.set}(${contact})`)).status).toBe(200);
});

test("the messages about WordPress users of the second solution can be called by the bridge's application user (F76, F77, F78)", async ({
  sandbox,
}) => {
  const { clientId, clientSecret } = sandbox.credentials.bridgeClient;
  const form = new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret }); // prettier-ignore
  const token = await fetch(`${sandbox.urls.dataverse}/oauth2/v2.0/token`, { method: "POST", body: form });
  const { access_token } = (await token.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
  const call = (name: string, body: object) =>
    fetch(`${sandbox.urls.dataverse}/api/data/v9.2/${name}`, { method: "POST", headers, body: JSON.stringify(body) });
  const user = { UserId: "42", Email: "ann@example.com", Roles: "subscriber" };
  expect((await call("alex_WPUserCreated", user)).status).toBe(204);
  expect((await call("alex_WPUserUpdated", user)).status).toBe(204);
  expect((await call("alex_WPUserDeleted", { UserId: "42" })).status).toBe(204);
  expect((await call("alex_WPUserRenamed", {})).status).toBe(404);
});

test("a maker's change in the unpacked folder, a section moved and a column added, packs, imports and shows", async ({
  folder,
  page,
}) => {
  const zip = writeManagedZip(makersChange(solutionTree("solution")), folder, "changed");
  const stateFolder = path.join(folder, "makers-state");
  mkdirSync(stateFolder);
  const environment: RunningDataverse = await startDataverse(stateFolder, 0, [], [zip]);
  try {
    const app = new ModelDrivenApp(page, environment.url);
    const contactid = String(environment.dataverse.rows(contacts.table)[0]!.contactid);
    await app.openRow(contacts.table, contactid);
    await expect(app.picker("User (default site)")).toBeHidden();
    await page.getByRole("tab", { name: "Online" }).click();
    await expect(app.picker("User (default site)")).toBeVisible();
    await app.field("Nickname").fill("Nick");
    await app.save();
    expect(environment.dataverse.row(contacts.table, contactid)).toMatchObject({ alexacrm_nickname: "Nick" });
  } finally {
    await environment.stop();
  }
});
