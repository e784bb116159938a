import * as commands from "../../../webresources/src/commands";
import { bothContacts, contactRow, ids, platform, said, userRow, users } from "./command-bar";

test("Disable login counts and names the people, shows progress, and says how many succeeded", async () => {
  const host = bothContacts();
  await commands.disableLogin(host.list("contact", ids));
  expect(said(host.confirm)).toBe(
    "Set Login Enabled to No for 2 people: Ann, Bob?\nWill be signed out of WordPress: 2.",
  );
  expect(host.update.mock.calls.map(([table, id]) => [table, id])).toEqual(ids.map((id) => ["contact", id]));
  expect(host.update.mock.calls[0]![2]).toMatchObject({ alexacrm_wordpress_loginenabled: false });
  expect(host.progress.mock.calls).toEqual([["Disable login: 1 of 2"], ["Disable login: 2 of 2"]]);
  expect(host.closed).toHaveBeenCalledTimes(1);
  expect(said(host.alert)).toBe("Succeeded: 2 people: Ann, Bob.");
  expect(host.refresh).toHaveBeenCalledTimes(1);
});

test("one row that fails is named with the platform's reason, and the others are carried out", async () => {
  jest.spyOn(console, "error").mockImplementation();
  const host = bothContacts();
  host.update.mockRejectedValueOnce({ errorCode: 0x80040265, message: "Closed accounts stay as they are." });
  await commands.disableLogin(host.list("contact", ids));
  expect(said(host.alert)).toBe("Succeeded: Bob.\nFailed: 1.\nAnn: Closed accounts stay as they are.");
});

test.each([0x80040220, 0x80040220 - 2 ** 32])(
  "somebody whose roles don't allow it reads so, in place of the platform's ids and privileges (%s)",
  async (errorCode) => {
    const log = jest.spyOn(console, "error").mockImplementation();
    const host = bothContacts();
    const refusal = { errorCode, message: "Principal user (Id=1) is missing prvWriteContact privilege." };
    host.update.mockRejectedValue(refusal);
    await commands.disableLogin(host.list("contact", [ids[0]!]));
    expect(said(host.alert)).toBe("Failed: 1.\nAnn: your roles don't allow it; it needs WordPress App User");
    expect(log).toHaveBeenCalledWith(expect.anything(), refusal);
  },
);

test("keeping a contact's person out reads nothing that WordPress has to answer", async () => {
  const row = contactRow(0, { _alexacrm_wordpress_userid_value: undefined, alexacrm_wordpress_userkey: "1-42" });
  const host = platform([JSON.parse(JSON.stringify({ ...row, alexacrm_wordpress_username: null })) as object], []);
  await commands.disableLogin(host.list("contact", [ids[0]!]));
  expect(host.retrieve.mock.calls.map(([table]) => table)).toEqual(["contact"]);
  expect(host.retrieve.mock.calls[0]![1]).not.toContain("userid");
  expect(host.update).toHaveBeenCalledTimes(1);
});

test("nothing happens without consent", async () => {
  const host = bothContacts();
  host.confirm.mockResolvedValue({ confirmed: false });
  await commands.unbind(host.list("contact", ids));
  expect(host.update).not.toHaveBeenCalled();
  expect(host.refresh).not.toHaveBeenCalled();
});

test("rows that a command doesn't fit are left alone with the reason, before and after", async () => {
  const host = platform(
    [contactRow(0, { alexacrm_wordpress_loginenabled: false }), contactRow(1)],
    [userRow(0), userRow(1)],
  );
  await commands.enableLogin(host.list("contact", ids));
  expect(said(host.confirm)).toBe(
    "Set Login Enabled to Yes for Ann?\nLeft alone: 1.\nBob: Login Enabled is Yes already",
  );
  expect(host.update).toHaveBeenCalledTimes(1);
});

