import { type FormNote } from "../../model/form-note";
import { controlsOf } from "./form-fields";
import { say, type Text } from "./strings";

const levels = { info: "INFO", warning: "WARNING", error: "ERROR" } as const;

interface Shown {
  words: string;
  /** The column whose fields show it; undefined above the form. */
  column: string | undefined;
}

/** Shows what the rules say on one form and takes back what they no longer say. */
export class FormNotes {
  private readonly shown = new Map<string, Shown>();

  /** @param group tells the notes of several rules apart. @param columns the logical names behind `at`. */
  public constructor(
    private readonly group: string,
    private readonly columns: { username: string },
  ) {}

  /** Replaces what is shown; a note that stays is not said again. */
  public show(form: Xrm.FormContext, notes: FormNote<Text>[]): void {
    const wanted = new Map(notes.map((note) => [`wordpress-${this.group}-${note.text}`, note]));
    for (const [id, { words, column }] of this.shown) {
      const note = wanted.get(id);
      if (!note || say(note.text, note.values) !== words) this.clear(form, id, column);
    }
    for (const [id, note] of wanted) if (!this.shown.has(id)) this.add(form, id, note);
  }

  private add(form: Xrm.FormContext, id: string, { text, level, at, values }: FormNote<Text>): void {
    const words = say(text, values);
    // A column without a field has nowhere to show it: the note goes above the form.
    const controls = at === "form" ? [] : controlsOf(form, this.columns[at]);
    for (const control of controls)
      if (level === "error") control.setNotification(words, id);
      else control.addNotification({ uniqueId: id, messages: [words], notificationLevel: "RECOMMENDATION" });
    if (!controls.length) form.ui.setFormNotification(words, levels[level], id);
    this.shown.set(id, { words, column: controls.length && at !== "form" ? this.columns[at] : undefined });
  }

  private clear(form: Xrm.FormContext, id: string, column: string | undefined): void {
    if (column) controlsOf(form, column).forEach((control) => control.clearNotification(id));
    else form.ui.clearFormNotification(id);
    this.shown.delete(id);
  }
}
