import * as contact from "../../../webresources/src/contact";
import { type FakeForm, type FakeFormOptions } from "./fake-form";

const user = "alexacrm_wordpress_userid";
const username = "alexacrm_wordpress_username";
const loginEnabled = "alexacrm_wordpress_loginenabled";
const annId = "57500001-0001-8000-8000-00000000002a";
const ann = [{ id: `{${annId.toUpperCase()}}`, name: "Ann Editor", entityType: "alexacrm_wordpressuser" }];
const annRow = { alexacrm_wordpressuserid: annId, alexacrm_username: "ann", alexacrm_notbindable: null };
const columns = (given: object = {}) => ({ [user]: [], [username]: null, [loginEnabled]: null, ...given });

/** As the picker does it: both columns, then one event per column. */
function pick(form: FakeForm, chosen: object[] | null, login: string | null): void {
  form.set(user, chosen);
  form.set(username, login);
  contact.onUserChange(form.context);
  contact.onUsernameChange(form.context);
}

const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);
const answers = (form: FakeForm, ...rows: object[]) =>
  form.retrieveMultipleRecords.mockImplementation(async () => ({ entities: rows.map((row) => ({ ...row })) }));

/** What the contact form's script promises, on any host of forms: `makeForm` opens one with these columns. */
export function contactFormPromises(
  makeForm: (columns: Record<string, unknown>, options?: FakeFormOptions) => FakeForm,
): void {
  const opened = (given: object = {}, options?: FakeFormOptions): FakeForm => {
    const form = makeForm(columns(given), options);
    contact.onLoad(form.context);
    return form;
  };

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test("opening the form of an unbound contact asks nothing, locks nothing, changes nothing", async () => {
    const form = opened({ [username]: "typed" });
    await settle();
    expect(form.retrieveMultipleRecords).not.toHaveBeenCalled();
    expect(form.locked(username)).toBe(false);
    expect(form.get(username)).toBe("typed");
    expect(form.get(loginEnabled)).toBeNull();
  });

  test("opening the form of a bound contact asks nothing and locks the username with the reason", async () => {
    const form = opened({ [user]: ann, [username]: "ann", [loginEnabled]: true });
    await settle();
    expect(form.retrieveMultipleRecords).not.toHaveBeenCalled();
    expect(form.locked(username)).toBe(true);
    expect(form.notes(username)).toEqual([
      "Comes from the WordPress user Ann Editor. Clear the user to type another username.",
    ]);
  });

  test("opening the form of a bound contact whose username was never filled in asks once", async () => {
    const form = makeForm(columns({ [user]: ann }));
    answers(form, annRow);
    contact.onLoad(form.context);
    await settle();
    expect(form.retrieveMultipleRecords).toHaveBeenCalledTimes(1);
    expect(form.get(username)).toBe("ann");
  });

  test("F51-F53 picking a user fills username and Login Enabled with one request for the pair of events", async () => {
    const form = opened();
    answers(form, annRow);
    pick(form, ann, "ann");
    await settle();
    expect(form.retrieveMultipleRecords).toHaveBeenCalledTimes(1);
    expect(form.get(username)).toBe("ann");
    expect(form.get(loginEnabled)).toBe(true);
    expect(form.locked(username)).toBe(true);
    expect(form.save(contact.onSave)).toBe(false);
  });

  test("F52 a user set by the platform's own lookup gets its username too", async () => {
    const form = opened({ [username]: "old" });
    answers(form, annRow);
    form.set(user, ann);
    contact.onUserChange(form.context);
    await settle();
    expect(form.get(username)).toBe("ann");
  });

  test("clearing the user clears and unlocks the username, and asks nothing", async () => {
    const form = opened({ [user]: ann, [username]: "ann", [loginEnabled]: true });
    pick(form, null, null);
    await settle();
    expect(form.get(username)).toBeNull();
    expect(form.locked(username)).toBe(false);
    expect(form.notes(username)).toEqual([]);
    expect(form.retrieveMultipleRecords).not.toHaveBeenCalled();
  });

  test("a field that the form itself locks is not unlocked", async () => {
    const form = makeForm(columns({ [user]: ann, [username]: "ann" }));
    form.form.getControl<Xrm.Controls.StandardControl>(username)!.setDisabled(true);
    contact.onLoad(form.context);
    pick(form, null, null);
    await settle();
    expect(form.locked(username)).toBe(true);
  });

  test("a user who may not be bound stops the save with the reason, whatever else is changed, until another is picked", async () => {
    const form = opened();
    answers(form, { ...annRow, alexacrm_notbindable: "This is the last administrator." });
    pick(form, ann, "ann");
    await settle();
    expect(form.notes()).toContain("Ann Editor can't be bound: This is the last administrator.");
    expect(form.save(contact.onSave)).toBe(true);
    form.set(loginEnabled, false);
    contact.onLoginEnabledChange(form.context);
    await settle();
    expect(form.save(contact.onSave)).toBe(true);
    pick(form, null, null);
    await settle();
    expect(form.notes()).toEqual([]);
    expect(form.save(contact.onSave)).toBe(false);
  });

  test.each([
    [1, "dataSave", []],
    [70, "dataSave", []],
    [2, "entitySave", ["saveandclose"]],
    [59, "entitySave", ["saveandnew"]],
  ] as const)(
    "a save while the user is being checked waits and goes on by itself (mode %i)",
    async (mode, again, args) => {
      const form = opened();
      let answer: (value: object) => void = () => undefined;
      form.retrieveMultipleRecords.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
      pick(form, ann, "ann");
      expect(form.save(contact.onSave, mode)).toBe(true); // not even the events' own turn is over
      expect(form.notes().join()).toMatch(/saves by itself/);
      answer({ entities: [{ ...annRow }] });
      await settle();
      expect(form[again].mock.calls).toEqual([args]);
      expect(form.notes().join()).not.toMatch(/saves by itself/);
    },
  );

  test("a save that waited for a user who may not be bound doesn't go on", async () => {
    const form = opened();
    answers(form, { ...annRow, alexacrm_notbindable: "no" });
    pick(form, ann, "ann");
    expect(form.save(contact.onSave)).toBe(true);
    await settle();
    expect(form.dataSave).not.toHaveBeenCalled();
  });

  test.each([
    ["fails", () => Promise.reject(new Error("503"))],
    ["never answers", () => new Promise(() => undefined)],
  ])("a check that %s is said and stops nobody", async (_how, request) => {
    jest.spyOn(console, "error").mockImplementation();
    const form = opened();
    form.retrieveMultipleRecords.mockImplementation(request);
    pick(form, ann, "ann");
    await settle(11_000);
    expect(form.notes().join()).toMatch(/could not be checked/);
    expect(form.save(contact.onSave)).toBe(false);
    expect(form.get(username)).toBe("ann");
  });

  test("the answer about a user picked before the last one counts for nothing", async () => {
    const form = opened();
    const pending: ((value: object) => void)[] = [];
    form.retrieveMultipleRecords.mockImplementation(() => new Promise((resolve) => pending.push(resolve)));
    pick(form, ann, "ann");
    await settle();
    pick(form, [{ ...ann[0], id: "57500001-0001-8000-8000-000000000007", name: "Bob" }], "bob");
    await settle();
    pending[1]!({ entities: [{ ...annRow, alexacrm_username: "bob", alexacrm_notbindable: "no" }] });
    await settle();
    pending[0]!({ entities: [{ ...annRow }] });
    await settle();
    expect(form.get(username)).toBe("bob");
    expect(form.save(contact.onSave)).toBe(true);
  });

  describe("Login Enabled", () => {
    const disabled = (login: boolean | null) => opened({ [user]: ann, [username]: "ann", [loginEnabled]: login });

    test("No with a user is said on the form; one press at the field enables it, and what saving does is said", async () => {
      const form = disabled(false);
      expect(form.notes()).toEqual(["Ann Editor can't sign in to WordPress: Login Enabled is No."]);
      form.form.getAttribute(loginEnabled)!.addOnChange(contact.onLoginEnabledChange as never);
      form.apply(loginEnabled);
      await settle();
      expect(form.get(loginEnabled)).toBe(true);
      expect(form.notes()).toEqual(["Ann Editor can sign in to WordPress again once you save."]);
      expect(form.notes(loginEnabled)).toEqual([]);
    });

    test("is offered by our picker where the form has it, and then not at the field too", async () => {
      const form = disabled(true);
      Object.assign(form.form.getControl(user)!, {
        getControlType: () => "customcontrol:AlexaCRM.WordPress.WordPressUserPicker",
      });
      form.set(loginEnabled, false);
      contact.onLoginEnabledChange(form.context);
      await settle();
      expect(form.notes(loginEnabled)).toEqual([]);
      expect(form.notes()).toHaveLength(1);
    });

    test("edited to No says that saving signs the person out; after saving, that the person can't sign in", async () => {
      const form = disabled(true);
      form.set(loginEnabled, false);
      contact.onLoginEnabledChange(form.context);
      await settle();
      expect(form.notes().join()).toMatch(/Ann Editor will be signed out of WordPress when you save/);
      form.saved();
      await settle();
      expect(form.notes()).toEqual(["Ann Editor can't sign in to WordPress: Login Enabled is No."]);
    });

    test("clearing the user of a refused person says that the WordPress user will be disabled", async () => {
      const form = disabled(false);
      pick(form, null, null);
      await settle();
      expect(form.notes().join()).toMatch(/^Ann Editor may not sign in now\. When you save, .* disabled/);
      expect(form.save(contact.onSave)).toBe(false);
    });
  });

  test("a contact activated again says that its person can sign in, once", () => {
    const bound = { [user]: ann, [username]: "ann", [loginEnabled]: true };
    opened(bound, { formType: 4 });
    expect(opened(bound).notes()).toEqual(["This contact is active again: Ann Editor can sign in to WordPress."]);
    expect(opened(bound).notes()).toEqual([]);
  });

  describe("a username typed without a user", () => {
    async function typed(text: string, users: object[], contacts: object[]): Promise<FakeForm> {
      const form = opened();
      form.retrieveMultipleRecords.mockImplementation(async (table: string) => ({
        entities: (table === "contact" ? contacts : users).map((row) => ({ ...row })),
      }));
      form.set(username, text);
      contact.onUsernameChange(form.context);
      await settle();
      return form;
    }
    const other = { contactid: "c2", fullname: "Claire", [username]: "Ann" };

    test("names the WordPress user it matches", async () => {
      const form = await typed("ann", [{ ...annRow, alexacrm_name: "Ann Editor", alexacrm_email: "a@b.c" }], []);
      expect(form.notes(username)).toEqual(["Matches the WordPress user Ann Editor (a@b.c). Use this user?"]);
      expect(form.save(contact.onSave)).toBe(false);
    });

    test("offers that user: one press sets the lookup, as if it had been picked", async () => {
      const form = await typed("ann", [{ ...annRow, alexacrm_name: "Ann Editor", alexacrm_email: "a@b.c" }], []);
      form.form.getAttribute(user)!.addOnChange(contact.onUserChange as never);
      form.apply(username);
      await settle();
      expect(form.get(user)).toEqual([{ id: annId, name: "Ann Editor", entityType: "alexacrm_wordpressuser" }]);
      expect(form.locked(username)).toBe(true);
      expect(form.get(loginEnabled)).toBe(true);
    });

    test("says that nobody has it; one that differs in an accent is another user", async () => {
      const form = await typed("ann", [{ ...annRow, alexacrm_username: "ánn" }], []);
      expect(form.notes(username)).toEqual(["No WordPress user has the username ann."]);
    });

    test("stops the save when another contact has it", async () => {
      const form = await typed("ann", [], [other]);
      expect(form.notes(username).join()).toMatch(/The contact Claire has the username ann already/);
      expect(form.save(contact.onSave)).toBe(true);
    });

    test.each([
      ["opens that contact in a window of its own when asked to", true, 1],
      ["stays here otherwise", false, 0],
    ])("offers the way to the contact that has it when a save is stopped: %s", async (_what, confirmed, opens) => {
      const form = await typed("ann", [], [other]);
      const openConfirmDialog = jest.fn().mockResolvedValue({ confirmed });
      const openForm = jest.fn().mockResolvedValue({});
      Object.assign(Xrm.Navigation, { openConfirmDialog, openForm });
      form.save(contact.onSave, 70);
      expect(openConfirmDialog).not.toHaveBeenCalled();
      form.save(contact.onSave);
      await settle();
      expect(openConfirmDialog).toHaveBeenCalledWith(expect.objectContaining({ confirmButtonLabel: "Open Claire" }));
      expect(openForm).toHaveBeenCalledTimes(opens);
      if (opens)
        expect(openForm).toHaveBeenCalledWith({ entityName: "contact", entityId: "c2", openInNewWindow: true });
    });

    test("is no trouble when this contact alone has it", async () => {
      const form = await typed("ann", [], [{ ...other, contactid: "c0000000-0000-4000-8000-000000000001" }]);
      expect(form.save(contact.onSave)).toBe(false);
    });

    test("that WordPress can't take is said at once, asks nothing and stops the save", async () => {
      const form = await typed(" ann", [], []);
      expect(form.notes(username)).toEqual(["Remove the blanks before or after the username."]);
      expect(form.retrieveMultipleRecords).not.toHaveBeenCalled();
      expect(form.save(contact.onSave)).toBe(true);
    });

    test("can't leave its string in the query", async () => {
      const form = await typed("o@x", [], []);
      const [, query] = form.retrieveMultipleRecords.mock.calls[0] as [string, string];
      expect(query).toContain(encodeURIComponent("alexacrm_username eq 'o@x'"));
    });
  });

  test.each([[user], [username], [loginEnabled]])("a form without the column %s still works", async (missing) => {
    jest.spyOn(console, "info").mockImplementation();
    const given: Record<string, unknown> = columns({ [user]: ann, [username]: "ann", [loginEnabled]: false });
    delete given[missing];
    const form = makeForm(given);
    contact.onLoad(form.context);
    contact.onUserChange(form.context);
    contact.onUsernameChange(form.context);
    contact.onLoginEnabledChange(form.context);
    await settle();
    expect(form.save(contact.onSave)).toBe(false);
  });

  test("a column without a field gets its note above the form", () => {
    const form = opened({ [user]: ann, [username]: "ann" }, { fields: [user] });
    expect(form.notes().join()).toMatch(/Comes from the WordPress user Ann Editor/);
  });

  test("on the form of an inactive contact nothing is written, locked or asked; the refusal is said", async () => {
    const form = opened({ [user]: ann }, { formType: 4 });
    await settle();
    expect(form.notes()).toContain("Ann Editor can't sign in to WordPress: this contact is inactive.");
    expect(form.retrieveMultipleRecords).not.toHaveBeenCalled();
    expect(form.locked(username)).toBe(false);
  });

  test("a user chosen in the platform's own lookup whom another contact holds is said, and stops nobody", async () => {
    const form = opened();
    answers(form, { ...annRow, _alexacrm_contactid_value: "c2", alexacrm_contactname: "Claire" });
    pick(form, ann, "ann");
    await settle();
    expect(form.notes()).toEqual([
      "Ann Editor is bound to the contact Claire. Unless that binding is cleared, WordPress keeps it.",
    ]);
    expect(form.save(contact.onSave)).toBe(false);
  });

  test("a column that the person may not change is left as it is, and said once on the console", async () => {
    const info = jest.spyOn(console, "info").mockImplementation();
    const form = opened({}, { readOnly: [loginEnabled] });
    answers(form, annRow);
    pick(form, ann, "ann");
    await settle();
    pick(form, null, null);
    pick(form, ann, "ann");
    await settle();
    expect(form.get(loginEnabled)).toBeNull();
    expect(form.get(username)).toBe("ann");
    const said = info.mock.calls.flat().filter((text) => String(text).includes("you may not change"));
    expect(said).toHaveLength(1);
  });

  test("an error at a field that is hidden stands above the form", async () => {
    const form = opened();
    Object.assign(form.form.getControl(username)!, { getVisible: () => false });
    form.set(username, " ann");
    contact.onUsernameChange(form.context);
    await settle();
    expect(form.notes(username)).toEqual([]);
    expect(form.notes()).toEqual(["Remove the blanks before or after the username."]);
  });

  test("a second site's columns come from the handlers' parameter, and the two sites don't mix", async () => {
    const second = { user: "new_user", username: "new_username", loginEnabled: "new_login" };
    const given = { new_user: ann, new_username: "ann", new_login: false };
    const form = makeForm(columns({ ...given, [username]: "typed" }));
    contact.onLoad(form.context);
    contact.onLoad(form.context, second);
    expect(form.locked(username)).toBe(false);
    expect(form.locked("new_username")).toBe(true);
    expect(form.notes()).toEqual(["Ann Editor can't sign in to WordPress: Login Enabled is No."]);
    form.set("new_login", true);
    contact.onLoginEnabledChange(form.context, second);
    form.set("new_user", null);
    contact.onUserChange(form.context, second);
    await settle();
    expect(form.get("new_username")).toBeNull();
    expect(form.get(username)).toBe("typed");
  });

  test("another site's users are asked for in its own table, by the names that the parameter gives", async () => {
    const shop = { user: "new_user", username: "new_username", tableName: "new_shopper", columnPrefix: "new_" };
    const chosen = [{ id: annId, name: "Ann Editor", entityType: "new_shopper" }];
    const form = makeForm({ new_user: [], new_username: null, [loginEnabled]: null });
    contact.onLoad(form.context, shop);
    const annie = { new_shopperid: annId, new_name: "Ann Editor", new_username: "annie", new_notbindable: null };
    form.retrieveMultipleRecords.mockImplementation(async (asked) => ({
      entities: asked === "new_shopper" ? [annie] : [],
    }));
    form.set("new_user", chosen);
    contact.onUserChange(form.context, shop);
    await settle();
    expect(form.get("new_username")).toBe("annie");
    const [table, query] = form.retrieveMultipleRecords.mock.calls[0] as [string, string];
    expect(table).toBe("new_shopper");
    expect(query).not.toContain("alexacrm_");
    expect(decodeURIComponent(query)).toContain(`new_shopperid eq ${annId}`);

    form.set("new_user", null);
    contact.onUserChange(form.context, shop);
    await settle();
    form.set("new_username", "annie");
    contact.onUsernameChange(form.context, shop);
    await settle();
    form.apply("new_username");
    expect(form.get("new_user")).toEqual(chosen);
  });

  test("a parameter that is no name is told once on the console, and its default stays", () => {
    const info = jest.spyOn(console, "info").mockImplementation();
    const form = makeForm(columns({ [user]: ann, [username]: "ann" }));
    for (const handler of [contact.onLoad, contact.onUserChange])
      handler(form.context, { usr: "new_user", username: 7 });
    expect(form.locked(username)).toBe(true);
    const said = info.mock.calls.flat().join("\n");
    expect(said.match(/parameter usr is none/g)).toHaveLength(1);
    expect(said.match(/parameter username is none/g)).toHaveLength(1);
  });

  test.each([
    [1031, "Stammt vom WordPress-Benutzer Ann Editor."],
    [3079, "Stammt vom WordPress-Benutzer Ann Editor."],
    [1036, "Provient de l’utilisateur WordPress Ann Editor."],
    [1025, "مأخوذ من مستخدم WordPress Ann Editor."],
    [1041, "Comes from the WordPress user Ann Editor."],
  ])("a person whose language is %i reads it, or English where there is none", (languageId, words) => {
    const form = opened({ [user]: ann, [username]: "ann" }, { languageId });
    expect(form.notes(username).join()).toContain(words);
  });
}
