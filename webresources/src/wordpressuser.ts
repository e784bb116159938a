import { maySave } from "../../model/form-note";
import { wordpressUser } from "../../model/generated/names";
import { decideWordPressUserForm, type WordPressUserFormNote } from "../../model/wordpress-user-form";
import { FieldLock, isEditable, read, readLookup, write } from "./form-fields";
import { FormNotes } from "./form-notes";

const { name, contactid, binding, notbindable, username } = wordpressUser.columns;
const createForm = 1;

interface OpenForm {
  notes: FormNotes;
  lock: FieldLock;
  decided: WordPressUserFormNote[];
}

const openForms = new WeakMap<Xrm.FormContext, OpenForm>();

/** Form OnLoad. Asks nothing: all that the rules need is on the form. */
export function onLoad(context: Xrm.Events.EventContext): void {
  const form = context.getFormContext();
  // Binding follows from the contact; WordPress takes no value for it.
  form.getAttribute(binding)?.setSubmitMode("never");
  evaluate(form, false);
}

/** Form OnSave: a user who may not be bound gets no contact. */
export function onSave(context: Xrm.Events.SaveEventContext): void {
  if (!maySave(open(context.getFormContext()).decided)) context.getEventArgs().preventDefault();
}

/** Column OnChange of the contact. */
export function onContactChange(context: Xrm.Events.EventContext): void {
  evaluate(context.getFormContext(), true);
}

function open(form: Xrm.FormContext): OpenForm {
  const known = openForms.get(form) ?? {
    notes: new FormNotes("user", { username }),
    lock: new FieldLock(username),
    decided: [],
  };
  openForms.set(form, known);
  return known;
}

function evaluate(form: Xrm.FormContext, contactChanged: boolean): void {
  const decision = decideWordPressUserForm(
    {
      name: read<string>(form, name) ?? "",
      contact: readLookup(form, contactid),
      binding: read<number>(form, binding),
      obstacle: read<string>(form, notbindable),
      isNew: form.ui.getFormType() === createForm,
    },
    contactChanged,
  );
  const state = open(form);
  if (isEditable(form)) {
    write(form, binding, decision.binding);
    state.lock.set(form, decision.usernameLocked);
  }
  state.decided = decision.notes;
  state.notes.show(form, decision.notes);
}
