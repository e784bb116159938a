import { userGuid } from "../../model/user-guid";
import { expect, test } from "./sandbox";

const soon = { timeout: 60_000 };

test("a Dynamics user binds from the WordPress User form: Binding turns to Contact, the contact follows (F16, F46, F47, F48, F49)", async ({
  app,
  rows,
  site,
  page,
  keepPicture,
}) => {
  const contact = rows.contactId("priya.raman@example.com");
  const { id } = (await site.user("priya.raman"))!;
  await app.openList("alexacrm_wordpressuser");
  await page.getByPlaceholder("Filter by keyword").fill("priya");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Priya Raman" }).click();
  await expect(page).toHaveURL(new RegExp(userGuid({ siteTag: 1, userId: id })));

  await expect(app.field("Binding")).toHaveValue("Not bound");
  await app.picker("Contact").click();
  await app.picker("Contact").pressSequentially("raman");
  await keepPicture("1 typing a contact's name");
  await app.found(/Priya Raman/, "raman").click();
  await expect(app.field("Binding")).toHaveValue("Contact");
  await keepPicture("2 Binding turned to Contact");
  await app.save();

  expect(await site.user("priya.raman")).toMatchObject({ mode: 3, contact, contactName: "Priya Raman" });
  await expect
    .poll(() => rows.contact(contact), soon)
    .toEqual({ user: id, username: "priya.raman", userKey: `1-${id}`, loginEnabled: true });
  await app.openRow("contact", contact);
  await expect(page.getByLabel("Open Priya Raman")).toBeVisible();
  await expect(app.field("Username (default site)")).toHaveValue("priya.raman");
  await keepPicture("3 the contact shows user and username");
});
