import { maySave } from "../../../model/form-note";
import {
  decideWordPressUserForm,
  type WordPressUserFormNote,
  type WordPressUserFormText,
} from "../../../model/wordpress-user-form";
import { afterDataChange, FieldLock, isEditable, read, readLookup, write } from "../form-fields";
import { FormNotes } from "../form-notes";
import { say } from "../words/wordpress-user-form";
import { type WordPressUserColumns } from "../wordpressuser";

const createForm = 1;

/** The script of one open WordPress user form. */
export class WordPressUserForm {
  private readonly notes: FormNotes<WordPressUserFormText>;
  private readonly lock: FieldLock;
  private decided: WordPressUserFormNote[] = [];
  private follows = false;

  public constructor(
    private readonly form: Xrm.FormContext,
    private readonly columns: WordPressUserColumns,
  ) {
    this.notes = new FormNotes(form, `user-${columns.contact}`, say);
    this.lock = new FieldLock([columns.name, columns.username, columns.site]);
  }

  public open(): void {
    // Binding follows from the contact; WordPress takes no value for it.
    this.form.getAttribute(this.columns.binding)?.setSubmitMode("never");
    // A new row becomes an existing one by saving.
    if (!this.follows) afterDataChange(this.form, () => this.evaluate(false));
    this.follows = true;
    this.evaluate(false);
  }

  public maySave(): boolean {
    return maySave(this.decided);
  }

  /** @param contactChanged the lookup was just set or cleared. */
  public evaluate(contactChanged: boolean): void {
    const { form, columns } = this;
    const decision = decideWordPressUserForm(
      {
        name: read<string>(form, columns.name) ?? "",
        contact: readLookup(form, columns.contact),
        binding: read<number>(form, columns.binding),
        obstacle: read<string>(form, columns.notBindable),
        isNew: form.ui.getFormType() === createForm,
      },
      contactChanged,
    );
    if (isEditable(form)) {
      write(form, columns.binding, decision.binding);
      this.lock.set(form, decision.identityLocked);
    }
    this.decided = decision.notes;
    this.notes.show(decision.notes);
  }
}
