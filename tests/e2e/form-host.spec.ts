import { expect, test as base } from "@playwright/test";
import { ModelDrivenApp } from "./model-driven-app";
import { type OrdinaryApp, startOrdinaryApp } from "./makers/ordinary-app";
import { become } from "./person";

const contact = "0f000000-0000-4000-8000-00000000c0de";
const username = "Username (default site)";

const test = base.extend<{ app: ModelDrivenApp }, { made: OrdinaryApp }>({
  made: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const made = await startOrdinaryApp();
      made.dataverse.seed("contact", [
        { contactid: contact, firstname: "Ida", lastname: "Ordinary", alexacrm_wordpress_username: "ida" },
      ]);
      await use(made);
      await made.stop();
    },
    { scope: "worker" },
  ],
  app: async ({ page, made }, use) => use(new ModelDrivenApp(page, made.url)),
});

test("a maker's form appears from its XML: header, the platform's controls, and they save", async ({
  app,
  made,
  page,
}) => {
  await become(page, made.url, "Dana Dynamics");
  await app.openRow("contact", contact);
  await page.getByRole("button", { name: /^Form: / }).click();
  await page.getByRole("menuitemradio", { name: "Ordinary" }).click();
  await expect(page.locator(".fh-header-field")).toHaveText([/Mobile Phone/, /Owner/]);
  await app.field("Gender").selectOption({ label: "Female" });
  await app.field("Description").fill("Met at a fair");
  await app.field("Birthday").first().fill("1990-02-03");
  await app.save();
  expect(made.dataverse.row("contact", contact)).toMatchObject({ gendercode: 2, description: "Met at a fair" });
  expect(made.dataverse.row("contact", contact)?.birthdate).toContain("1990-02-03");
});

test("Assign security roles to forms: one that is for readers is offered to readers alone", async ({
  app,
  made,
  page,
}) => {
  await become(page, made.url, "Rita Reader");
  await app.openRow("contact", contact);
  await page.getByRole("button", { name: /^Form: / }).click();
  await expect(page.getByRole("menuitemradio", { name: "For readers" })).toBeVisible();
  await become(page, made.url, "Uma User");
  await app.openRow("contact", contact);
  await page.getByRole("button", { name: /^Form: / }).click();
  await expect(page.getByRole("menuitemradio", { name: "Ordinary" })).toBeVisible();
  await expect(page.getByRole("menuitemradio", { name: "For readers" })).toHaveCount(0);
});

test("Column-level security: a mask without the profile, the value and a lock with it", async ({ app, made, page }) => {
  await become(page, made.url, "Uma User");
  await app.openRow("contact", contact);
  await expect(app.field(username)).toHaveValue("********");
  await become(page, made.url, "Nell Named");
  await app.openRow("contact", contact);
  await expect(app.field(username)).toHaveValue("ida");
  await expect(app.field(username)).not.toBeEditable();
});

for (const [name, dir] of [
  ["Dana Dynamics", "ltr"],
  ["Greta Deutsch", "ltr"],
  ["Amira Arabi", "rtl"],
  ["Nox Nakamura", "ltr"],
] as const)
  test(`quick create, from a script, fits on a small screen and saves: ${name}`, async ({ app, made, page }, info) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await become(page, made.url, name);
    await app.page.goto(`${made.url}/main.aspx?appname=alexacrm_WordPress&pagetype=entitylist&etn=contact`);
    await expect(page.locator("html")).toHaveAttribute("dir", dir);
    await page.getByRole("grid").waitFor();
    const opened = page.evaluate(() =>
      Xrm.Navigation.openForm({ entityName: "contact", useQuickCreateForm: true }, { lastname: "Quick" }),
    );
    const panel = page.getByRole("dialog");
    await panel.locator('[data-column="mobilephone"] input').fill("+1 555 0199");
    await page.screenshot({ path: info.outputPath("quick-create.png") });
    const isWhole = async () => {
      const box = await panel.boundingBox();
      return !!box && box.x >= 0 && box.x + box.width <= 360;
    };
    await expect.poll(isWhole).toBe(true);
    await panel
      .getByRole("button")
      .filter({ hasText: /^(Save and Close|Save & Close|Speichern|حفظ)/ })
      .first()
      .click();
    const { savedEntityReference } = await opened;
    const saved = savedEntityReference[0]!.id.replace(/[{}]/g, "").toLowerCase();
    expect(made.dataverse.row("contact", saved)).toMatchObject({ lastname: "Quick", mobilephone: "+1 555 0199" });
  });
