import { expect, test } from "./sandbox";

const soon = { timeout: 60_000 };

test("Login Enabled No ends the open session and refuses every sign-in, Yes lets the person in again (F10, F25, F26, F27)", async ({
  app,
  rows,
  site,
  browser,
  keepPicture,
}) => {
  const contact = rows.contactId("william.hart@example.com");
  await app.openRow("contact", contact);
  await app.pick("User (default site)", "william", /William Hart/);
  await app.save();
  await expect.poll(() => site.user("william.hart"), soon).toMatchObject({ mode: 3, contact });

  const own = await browser.newContext();
  const visitor = await own.newPage();
  const applicationPassword = await site.applicationPassword("william.hart");
  expect(await site.signIn(visitor, "william.hart")).toBe("");
  expect(await site.callXmlRpc("william.hart")).toContain("William");
  expect(await site.callRest("william.hart", applicationPassword)).toBe(200);

  await app.field("Login Enabled").selectOption({ label: "No" });
  await app.save();
  await keepPicture("login disabled");
  await expect.poll(async () => (await site.user("william.hart"))!.denied, soon).toBe(true);
  expect(await site.isSignedIn(visitor)).toBe(false);
  expect(await site.signIn(visitor, "william.hart")).not.toBe("");
  await visitor.screenshot({ path: test.info().outputPath("refused at wp-login.png") });
  expect(await site.callXmlRpc("william.hart")).toContain("<name>faultCode</name>");
  expect(await site.callRest("william.hart", applicationPassword)).toBe(403);

  await app.field("Login Enabled").selectOption({ label: "Yes" });
  await app.save();
  await expect.poll(async () => (await site.user("william.hart"))!.denied, soon).toBe(false);
  expect(await site.signIn(visitor, "william.hart")).toBe("");
  expect(await site.isSignedIn(visitor)).toBe(true);
  expect(await site.callRest("william.hart", applicationPassword)).toBe(200);
  await own.close();
});

test("an unbound user signs in with no call to the bridge (F12, F14, F28)", async ({ site, browser, sandbox }) => {
  const asked = () => sandbox.dataverse.knobs.requests.length;
  const own = await browser.newContext();
  const visitor = await own.newPage();
  const address = await site.run(
    "<?php $old = get_option('icds_bridge_url'); update_option('icds_bridge_url', 'http://127.0.0.1:9'); echo $old;",
  );
  const before = asked();
  try {
    expect(await site.user("cagla.sahin")).toMatchObject({ mode: 0, contact: null });
    expect(await site.signIn(visitor, "cagla.sahin")).toBe("");
    expect(await site.isSignedIn(visitor)).toBe(true);
    expect(await site.callXmlRpc("cagla.sahin")).toContain("Çağla");
  } finally {
    await site.run("<?php update_option('icds_bridge_url', $input);", address);
    await own.close();
  }
  const signIns = sandbox.dataverse.knobs.requests
    .slice(before)
    .filter(({ url }) => url.includes("loginenabled,statecode"));
  expect(signIns).toEqual([]);
});
