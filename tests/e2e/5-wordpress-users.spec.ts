import { expect, test } from "./sandbox";

test("a WordPress user is created, edited and deleted from the virtual table's form (F98, F99, F100, F104, F105)", async ({
  app,
  site,
  page,
  keepPicture,
}) => {
  await app.openNew("alexacrm_wordpressuser");
  await app.field("Name").first().fill("Nora Newcomer");
  await app.field("Username").first().fill("nora.newcomer");
  await app.field("Email").fill("nora@example.com");
  await app.field("First Name").fill("Nora");
  await app.field("Last Name").fill("Newcomer");
  await app.save();
  await keepPicture("1 created");
  const roles =
    "<?php $user = get_user_by('login', 'nora.newcomer'); echo wp_json_encode([$user->display_name, $user->user_email, $user->first_name, $user->roles]);";
  expect(JSON.parse(await site.run(roles))).toEqual(["Nora Newcomer", "nora@example.com", "Nora", ["subscriber"]]);
  await expect(page).toHaveURL(/57500001-0001-8000-8000-/);

  await app.field("First Name").fill("Honora");
  await app.field("Login locked").selectOption({ label: "Yes" });
  await app.save();
  expect(JSON.parse(await site.run(roles))[2]).toBe("Honora");
  expect(await site.user("nora.newcomer")).toMatchObject({ disabled: true });
  await keepPicture("2 edited");

  await app.command("Delete").click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect.poll(() => site.user("nora.newcomer")).toBeUndefined();
});

test("a user name that WordPress has already is refused and nothing is lost (F104)", async ({
  app,
  page,
  keepPicture,
}) => {
  await app.openNew("alexacrm_wordpressuser");
  await app.field("Name").first().fill("Another Maria");
  await app.field("Username").first().fill("maria.moore");
  await app.field("Email").fill("another.maria@example.com");
  await app.command("Save").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await keepPicture("refused");
  await page.keyboard.press("Escape");
  await expect(app.field("Email")).toHaveValue("another.maria@example.com");
});

test("the list of WordPress users is live, found by name and turned page by page (F98, F102, F103, F105)", async ({
  app,
  site,
  page,
  keepPicture,
}) => {
  const add = `<?php for ($i = 1; $i <= 20; $i++) wp_insert_user(['user_login' => "paged.$i", 'user_pass' => 'x', 'user_email' => "paged.$i@example.com", 'display_name' => sprintf('Zz Paged %02d', $i)]);`;
  await site.run(add);
  await app.openList("alexacrm_wordpressuser");
  await expect(page.getByText(/^1 - 50 of 6\d$/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Zz Paged 20" })).toHaveCount(0);
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByText(/^51 - 6\d of 6\d$/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Zz Paged 20" })).toBeVisible();
  await keepPicture("second page");

  await page.getByPlaceholder("Filter by keyword").fill("muller");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Zoë Müller-Åkesson" })).toHaveCount(0);
  await page.getByPlaceholder("Filter by keyword").fill("*muller");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Zoë Müller-Åkesson" })).toBeVisible();
  await keepPicture("quick find");
});
