import * as contact from "../../../../webresources/src/contact";
import {
  ann,
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

/** What the script promises about the chosen user. */
export function promisesOfTheUser(makeForm: MakeForm): void {
  const opened = opener(makeForm);

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
}
