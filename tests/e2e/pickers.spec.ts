import { expect, test } from "./sandbox";

const soon = { timeout: 60_000 };
const field = "User (default site)";

test("the picker suggests the user with the contact's e-mail, and takes a bound one over after a question", async ({
  app,
  rows,
  site,
  page,
  keepPicture,
}) => {
  const grace = rows.contactId("maria.moore@example.com");
  await app.openRow("contact", grace);
  await app.picker(field).click();
  await expect(page.getByRole("listbox")).toContainText("Suggested");
  await keepPicture("1 suggested");
  await page.getByRole("listbox").getByRole("option").first().click();
  await expect(app.field("Username (default site)")).toHaveValue("maria.moore");
  await app.save();
  await expect.poll(() => site.user("maria.moore"), soon).toMatchObject({ mode: 3, contact: grace });

  const ruth = rows.contactId("ruth.abrams@example.com");
  await app.openRow("contact", ruth);
  await app.picker(field).click();
  await app.picker(field).pressSequentially("maria moo");
  await expect(page.getByRole("option", { name: /bound to Maria Moore/ })).toBeVisible();
  await page.getByRole("option", { name: /Maria Moore/ }).click();
  await keepPicture("2 the question");
  await page.getByRole("button", { name: "Take over" }).click();
  await expect(page.getByRole("button", { name: "Clear Maria Moore" })).toBeVisible(soon);
  await keepPicture("3 taken over");
  expect(await site.user("maria.moore")).toMatchObject({ mode: 3, contact: ruth });
  await expect.poll(() => rows.contact(grace), soon).toMatchObject({ user: null });
});
