import * as contact from "../../../../webresources/src/contact";
import { ann, loginEnabled, opener, pick, settle, user, username, type MakeForm } from "./bound-contact";

/** What it promises about who may sign in. */
export function promisesOfSigningIn(makeForm: MakeForm): void {
  const opened = opener(makeForm);

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

  test("on the form of an inactive contact nothing is written, locked or asked; the refusal is said", async () => {
    const form = opened({ [user]: ann }, { formType: 4 });
    await settle();
    expect(form.notes()).toContain("Ann Editor can't sign in to WordPress: this contact is inactive.");
    expect(form.retrieveMultipleRecords).not.toHaveBeenCalled();
    expect(form.locked(username)).toBe(false);
  });
}

/** A form that the person may only read; Dataverse alone decides who gets one. */
export function promisesToReaders(makeForm: MakeForm): void {
  test("somebody who may only read is told that the person can't sign in, and is asked to change nothing", async () => {
    const form = opener(makeForm)({ [user]: ann, [username]: "ann", [loginEnabled]: false }, { formType: 3 });
    await settle();
    expect(form.notes()).toEqual(["Ann Editor can't sign in to WordPress: Login Enabled is No."]);
    expect([...form.notes(username), ...form.notes(loginEnabled)]).toEqual([]);
  });
}
