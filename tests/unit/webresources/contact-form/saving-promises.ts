import * as contact from "../../../../webresources/src/contact";
import { ann, annRow, answers, opener, pick, settle, username, type MakeForm } from "./bound-contact";

/** What it promises about a save that comes while something is checked. */
export function promisesOfSaving(makeForm: MakeForm): void {
  const opened = opener(makeForm);

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
}
