import { type ContactFormValues } from "../../../model/contact-form";
import { contact, contactState } from "../../../model/generated/names";
import { isEditable, isEdited, read, readLookup, rowId } from "../form-fields";
import { type ContactNames } from "../contact";

const inactiveForm = 4;

/** The contact last seen inactive: activating it opens its form anew. */
let inactive: string | undefined;

/** What one contact form holds; it remembers what is saved, because a form tells only that something was edited, not what stood there. */
export class ContactValues {
  private readonly saved: ContactFormValues["saved"] = { user: null, loginEnabled: null };
  private reactivated = false;

  public constructor(
    private readonly form: Xrm.FormContext,
    private readonly names: ContactNames,
  ) {}

  /** The form was opened: whether the contact was inactive a moment ago is seen now. */
  public open(): void {
    const id = rowId(this.form);
    if (!id) return;
    const active = this.isActive();
    this.reactivated = active && inactive === id;
    if (!active) inactive = id;
    else if (inactive === id) inactive = undefined;
  }

  public read(): ContactFormValues {
    const { form, names, saved } = this;
    const user = readLookup(form, names.user);
    const loginEnabled = read<boolean>(form, names.loginEnabled);
    const contactId = rowId(form);
    if (contactId && !isEdited(form, names.user)) saved.user = user;
    if (contactId && !isEdited(form, names.loginEnabled)) saved.loginEnabled = loginEnabled;
    return {
      user,
      username: read<string>(form, names.username),
      loginEnabled,
      active: this.isActive(),
      editable: isEditable(form),
      saved: { ...saved },
      reactivated: this.reactivated,
      contactId,
    };
  }

  private isActive(): boolean {
    const state = this.form.getAttribute(contact.columns.statecode)?.getValue() as number | null | undefined;
    const isInactiveForm = (this.form.ui.getFormType() as number) === inactiveForm;
    return !isInactiveForm && (state ?? contactState.active) === contactState.active;
  }
}
