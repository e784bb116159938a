import { bindingChoices } from "../../../model/generated/names";
import { maySave } from "../../../model/form-note";
import { decideWordPressUserForm, type WordPressUserFormValues } from "../../../model/wordpress-user-form";

const claire = { id: "c", name: "Claire" };
const { notBound, contact, username, disabled } = bindingChoices;
const values = (given: Partial<WordPressUserFormValues>): WordPressUserFormValues => ({
  name: "Ann",
  contact: null,
  binding: notBound,
  obstacle: null,
  isNew: false,
  ...given,
});

test.each<[string, WordPressUserFormValues, boolean, number | null, boolean]>([
  ["F49 a chosen contact switches Binding to Contact", values({ contact: claire }), true, contact, true],
  ["F49 a cleared contact switches Binding to Not bound", values({ binding: contact }), true, notBound, true],
  ["a contact replaces Username mode", values({ contact: claire, binding: username }), true, contact, true],
  ["a form that is opened keeps a Binding without a contact", values({ binding: disabled }), false, disabled, true],
  [
    "a user who may not be bound gets no contact",
    values({ contact: claire, obstacle: "the last administrator" }),
    true,
    contact,
    false,
  ],
  ["such a user can lose one", values({ binding: contact, obstacle: "the last administrator" }), true, notBound, true],
  [
    "such a user's form can be saved otherwise",
    values({ contact: claire, binding: contact, obstacle: "x" }),
    false,
    contact,
    true,
  ],
])("%s", (_what, given, changed, binding, saves) => {
  const decision = decideWordPressUserForm(given, changed);
  expect(decision.binding).toBe(binding);
  expect(maySave(decision.notes)).toBe(saves);
});

test("the username can be typed for a new user only: WordPress can't rename", () => {
  expect(decideWordPressUserForm(values({ isNew: true }), false).usernameLocked).toBe(false);
  expect(decideWordPressUserForm(values({}), false).usernameLocked).toBe(true);
});
