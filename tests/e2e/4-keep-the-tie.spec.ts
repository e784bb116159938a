import { userGuid } from "../../model/user-guid";
import { expect, test } from "./sandbox";

const soon = { timeout: 60_000 };
/** The sweep looks each minute. */
const nextSweep = { timeout: 150_000 };
const clearedUser = { mode: 0, contact: null };
const clearedContact = { user: null, username: null, userKey: null, loginEnabled: true };

test("an edit crosses once: the person's write, the bridge's write, and then silence (F110)", async ({
  app,
  rows,
  site,
  sandbox,
  page,
}) => {
  const contact = rows.contactId("kwame.mensah@example.com");
  const before = { contact: rows.writes(contact), user: (await site.user("kwame.mensah"))!.writes };
  await app.openRow("contact", contact);
  await app.pick("User (default site)", "kwame", /Kwame Mensah/);
  await app.save();
  await expect.poll(() => rows.contact(contact).userKey, soon).not.toBeNull();
  await sandbox.dataverse.idle();

  const changes = '<?php global $wpdb; echo $wpdb->get_var("SELECT COUNT(*) FROM {$wpdb->base_prefix}icds_outbox");';
  await expect.poll(() => site.run(changes), soon).toBe("0");
  await sandbox.dataverse.idle();
  // Two ticks of the bridge later there is still nothing to say.
  await page.waitForTimeout(6_000);
  expect(rows.writes(contact) - before.contact).toBe(2);
  // The binding, when it was changed, and the version of the contact's Login Enabled.
  const user = (await site.user("kwame.mensah"))!;
  expect(user).toMatchObject({ mode: 3, contact });
  expect(user.writes - before.user).toBe(3);
});

test("clearing the user on the contact unbinds in WordPress (F16)", async ({ app, rows, site, keepPicture }) => {
  const contact = rows.contactId("grace.achieng@example.com");
  await app.openRow("contact", contact);
  await app.pick("User (default site)", "grace", /Grace Achieng/);
  await app.save();
  await expect.poll(() => rows.contact(contact).userKey, soon).not.toBeNull();
  await app.openRow("contact", contact);
  await app.clear("User (default site)");
  await expect(app.field("Username (default site)")).toHaveValue("");
  await keepPicture("cleared on the contact");
  await app.save();
  await expect.poll(() => site.user("grace.achieng"), soon).toMatchObject(clearedUser);
  await expect.poll(() => rows.contact(contact), soon).toEqual(clearedContact);
});

test("clearing the contact on the WordPress User clears user and username on the contact (F16, F49)", async ({
  app,
  rows,
  site,
  keepPicture,
}) => {
  const contact = rows.contactId("aiko.tanaka@example.com");
  const { id } = (await site.user("aiko.tanaka"))!;
  await app.openRow("alexacrm_wordpressuser", userGuid({ siteTag: 1, userId: id }));
  await app.pick("Contact", "aiko", /Aiko Tanaka/);
  await app.save();
  await expect.poll(() => rows.contact(contact), soon).toMatchObject({ user: id, userKey: `1-${id}` });

  await app.openRow("alexacrm_wordpressuser", userGuid({ siteTag: 1, userId: id }));
  await app.clear("Contact");
  await expect(app.field("Binding")).toHaveValue("Not bound");
  await keepPicture("cleared on the WordPress User");
  await app.save();
  expect(await site.user("aiko.tanaka")).toMatchObject(clearedUser);
  await expect.poll(() => rows.contact(contact), soon).toEqual(clearedContact);
});

test("a webhook that never arrives is made good by the sweep", async ({ app, rows, site }) => {
  test.setTimeout(240_000);
  const contact = rows.contactId("tomas.dvorak@example.com");
  rows.loseWebhooks(true);
  try {
    await app.openRow("contact", contact);
    await app.pick("User (default site)", "tomas", /Tomáš Dvořák/);
    await app.save();
    await expect.poll(() => site.user("tomas.dvorak"), nextSweep).toMatchObject({ mode: 3, contact });
    await expect.poll(() => rows.contact(contact).userKey, soon).not.toBeNull();
  } finally {
    rows.loseWebhooks(false);
  }
});

test("a user deleted in WordPress leaves the contact without user and username", async ({ app, rows, site }) => {
  const contact = rows.contactId("noah.young@example.com");
  await app.openRow("contact", contact);
  await app.pick("User (default site)", "noah", /Noah Young/);
  await app.save();
  await expect.poll(() => rows.contact(contact).userKey, soon).not.toBeNull();
  await site.run(
    "<?php require_once ABSPATH . 'wp-admin/includes/user.php'; wp_delete_user(get_user_by('login', 'noah.young')->ID, 1);",
  );
  await expect.poll(() => rows.contact(contact), soon).toEqual(clearedContact);
});
