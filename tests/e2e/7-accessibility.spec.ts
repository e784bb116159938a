import { type Page } from "@playwright/test";
import { type AxeResults } from "axe-core";
import { userGuid } from "../../model/user-guid";
import { expect, test } from "./sandbox";

test.use({ bypassCSP: true });

/** What axe finds on the page as it stands, at any level. */
async function findings(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
  const { violations } = await page.evaluate<AxeResults>("axe.run(document)");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

test("axe finds nothing on the lists, both forms and an open picker", async ({ app, rows, site, page }) => {
  await app.openList("contact");
  expect(await findings(page)).toEqual([]);
  await app.openList("alexacrm_wordpressuser");
  expect(await findings(page)).toEqual([]);

  await app.openRow("contact", rows.contactId("diego.fernandez@example.com"));
  expect(await findings(page)).toEqual([]);
  await app.picker("User (default site)").click();
  await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await app.openRow(
    "alexacrm_wordpressuser",
    userGuid({ siteTag: 1, userId: (await site.user("diego.fernandez"))!.id }),
  );
  expect(await findings(page)).toEqual([]);
});

test("a contact is bound by keyboard alone", async ({ app, rows, site, page }) => {
  const contact = rows.contactId("chiara.dangelo@example.com");
  await app.openRow("contact", contact);
  await app.picker("User (default site)").focus();
  await page.keyboard.type("d'ang");
  await expect(page.getByRole("listbox").getByRole("option")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(app.field("Username (default site)")).toHaveValue("chiara.dangelo");
  await page.keyboard.press("ControlOrMeta+s");
  await expect.poll(() => site.user("chiara.dangelo"), { timeout: 60_000 }).toMatchObject({ mode: 3, contact });
});
