import * as contact from "../../../../webresources/src/contact";
import {
  ann,
  annId,
  annRow,
  answers,
  columns,
  loginEnabled,
  opener,
  pick,
  settle,
  user,
  username,
  type MakeForm,
} from "./bound-contact";

/** What it promises on forms that makers changed, and in their languages. */
export function promisesToMakers(makeForm: MakeForm): void {
  const opened = opener(makeForm);

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
