import { expect, type Page, test as base } from "@playwright/test";
import { type Reference } from "../../sandbox/dataverse";
import { type MakersEnvironment, startMakersEnvironment } from "./makers/environment";
import { ModelDrivenApp } from "./model-driven-app";

const names = ["moved-section", "second-site", "no-login-enabled", "no-control"];
const user = "User (default site)";
const username = "Username (default site)";

const test = base.extend<{ app: ModelDrivenApp; contact: string }, { makers: MakersEnvironment }>({
  makers: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const makers = await startMakersEnvironment(names);
      await use(makers);
      await makers.stop();
    },
    { scope: "worker" },
  ],
  app: async ({ page, makers }, use) => use(new ModelDrivenApp(page, makers.url)),
  /** A contact of the test's own. */
  contact: async ({ makers }, use, info) => {
    const contactid = `c0000000-0000-4000-8000-${String(info.line).padStart(12, "0")}`;
    makers.dataverse.seed("contact", [
      { contactid, firstname: "Ann", lastname: `Berg ${info.line}`, alexacrm_wordpress_loginenabled: null },
    ]);
    await use(contactid);
  },
});

async function openOn(app: ModelDrivenApp, contact: string, form: string): Promise<string[]> {
  const failures: string[] = [];
  app.page.on("pageerror", (error) => failures.push(error.message));
  app.page.on("console", (message) => message.type() === "error" && failures.push(message.text()));
  await app.openRow("contact", contact);
  await app.page.getByRole("button", { name: /^Form: / }).click();
  await app.page.getByRole("menuitemradio", { name: form }).click();
  await expect(app.page.getByRole("button", { name: `Form: ${form}. Change form` })).toBeVisible();
  return failures;
}

const stored = (makers: MakersEnvironment, contact: string, column: string) => {
  const value = makers.dataverse.row("contact", contact)?.[column] as Reference | string | boolean | null;
  return value && typeof value === "object" ? value.id : value;
};

const note = (page: Page, text: string) => page.locator(".fh-notification").filter({ hasText: text });

test("a section WordPress that was moved to another tab binds as before", async ({ app, contact, makers, page }) => {
  const failures = await openOn(app, contact, "Maker: section moved");
  await expect(app.picker(user)).toBeHidden();
  await page.getByRole("tab", { name: "Online" }).click();
  await app.pick(user, "ann ed", /Ann Editor/);
  await expect(app.field(username)).toHaveValue("ann");
  await expect(app.field("Login Enabled")).toHaveValue("1");
  await app.save();
  expect(stored(makers, contact, "alexacrm_wordpress_userid")).toMatch(/0001$/);
  expect(stored(makers, contact, "alexacrm_wordpress_username")).toBe("ann");
  expect(failures).toEqual([]);
});

test("a second site on the same form has columns, picker and script of its own; the two don't mix", async ({
  app,
  contact,
  makers,
  page,
}, info) => {
  const failures = await openOn(app, contact, "Maker: two sites");
  await app.pick("User (shop)", "ann", /Annie Buyer/);
  await expect(app.field("Username (shop)")).toHaveValue("annie");
  await expect(app.field("Username (shop)")).not.toBeEditable();
  await expect(app.field("Login Enabled (shop)")).toHaveValue("1");
  await expect(app.field(username)).toHaveValue("");
  await expect(app.field(username)).toBeEditable();
  await app.pick(user, "bob", /Bob Author/);
  await expect(app.field(username)).toHaveValue("bob");
  await app.save();
  expect(stored(makers, contact, "new_shopuser")).toMatch(/0007$/);
  expect(stored(makers, contact, "new_shopusername")).toBe("annie");
  expect(stored(makers, contact, "new_shoplogin")).toBe(true);
  expect(stored(makers, contact, "alexacrm_wordpress_userid")).toMatch(/0002$/);
  await page.screenshot({ path: info.outputPath("two sites.png"), fullPage: true });
  await app.clear("User (shop)");
  await expect(app.field("Username (shop)")).toHaveValue("");
  await expect(app.field(username)).toHaveValue("bob");
  await app.save();
  expect(stored(makers, contact, "new_shopuser")).toBeNull();
  expect(stored(makers, contact, "alexacrm_wordpress_username")).toBe("bob");
  expect(failures).toEqual([]);
});

test("a form without Login Enabled binds all the same; the script says on the console what it did without", async ({
  app,
  contact,
  makers,
  page,
}) => {
  const said: string[] = [];
  page.on("console", (message) => message.type() === "info" && said.push(message.text()));
  const failures = await openOn(app, contact, "Maker: no Login Enabled");
  await app.pick(user, "ann ed", /Ann Editor/);
  await expect(app.field(username)).toHaveValue("ann");
  await app.save();
  expect(stored(makers, contact, "alexacrm_wordpress_username")).toBe("ann");
  expect(stored(makers, contact, "alexacrm_wordpress_loginenabled")).toBeNull();
  expect(said.filter((text) => text.includes("no column alexacrm_wordpress_loginenabled"))).toHaveLength(1);
  expect(failures).toEqual([]);
});

test("without our control the platform's own lookup binds, by list and by dialog, and the script does the rest", async ({
  app,
  contact,
  makers,
  page,
}) => {
  const failures = await openOn(app, contact, "Maker: no control");
  await page.getByRole("combobox", { name: user }).click();
  await page.getByRole("option", { name: /Ann Editor/ }).click();
  await expect(app.field(username)).toHaveValue("ann");
  await expect(app.field("Login Enabled")).toHaveValue("1");
  await app.field("Login Enabled").selectOption("No");
  await expect(note(page, "Ann Editor can't sign in to WordPress")).toBeVisible();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(app.field("Login Enabled")).toHaveValue("1");
  await app.save();
  expect(stored(makers, contact, "alexacrm_wordpress_username")).toBe("ann");

  await page.getByRole("button", { name: `Search records for ${user}` }).click();
  await page.getByRole("dialog").getByText("Bob Author").click();
  await page.getByRole("dialog").getByRole("button", { name: "Add" }).click();
  await expect(app.field(username)).toHaveValue("bob");
  await app.save();
  expect(stored(makers, contact, "alexacrm_wordpress_userid")).toMatch(/0002$/);
  expect(failures).toEqual([]);
});
