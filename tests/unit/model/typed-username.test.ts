import { typedUsernameExamples } from "../../../model/examples/typed-username";
import { maySave } from "../../../model/form-note";
import { usernameNotes } from "../../../model/typed-username";

test.each(typedUsernameExamples.map((example) => [example.what, example] as const))(
  "a username typed without a user: %s",
  (_what, { found, then }) => {
    const notes = usernameNotes("ann", found, "c1");
    expect(notes).toHaveLength(1);
    expect({ note: notes[0]!.text, offers: notes[0]!.action === "useUser", saves: maySave(notes) }).toEqual(then);
  },
);
