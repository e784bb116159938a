import { wordPressUserFormExamples } from "../../../model/examples/wordpress-user-form";
import { maySave } from "../../../model/form-note";
import { decideWordPressUserForm } from "../../../model/wordpress-user-form";

test.each(wordPressUserFormExamples.map((example) => [example.what, example] as const))(
  "%s",
  (_what, { given, contactChanged, then }) => {
    const { binding, identityLocked, notes } = decideWordPressUserForm(given, contactChanged);
    expect({ binding, identityLocked, notes: notes.map(({ text }) => text), saves: maySave(notes) }).toEqual(then);
  },
);
