import { type Page } from "@playwright/test";
import { contact as contacts, wordpressUser as users } from "../../model/generated/names";
import { userGuid } from "../../model/user-guid";
import { type DataverseRows } from "./dataverse-rows";
import { become } from "./person";
import { expect, test } from "./sandbox";

const soon = { timeout: 60_000 };

/** Ties a contact and a user through the Web API, and waits until both sides agree. */
async function bind(page: Page, url: string, rows: DataverseRows, contact: string, userId: number): Promise<void> {
  const user = `/${users.set}(${userGuid({ siteTag: 1, userId })})`;
  const row = `${url}/api/data/v9.2/${contacts.set}(${contact})`;
  const data = { [`${contacts.navigation.userid}@odata.bind`]: user };
  const answer = await page.request.patch(row, { data, headers: { origin: url } });
  expect(answer.status(), await answer.text()).toBe(204);
  await expect.poll(() => rows.contact(contact).userKey, soon).toBe(`1-${userId}`);
}

/** Presses a button of the command bar, confirms what it asks, and closes what it says afterwards. */
async function press(page: Page, command: string, question: RegExp, result: RegExp): Promise<void> {
  await page.getByRole("toolbar").getByRole("button", { name: command, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(question);
  await dialog.getByRole("button", { name: command, exact: true }).click();
  await expect(dialog).toContainText(result);
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();
}

/** The four places of the commands, each with a person of its own. */
const places = [
  { place: "the contact form", table: contacts.table, isForm: true, name: "Emily Stone", login: "emily.stone" },
  { place: "the list of contacts", table: contacts.table, isForm: false, name: "Omar Haddad", login: "omar.haddad" },
  { place: "the form of a WordPress user", table: users.table, isForm: true, name: "Ava Young", login: "ava.young" },
  { place: "the list of WordPress users", table: users.table, isForm: false, name: "Elena Popescu", login: "elena.popescu" }, // prettier-ignore
];

for (const { place, table, isForm, name, login } of places)
  test(`the five commands work on ${place}, for a person with the role WordPress App User`, async ({
    app,
    rows,
    site,
    page,
    sandbox,
    keepPicture,
  }) => {
    const url = sandbox.urls.dataverse;
    await become(page, url, "Mona Manager");
    const contact = rows.contactId(`${login}@example.com`);
    const { id } = (await site.user(login))!;
    await bind(page, url, rows, contact, id);
    if (isForm) await app.openRow(table, table === contacts.table ? contact : userGuid({ siteTag: 1, userId: id }));
    else {
      await app.openList(table);
      await page.getByPlaceholder("Filter by keyword").fill(login.split(".")[0]!);
      await page.keyboard.press("Enter");
      await page
        .getByRole("row", { name: new RegExp(name) })
        .getByRole("checkbox")
        .check();
    }
    // A list forgets its selection when a command has refreshed it.
    const chooseAgain = async () => {
      const box = page.getByRole("row", { name: new RegExp(name) }).getByRole("checkbox");
      if (isForm) return;
      await expect(box).not.toBeChecked();
      await box.check();
    };
    await keepPicture("command bar");

    await press(
      page,
      "Disable login",
      new RegExp(`to No for ${name}\\?\\s*Will be signed out of WordPress`),
      /Succeeded: /,
    );
    expect(rows.contact(contact).loginEnabled).toBe(false);
    await chooseAgain();
    await press(page, "Enable login", new RegExp(`to Yes for ${name}\\?`), /Succeeded: /);
    expect(rows.contact(contact).loginEnabled).toBe(true);

    await chooseAgain();
    const [profile] = await Promise.all([page.waitForEvent("popup"), app.command("Open in WordPress").click()]);
    await expect.poll(() => profile.url()).toContain(encodeURIComponent(`/wp-admin/user-edit.php?user_id=${id}`));
    await profile.close();

    await app.command("Send password reset").click();
    await expect(page.getByRole("dialog")).toContainText(`Send a WordPress password reset mail to ${name}?`);
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();

    await press(page, "Unbind", new RegExp(`binding between contact and WordPress user of ${name}\\?`), /Succeeded: /);
    await expect.poll(() => rows.contact(contact), soon).toMatchObject({ user: null, username: null, userKey: null });
    await expect.poll(async () => (await site.user(login))?.mode, soon).toBe(0);
  });

test("a reader who presses a command is told that nothing changed, and why", async ({
  app,
  rows,
  site,
  page,
  sandbox,
}) => {
  const url = sandbox.urls.dataverse;
  const contact = rows.contactId("anna.berg2@example.com");
  const { id } = (await site.user("anna.berg2"))!;
  await become(page, url, "Dana Dynamics");
  await bind(page, url, rows, contact, id);
  await become(page, url, "Rita Reader");
  await app.openRow(contacts.table, contact);
  await press(page, "Disable login", /to No for Anna Berg\?/, /Failed: 1\.\s*Anna Berg: .+/);
  expect(rows.contact(contact).loginEnabled).toBe(true);
});
