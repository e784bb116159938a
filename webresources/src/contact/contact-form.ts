import { decideContactForm, needsUser, type ContactFormValues, type KnownUser } from "../../../model/contact-form";
import { maySave, type FormAction, type FormNote } from "../../../model/form-note";
import { contact } from "../../../model/generated/names";
import { leftToScript } from "../../../model/said-by-picker";
import { usernameNotes, type UsernameFindings } from "../../../model/typed-username";
import { type ContactNames } from "../contact";
import { findUser, findUsername } from "../dataverse/find";
import { afterDataChange, edit, FieldLock, isEditable, rowId, visibleControlsOf, write } from "../form-fields";
import { FormNotes } from "../form-notes";
import { SaveGate } from "../save-gate";
import { Soon } from "../soon";
import { say, type Text } from "../words/contact-form";
import { within } from "../within";
import { ContactValues } from "./read-values";

const patience = 10_000;

/** The script of one open contact form: reads it, asks the rules, writes and shows what they decide. */
export class ContactForm {
  private readonly soon = new Soon(() => this.evaluate());
  private readonly values: ContactValues;
  private readonly lock: FieldLock;
  private readonly notes: FormNotes<Text>;
  private readonly waiting: FormNotes<Text>;
  private readonly gate: SaveGate;
  /** The user last asked about, and the one being asked about. */
  private known: KnownUser | undefined;
  private asking: string | undefined;
  private findings: UsernameFindings | undefined;
  /** What the rules and what a finished check say; together they decide whether the form may be saved. */
  private decided: FormNote<Text>[] = [];
  private checked: FormNote<Text>[] = [];
  /** Counts changes: the answer to an older question is dropped. */
  private turn = 0;
  private changed = { user: false, username: false };
  private follows = false;

  public constructor(
    private readonly form: Xrm.FormContext,
    private readonly names: ContactNames,
  ) {
    this.values = new ContactValues(form, names);
    this.lock = new FieldLock([names.username]);
    // Two sites on one form have notes of their own.
    const group = (name: string): string => `${name}-${names.user}`;
    const { username, loginEnabled } = names;
    this.notes = new FormNotes(form, group("contact"), say, { username, loginEnabled }, (action) => this.act(action));
    this.waiting = new FormNotes(form, group("wait"), say);
    this.gate = new SaveGate(form, {
      refused: () => !maySave([...this.decided, ...this.checked]),
      waiting: (waits) => this.waiting.show(waits ? [{ text: "checking", level: "info", at: "form", values: [] }] : []),
      stopped: () => this.offerHolder(),
    });
  }

  public open(): void {
    this.values.open();
    this.forget();
    this.known = undefined;
    if (!this.follows) afterDataChange(this.form, () => this.soon.run());
    this.follows = true;
    this.evaluate();
  }

  public save(context: Xrm.Events.SaveEventContext): void {
    this.soon.flush();
    this.gate.onSave(context);
  }

  public change(column?: "user" | "username"): void {
    if (column) this.changed[column] = true;
    this.soon.run();
  }

  private forget(): void {
    this.turn++;
    this.asking = undefined;
    this.findings = undefined;
    this.checked = [];
  }

  private evaluate(): void {
    const { changed } = this;
    this.changed = { user: false, username: false };
    if (changed.user || changed.username) this.forget();
    const values = this.values.read();
    const username = this.apply(values, changed.user);
    if (!isEditable(this.form)) return;
    if (values.user && needsUser(values, changed.user)) this.checkUser(values.user.id);
    else if (changed.username && !values.user && username && maySave(this.decided)) this.checkUsername(username);
  }

  private apply(values: ContactFormValues, userChanged: boolean): string | null {
    const decision = decideContactForm(values, userChanged, this.known);
    if (isEditable(this.form)) {
      write(this.form, this.names.username, decision.username);
      write(this.form, this.names.loginEnabled, decision.loginEnabled);
      this.lock.set(this.form, decision.usernameLocked);
    }
    this.decided = decision.notes;
    this.show();
    return decision.username;
  }

  private show(): void {
    this.notes.show(leftToScript([...this.decided, ...this.checked], this.controls()));
  }

  /** Types of the controls at user and username that somebody can use: one that can't be changed offers nothing. */
  private controls(): string[] {
    const { user, username } = this.names;
    return [user, username]
      .flatMap((column) => visibleControlsOf(this.form, column))
      .filter((control) => !control.getDisabled())
      .map((control) => control.getControlType?.() ?? "");
  }

  private checkUser(id: string): void {
    if (this.asking === id || this.known?.id === id) return;
    this.asking = id;
    this.ask(findUser(this.names, id), (known) => {
      this.known = known;
      this.apply(this.values.read(), false);
    });
  }

  private checkUsername(login: string): void {
    const id = rowId(this.form);
    this.ask(findUsername(this.names, login, id, this.names.username), (findings) => {
      this.findings = findings;
      this.checked = usernameNotes(login, findings, id);
      this.show();
    });
  }

  /** Asks Dataverse while a save waits. A question that fails or takes too long stops nobody: the server repairs what must not be. */
  private ask<Answer>(question: Promise<Answer>, then: (answer: Answer) => void): void {
    const { turn } = this;
    const work = within(question, patience).then(
      (answer) => {
        if (turn === this.turn) then(answer);
      },
      (error: unknown) => {
        console.error("Dataverse could not be asked about the WordPress user.", error);
        if (turn !== this.turn) return;
        this.asking = undefined;
        this.checked = [{ text: "checkFailed", level: "warning", at: "form", values: [] }];
        this.show();
      },
    );
    void this.gate.check(work);
  }

  private act(action: FormAction): void {
    const { user } = this.findings ?? {};
    if (action === "enableLogin") edit(this.form, this.names.loginEnabled, true);
    else if (user)
      edit(this.form, this.names.user, [{ id: user.id, name: user.name, entityType: this.names.tableName }]);
  }

  /** A message of a form can't hold a link: the way to the contact that has the username is a dialog, when a save was stopped by it. */
  private offerHolder(): void {
    const taken = this.checked.find(({ text }) => text === "usernameTaken");
    const holder = this.findings?.contact;
    if (!taken || !holder) return;
    const text = say(taken.text, taken.values);
    const dialog = { text, confirmButtonLabel: say("openContact", [holder.name]), cancelButtonLabel: say("stayHere") };
    Xrm.Navigation.openConfirmDialog(dialog)
      .then(async ({ confirmed }) => {
        if (!confirmed) return;
        await Xrm.Navigation.openForm({ entityName: contact.table, entityId: holder.id, openInNewWindow: true });
      })
      .then(undefined, (error: unknown) => console.error("The contact could not be offered.", error));
  }
}
