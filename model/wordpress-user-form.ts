import { bindingChoice, bindingMode } from "./binding-mode";
import { type FormNote } from "./form-note";

/** What the WordPress user form holds of the binding. */
export interface WordPressUserFormValues {
  name: string;
  contact: { id: string; name: string } | null;
  /** Value of the choice Binding; null when the form doesn't have it. */
  binding: number | null;
  /** Why this user may not be bound; null or empty when nothing is in the way. */
  obstacle: string | null;
  /** The row is being created. */
  isNew: boolean;
}

export type WordPressUserFormText = "userNotBindable";

export type WordPressUserFormNote = FormNote<WordPressUserFormText>;

export interface WordPressUserFormDecision {
  binding: number | null;
  /** Who a user is, is WordPress's: name, username and site are locked on every row that exists. */
  identityLocked: boolean;
  notes: WordPressUserFormNote[];
}

/**
 * The rules of the WordPress user form: a chosen contact makes Binding read "Contact", a cleared one "Not bound" (F49); a user who may not be bound
 * can't get a contact, but can lose one.
 * @param contactChanged the lookup was just set or cleared, as opposed to a form that was opened.
 */
export function decideWordPressUserForm(
  { name, contact, binding, obstacle, isNew }: WordPressUserFormValues,
  contactChanged: boolean,
): WordPressUserFormDecision {
  const derived = bindingChoice(contact ? bindingMode.contact : bindingMode.notBound);
  const stopped = contactChanged && !!contact && !!obstacle;
  return {
    binding: contactChanged ? derived : binding,
    identityLocked: !isNew,
    notes: stopped ? [{ text: "userNotBindable", level: "error", at: "form", values: [name, obstacle] }] : [],
  };
}