test("a command that fits none of the rows explains itself and asks nothing", async () => {
  const host = bothContacts();
  await commands.enableLogin(host.list("contact", ids));
  expect(said(host.alert)).toMatch(/^There is nothing to do here\.\nLeft alone: 2\./);
  expect(host.confirm).not.toHaveBeenCalled();
});

test("Unbind clears user and username on the contact and says who will be disabled", async () => {
  const host = platform([contactRow(0, { alexacrm_wordpress_loginenabled: false })], [userRow(0)]);
  await commands.unbind(host.list("contact", [ids[0]!]));
  expect(said(host.confirm)).toContain("the WordPress user will be disabled: 1.");
  expect(host.update.mock.calls[0]![2]).toMatchObject({
    "alexacrm_wordpress_userid@odata.bind": null,
    alexacrm_wordpress_username: null,
  });
});

test("Unbind on a WordPress user clears the row's contact; Login Enabled goes to the contact that it is bound to", async () => {
  const host = bothContacts();
  await commands.unbind(host.list("alexacrm_wordpressuser", [users[0]!]));
  expect(host.update.mock.calls[0]).toEqual([
    "alexacrm_wordpressuser",
    users[0],
    expect.objectContaining({ "alexacrm_contactid@odata.bind": null }),
  ]);
  await commands.disableLogin(host.list("alexacrm_wordpressuser", [users[1]!]));
  expect(host.update.mock.calls[1]!.slice(0, 2)).toEqual(["contact", ids[1]]);
});

test("Open in WordPress opens the profile of one user, asks nothing, and changes nothing", async () => {
  const host = bothContacts();
  await commands.openInWordPress(host.list("contact", [ids[0]!]));
  expect(host.openUrl).toHaveBeenCalledWith("https://example.com/wp-admin/user-edit.php?user_id=42");
  expect(host.confirm).not.toHaveBeenCalled();
  expect(host.alert).not.toHaveBeenCalled();
  await commands.openInWordPress(host.list("contact", ids));
  expect(said(host.alert)).toBe("Choose one row only.");
});

test("Send password reset calls the custom API once per user (F108); a failure says what may stand behind it", async () => {
  jest.spyOn(console, "error").mockImplementation();
  const host = bothContacts();
  host.execute.mockRejectedValueOnce({ errorCode: 0x80050001, message: "Endpoint unavailable" });
  await commands.sendPasswordReset(host.list("alexacrm_wordpressuser", users));
  const [request] = host.execute.mock.calls[1] as [{ WordPressUserId: string; getMetadata(): object }];
  expect(request.WordPressUserId).toBe(users[1]);
  expect(request.getMetadata()).toMatchObject({ operationName: "alexacrm_SendPasswordReset", operationType: 0 });
  expect(said(host.alert)).toBe(
    "Succeeded: Bob Author.\nFailed: 1.\nAnn Editor: no mail was sent: the user may not sign in, has a role that Dataverse may not manage, " +
      "or WordPress is out of reach. The bridge's log says which",
  );
});

test.each([0x80040220, 0x80040220 | 0])(
  "somebody without the right to reset passwords reads that, code %d",
  async (errorCode) => {
    jest.spyOn(console, "error").mockImplementation();
    const host = bothContacts();
    host.execute.mockRejectedValue({
      errorCode,
      message: "Principal user (Id=…) is missing prvWritealexacrm_wordpressuser",
    });
    await commands.sendPasswordReset(host.list("alexacrm_wordpressuser", [users[0]!]));
    expect(said(host.alert)).toMatch(/^Failed: 1\.\nAnn Editor: your roles don't allow it/);
  },
);

test("a German person is asked in German", async () => {
  const host = platform([contactRow(0)], [userRow(0)], 1031);
  await commands.disableLogin(host.list("contact", [ids[0]!]));
  expect(said(host.confirm)).toMatch(/^„Anmeldung aktiviert“ auf Nein setzen für Ann\?/);
});
