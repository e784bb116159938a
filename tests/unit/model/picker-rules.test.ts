import { decideContactForm, type ContactFormValues } from "../../../model/contact-form";
import { pickerRuleExamples } from "../../../model/examples/picker-rules";

const ann = { id: "a", name: "Ann Editor" };

test.each(
  pickerRuleExamples.login
    .filter(({ loginEnabled }) => loginEnabled !== undefined)
    .map((example) => [example.what, example] as const),
)("the form script offers to enable the login where the picker does: %s", (_what, { user, loginEnabled, offers }) => {
  const held = { user: user ? ann : null, loginEnabled: loginEnabled ?? null };
  const values: ContactFormValues = {
    ...held,
    username: user ? "ann" : null,
    active: true,
    editable: true,
    saved: held,
    reactivated: false,
    contactId: "c1",
  };
  const { notes } = decideContactForm(values, false);
  expect(notes.some(({ action }) => action === "enableLogin")).toBe(offers);
});
