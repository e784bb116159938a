import { type Dialogs } from "../app/dialogs";
import { sameValue } from "../data/column-value";
import { word } from "../person/words/words";
import { type FormSession } from "../session/form-session";
import { saveMode } from "../session/saving";
import { type FormController } from "./form-controller";

/** Asks what to do with unsaved changes before the form is left; answers whether it may be left. */
export function leaveGuard(session: FormSession, controller: FormController, dialogs: Dialogs): () => Promise<boolean> {
  return async () => {
    for (const control of session.controls.values()) control.flush();
    if (!session.isDirty || (!session.id && !hasEdits(session))) return true;
    const choice = await dialogs.message({
      title: word("unsavedChanges"),
      text: word("unsavedQuestion"),
      buttons: [
        { label: word("saveAndContinue"), value: "save" },
        { label: word("discard"), value: "discard" },
      ],
      cancelValue: "stay",
    });
    if (choice === "save") return controller.saveByPerson(saveMode.save);
    if (choice === "discard") session.discard();
    return choice === "discard";
  };
}

/** A new form holds values that nobody typed; only what differs from them is worth a question. */
const hasEdits = (session: FormSession): boolean =>
  [...session.attributes.values()].some(({ value, initial }) => !sameValue(value, initial));
