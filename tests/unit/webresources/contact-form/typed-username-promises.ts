import * as contact from "../../../../webresources/src/contact";
import { type FakeForm } from "../fake-form";
import { annId, annRow, loginEnabled, opener, settle, user, username, type MakeForm } from "./bound-contact";

/** What it promises about a username that is typed while no user is chosen. */
export function promisesOfATypedUsername(makeForm: MakeForm): void {
  const opened = opener(makeForm);

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

    test("with a quote, which would leave its string in a query, is none: nothing is asked", async () => {
      const form = await typed("o'x", [], []);
      expect(form.retrieveMultipleRecords).not.toHaveBeenCalled();
      expect(form.save(contact.onSave)).toBe(true);
    });
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
}
