import { userGuid } from "../../model/user-guid";
import { accessibilityFindings } from "./accessibility-findings";
import { expect, test } from "./sandbox";

test.use({ bypassCSP: true });

test("axe finds nothing on the lists, both forms and an open picker", async ({ app, rows, site, page }) => {
  await app.openList("contact");
  expect(await accessibilityFindings(page)).toEqual([]);
  await app.openList("alexacrm_wordpressuser");
  expect(await accessibilityFindings(page)).toEqual([]);

  await app.openRow("contact", rows.contactId("diego.fernandez@example.com"));
  expect(await accessibilityFindings(page)).toEqual([]);
  await app.picker("User (default site)").click();
  await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);

  await app.openRow(
    "alexacrm_wordpressuser",
    userGuid({ siteTag: 1, userId: (await site.user("diego.fernandez"))!.id }),
  );
  expect(await accessibilityFindings(page)).toEqual([]);
});

test("a contact is bound by keyboard alone", async ({ app, rows, site, page }) => {
  const contact = rows.contactId("chiara.dangelo@example.com");
  await app.openRow("contact", contact);
  await app.picker("User (default site)").focus();
  await page.keyboard.type("d'ang");
  await expect(app.found(/Chiara/, "d'ang")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(app.field("Username (default site)")).toHaveValue("chiara.dangelo");
  await page.keyboard.press("ControlOrMeta+s");
  await expect.poll(() => site.user("chiara.dangelo"), { timeout: 60_000 }).toMatchObject({ mode: 3, contact });
});

test("at 200 % zoom the open list stands above or below the field, so what is typed stays in sight (WCAG 2.4.11)", async ({
  app,
  rows,
  site,
  page,
}) => {
  await page.setViewportSize({ width: 640, height: 450 });
  const user = userGuid({ siteTag: 1, userId: (await site.user("diego.fernandez"))!.id });
  for (const [table, id, label] of [
    ["contact", rows.contactId("diego.fernandez@example.com"), "User (default site)"],
    ["alexacrm_wordpressuser", user, "Contact"],
  ] as const) {
    await app.openRow(table, id);
    await app.picker(label).click();
    const list = page.locator(".icds-list .ms-Callout-main");
    await expect(list.getByRole("option").nth(3)).toBeVisible();
    const isApart = async () => {
      const [field, open] = [await app.picker(label).boundingBox(), await list.boundingBox()];
      if (!field || !open) return false;
      return open.y + open.height <= field.y + 1 || open.y >= field.y + field.height - 1;
    };
    await expect.poll(isApart, `the list of ${label}`).toBe(true);
  }
});
