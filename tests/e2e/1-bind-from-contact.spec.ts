import { expect, test } from "./sandbox";

const soon = { timeout: 60_000 };

test("a Dynamics user binds from the contact form and the person signs in (F10, F15, F50, F51, F52, F53)", async ({
  app,
  rows,
  site,
  page,
  context,
  keepPicture,
}) => {
  const contact = rows.contactId("maria.moore@example.com");
  await app.openList("contact");
  await page.getByPlaceholder("Filter by keyword").fill("maria");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Maria Moore" }).click();

  await app.picker("User (default site)").click();
  await app.picker("User (default site)").pressSequentially("moo mar");
  await expect(page.getByRole("listbox").getByRole("option")).toHaveCount(3);
  await keepPicture("1 typing a name");
  await app.found(/Maria Moore/, "mar").click();

  await expect(app.field("Username (default site)")).toHaveValue("maria.moore");
  await expect(app.field("Login Enabled")).toHaveValue("1");
  await keepPicture("2 username filled in");
  await app.save();
  await keepPicture("3 saved");

  await expect
    .poll(() => site.user("maria.moore"), soon)
    .toMatchObject({ mode: 3, contact, contactName: "Maria Moore", denied: false });
  const { id } = (await site.user("maria.moore"))!;
  await expect
    .poll(() => rows.contact(contact), soon)
    .toEqual({ user: id, username: "maria.moore", userKey: `1-${id}`, loginEnabled: true });

  const visitor = await context.newPage();
  expect(await site.signIn(visitor, "maria.moore")).toBe("");
  expect(await site.isSignedIn(visitor)).toBe(true);
  await visitor.screenshot({ path: test.info().outputPath("4 signed in to WordPress.png") });
});

test("a user whose name is markup, or written right to left, is found and shown as text (F51)", async ({
  app,
  rows,
  page,
  keepPicture,
}) => {
  await app.openRow("contact", rows.contactId("ruth.abrams@example.com"));
  for (const [text, login] of [
    ["bold", /<b>Bold<\/b> & Co/],
    ["محمد", /محمد علي/],
    ["王", /王小明/],
    ["o'br", /Sean O'Brien/],
    ["muller", /Zoë Müller-Åkesson/],
  ] as const) {
    await app.picker("User (default site)").click();
    await page.keyboard.press("ControlOrMeta+a");
    await app.picker("User (default site)").pressSequentially(text);
    await expect(page.getByRole("option", { name: login })).toBeVisible();
  }
  await keepPicture("names of all kinds");
});

test("the last unbound administrator is shown as not bindable and can't be chosen (F44)", async ({
  app,
  rows,
  page,
  keepPicture,
}) => {
  await app.openRow("contact", rows.contactId("ruth.abrams@example.com"));
  await app.picker("User (default site)").click();
  await app.picker("User (default site)").fill("admin");
  await app.found(/^admin/, "admin").click();
  await expect(page.getByText(/^admin can't be bound: /).first()).toBeVisible();
  await keepPicture("not bindable");
  await expect(app.field("Username (default site)")).toHaveValue("");
});
