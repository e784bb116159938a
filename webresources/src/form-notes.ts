import { type FormAction, type FormNote } from "../../model/form-note";
import { visibleControlsOf } from "./form-fields";
import { type Say } from "./words/say";

const levels = { info: "INFO", warning: "WARNING", error: "ERROR" } as const;

interface Shown {
  words: string;
  /** The fields that show it; none when it stands above the form. */
  controls: Xrm.Controls.StandardControl[];
}

/** Shows what the rules say on one form and takes back what they no longer say. */
export class FormNotes<Text extends string> {
  private readonly shown = new Map<string, Shown>();

  /** @param group tells the notes of several rules apart. @param columns the logical names behind `at`. @param act does what a note offers. */
  public constructor(
    private readonly form: Xrm.FormContext,
    private readonly group: string,
    private readonly say: Say<Text>,
    private readonly columns: Partial<Record<FormNote<Text>["at"], string>> = {},
    private readonly act: (action: FormAction) => void = () => undefined,
  ) {}

  /** Replaces what is shown; a note that stays is not said again. */
  public show(notes: FormNote<Text>[]): void {
    const wanted = new Map(notes.map((note) => [`wordpress-${this.group}-${note.text}`, note]));
    for (const [id, shown] of this.shown) {
      const note = wanted.get(id);
      if (!note || this.say(note.text, note.values) !== shown.words) this.clear(id, shown);
    }
    for (const [id, note] of wanted) if (!this.shown.has(id)) this.add(id, note);
  }

  private add(id: string, { text, level, at, values, action }: FormNote<Text>): void {
    const words = this.say(text, values);
    const column = this.columns[at];
    // A column without a field has nowhere to show it: the note goes above the form, where nothing can be pressed.
    const controls = column ? visibleControlsOf(this.form, column) : [];
    const actions = action ? { actions: [{ actions: [() => this.act(action)] }] } : {};
    for (const control of controls)
      if (level === "error") control.setNotification(words, id);
      else
        control.addNotification({ uniqueId: id, messages: [words], notificationLevel: "RECOMMENDATION", ...actions });
    if (!controls.length) this.form.ui.setFormNotification(words, levels[level], id);
    this.shown.set(id, { words, controls });
  }

  private clear(id: string, { controls }: Shown): void {
    if (controls.length) controls.forEach((control) => control.clearNotification(id));
    else this.form.ui.clearFormNotification(id);
    this.shown.delete(id);
  }
}
