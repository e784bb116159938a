import { type Page } from "@playwright/test";
import { contact as contactTable } from "../../model/generated/names";
import { userGuid } from "../../model/user-guid";
import { type HostDescription } from "../../sandbox/form-host/browser-metadata";
import { expect, test } from "./sandbox";

const soon = { timeout: 60_000 };

/** What a maker does in the designer: "Allow new" of the picker is Yes, and contact has a quick create form. */
async function allowNewContacts(page: Page): Promise<void> {
  await page.route("**/_host/metadata.json", async (route) => {
    const response = await route.fetch();
    const description = (await response.json()) as HostDescription;
    const { contact, alexacrm_wordpressuser: user } = description.metadata.tables;
    const [main] = contact!.forms;
    contact!.forms.push({ ...main!, id: "00000000-0000-4000-8000-00000000c1c2", type: "quickCreate" });
    const pickers = user!.forms
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ columns }) => columns)
      .flatMap(({ sections }) => sections)
      .flatMap(({ rows }) => rows.flat())
      .flatMap(({ control }) => control?.custom ?? [])
      .filter(({ name }) => name.endsWith(".ContactPicker"));
    for (const { parameters } of pickers) parameters.allowNew = { value: "true", type: "TwoOptions", isStatic: true };
    await route.fulfill({ response, json: description });
  });
}

test("5.4 row 13 a contact that isn't there yet is made from the picker with what was typed, and bound; cancelling changes nothing (F48)", async ({
  app,
  rows,
  sandbox,
  site,
  page,
  keepPicture,
}) => {
  await allowNewContacts(page);
  const { id } = (await site.user("olga.ivanova"))!;
  await app.openRow("alexacrm_wordpressuser", userGuid({ siteTag: 1, userId: id }));
  const newContact = page.getByRole("option", { name: "New contact" });
  const panel = page.getByRole("dialog", { name: "Quick Create: Contact" });

  await app.picker("Contact").click();
  await app.picker("Contact").fill("Nina Newcomb");
  await expect(page.getByRole("status").filter({ hasText: "No contacts found for 'Nina Newcomb'" })).toBeVisible();
  await newContact.click();
  await expect(panel.getByLabel("Last Name")).toHaveValue("Newcomb");
  await panel.getByRole("button", { name: "Cancel" }).click();
  await expect(panel).toBeHidden();
  await expect(page.getByRole("button", { name: "Clear Nina Newcomb" })).toHaveCount(0);

  await app.picker("Contact").fill("Nina Newcomb");
  await newContact.click();
  await expect(panel.getByLabel("First Name")).toHaveValue("Nina");
  await keepPicture("1 the new contact");
  await panel.getByRole("button", { name: "Save & Close" }).click();
  await expect(page.getByRole("button", { name: "Clear Nina Newcomb" })).toBeVisible();
  await expect(app.field("Binding")).toHaveValue("Contact");
  await app.save();

  const made = sandbox.dataverse.rows(contactTable.table).find(({ fullname }) => fullname === "Nina Newcomb")!;
  const contact = String(made[contactTable.id]);
  expect(await site.user("olga.ivanova")).toMatchObject({ mode: 3, contact, contactName: "Nina Newcomb" });
  await expect.poll(() => rows.contact(contact), soon).toMatchObject({ user: id, username: "olga.ivanova" });
});
