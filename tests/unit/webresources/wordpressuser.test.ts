import { bindingChoices } from "../../../model/generated/names";
import * as wordpressUser from "../../../webresources/src/wordpressuser";
import { fakeForm } from "./fake-form";
import { hostForm } from "./host-form";

const claire = [{ id: "c0000000-0000-4000-8000-000000000001", name: "Claire", entityType: "contact" }];

describe.each([
  ["xrm-mock", fakeForm],
  ["the form host's Xrm", hostForm],
])("the WordPress User form's script on %s", (_host, makeForm) => {
  const opened = (given: object = {}, formType = 2) => {
    const form = makeForm(
      {
        alexacrm_name: "Ann Editor",
        alexacrm_username: "ann",
        alexacrm_site: "Blog",
        alexacrm_contactid: [],
        alexacrm_binding: bindingChoices.notBound,
        alexacrm_notbindable: null,
        ...given,
      },
      { formType },
    );
    wordpressUser.onLoad(form.context);
    return form;
  };

  test("F49 choosing a contact switches Binding to Contact, clearing it to Not bound", () => {
    const form = opened();
    form.set("alexacrm_contactid", claire);
    wordpressUser.onContactChange(form.context);
    expect(form.get("alexacrm_binding")).toBe(bindingChoices.contact);
    form.set("alexacrm_contactid", null);
    wordpressUser.onContactChange(form.context);
    expect(form.get("alexacrm_binding")).toBe(bindingChoices.notBound);
    expect(form.save(wordpressUser.onSave)).toBe(false);
  });

  test("Binding is never sent: WordPress derives it", () => {
    expect(opened().form.getAttribute("alexacrm_binding")!.getSubmitMode()).toBe("never");
  });

  test("a user who may not be bound stops the save with the reason", () => {
    const form = opened({ alexacrm_notbindable: "This is the last administrator." });
    expect(form.save(wordpressUser.onSave)).toBe(false);
    form.set("alexacrm_contactid", claire);
    wordpressUser.onContactChange(form.context);
    expect(form.notes()).toEqual(["Ann Editor can't be bound: This is the last administrator."]);
    expect(form.save(wordpressUser.onSave)).toBe(true);
    form.set("alexacrm_contactid", null);
    wordpressUser.onContactChange(form.context);
    expect(form.notes()).toEqual([]);
    expect(form.save(wordpressUser.onSave)).toBe(false);
  });

  test.each(["alexacrm_name", "alexacrm_username", "alexacrm_site"])(
    "%s of an existing user is locked, that of a new one is not",
    (column) => {
      expect(opened().locked(column)).toBe(true);
      expect(opened({}, 1).locked(column)).toBe(false);
    },
  );

  test("opening the form asks nothing", () => {
    expect(opened({ alexacrm_contactid: claire }).retrieveMultipleRecords).not.toHaveBeenCalled();
  });

  test.each(["alexacrm_name", "alexacrm_binding", "alexacrm_contactid", "alexacrm_notbindable"])(
    "a form without the column %s still works",
    (missing) => {
      jest.spyOn(console, "info").mockImplementation();
      const given: Record<string, unknown> = {
        alexacrm_name: "Ann",
        alexacrm_contactid: claire,
        alexacrm_binding: 1,
        alexacrm_notbindable: null,
      };
      delete given[missing];
      const form = makeForm(given);
      wordpressUser.onLoad(form.context);
      wordpressUser.onContactChange(form.context);
      expect(form.save(wordpressUser.onSave)).toBe(false);
    },
  );
});
