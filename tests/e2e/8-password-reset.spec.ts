import { type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { wordpressUser } from "../../model/generated/names";
import { userGuid } from "../../model/user-guid";
import { type Sandbox } from "../../sandbox/main";
import { expect, test } from "./sandbox";

const idOf = (userId: number) => userGuid({ siteTag: 1, userId });

/** The mails that WordPress sent to an address, oldest first. */
const mailsTo = (sandbox: Sandbox, address: string): string[] =>
  readFileSync(join(sandbox.wordpress.stateFolder, "mail.jsonl"), { encoding: "utf8", flag: "a+" })
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { to: string; message: string })
    .filter(({ to }) => to === address)
    .map(({ message }) => message);

/** Presses a command of the bar, agrees, and reads what came of it. */
async function carryOut(page: Page, command: string): Promise<string> {
  await page.getByRole("button", { name: command, exact: true }).click();
  const question = page.getByRole("dialog");
  await question.getByRole("button", { name: command }).click();
  const answer = page.getByRole("dialog").filter({ has: page.getByRole("button", { name: "OK" }) });
  await expect(answer).toBeVisible();
  const text = await answer.innerText();
  await answer.getByRole("button", { name: "OK" }).click();
  return text;
}

test("a bound contact's user gets WordPress's reset mail, whose link sets a new password (F108, F117)", async ({
  app,
  page,
  rows,
  sandbox,
  site,
  keepPicture,
}) => {
  const email = "martin.mooring@example.com";
  await app.openRow("contact", rows.contactId(email));
  await app.pick("User (default site)", "mooring", /Martin Mooring/);
  await app.save();
  expect(await carryOut(page, "Send password reset")).toContain("Succeeded: Martin Mooring.");
  await keepPicture("on the contact");
  const mails = mailsTo(sandbox, email);
  expect(mails).toHaveLength(1);
  const [link] = /http\S+action=rp\S*/.exec(mails[0]!)!;
  await page.goto(link);
  // A script of the page fills in a suggestion a moment later, over whatever was typed before.
  await expect(page.locator("#pass1")).not.toHaveValue("");
  await page.locator("#pass1").fill("quite another word 7!");
  await page.locator("#wp-submit").click();
  await expect(page.getByText("Your password has been reset")).toBeVisible();
  expect(await site.signIn(page, "martin.mooring", "quite another word 7!")).toBe("");
});

test("several chosen users get a mail each; one whom Dataverse may not manage is named, and gets none (F108)", async ({
  app,
  page,
  sandbox,
  keepPicture,
}) => {
  await app.openList(wordpressUser.table);
  for (const name of ["Li Wei", "Søren Kjær", "Elena Popescu"])
    await page.getByRole("row", { name }).getByRole("checkbox").check();
  const said = await carryOut(page, "Send password reset");
  expect(said).toContain("Succeeded: 2 people: ");
  expect(said).toMatch(/Failed: 1\.\s+Elena Popescu: no mail was sent: .* has a role that Dataverse may not manage/);
  await keepPicture("on the list");
  for (const login of ["li.wei", "soren.kjaer"]) expect(mailsTo(sandbox, `${login}@example.com`)).toHaveLength(1);
  expect(mailsTo(sandbox, "elena.popescu@example.com")).toEqual([]);
});

test("Open in WordPress opens the user's profile at the site's address", async ({ app, page, site }) => {
  const { id } = (await site.user("noa.cohen"))!;
  await app.openRow(wordpressUser.table, idOf(id));
  const [opened] = await Promise.all([page.waitForEvent("popup"), app.command("Open in WordPress").click()]);
  // Nobody is signed in to WordPress in this browser, so it asks first and remembers where to go.
  const profile = encodeURIComponent(`${site.url}/wp-admin/user-edit.php?user_id=${id}`);
  await expect.poll(() => opened.url()).toContain(profile);
  expect(opened.url().startsWith(`${site.url}/`)).toBe(true);
});
