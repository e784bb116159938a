import {
  decideContactForm,
  needsUser,
  usernameNotes,
  type ContactFormValues,
  type KnownUser,
} from "../../model/contact-form";
import { maySave, type FormNote } from "../../model/form-note";
import { contact, contactState } from "../../model/generated/names";
import { findUser, findUsername } from "./dataverse";
import { FieldLock, isEditable, plainId, read, readLookup, write } from "./form-fields";
import { FormNotes } from "./form-notes";
import { SaveGate } from "./save-gate";
import { Soon } from "./soon";
import { type Text } from "./strings";

const { userid, username, loginenabled, statecode } = contact.columns;
const inactiveForm = 4;
const patience = 10_000;

/** What the script remembers of one open contact form. */
interface OpenForm {
  soon: Soon;
  gate: SaveGate;
  notes: FormNotes;
  lock: FieldLock;
  /** The user last asked about. */
  known: KnownUser | undefined;
  /** What the rules and what a finished check say; together they decide whether the form may be saved. */
  decided: FormNote<Text>[];
  checked: FormNote<Text>[];
  /** Counts changes: the answer to an older question is dropped. */
  turn: number;
  changed: { user: boolean; username: boolean };
}

const openForms = new WeakMap<Xrm.FormContext, OpenForm>();

function open(form: Xrm.FormContext): OpenForm {
  const known = openForms.get(form);
  if (known) return known;
  const waits = new FormNotes("wait", { username });
  const state: OpenForm = {
    soon: new Soon(() => evaluate(form)),
    gate: new SaveGate(
      () => !maySave([...state.decided, ...state.checked]),
      (of, waiting) => waits.show(of, waiting ? [{ text: "checking", level: "info", at: "form", values: [] }] : []),
    ),
    notes: new FormNotes("contact", { username }),
    lock: new FieldLock(username),
    known: undefined,
    decided: [],
    checked: [],
    turn: 0,
    changed: { user: false, username: false },
  };
  openForms.set(form, state);
  return state;
}

/** Form OnLoad. Asks nothing when no user is bound. */
export function onLoad(context: Xrm.Events.EventContext): void {
  const form = context.getFormContext();
  const state = open(form);
  state.turn++;
  state.checked = [];
  state.known = undefined;
  evaluate(form);
}

/** Form OnSave: waits for checks, stops what was refused. */
export function onSave(context: Xrm.Events.SaveEventContext): void {
  const state = open(context.getFormContext());
  state.soon.flush();
  state.gate.onSave(context);
}

/** Column OnChange of the user. The picker writes user and username together: the rules run once, after both. */
export function onUserChange(context: Xrm.Events.EventContext): void {
  change(context, "user");
}

/** Column OnChange of the username. */
export function onUsernameChange(context: Xrm.Events.EventContext): void {
  change(context, "username");
}

/** Column OnChange of Login Enabled. */
export function onLoginEnabledChange(context: Xrm.Events.EventContext): void {
  change(context);
}

function change(context: Xrm.Events.EventContext, column?: "user" | "username"): void {
  const state = open(context.getFormContext());
  if (column) state.changed[column] = true;
  state.soon.run();
}

function evaluate(form: Xrm.FormContext): void {
  const state = open(form);
  const { changed } = state;
  state.changed = { user: false, username: false };
  if (changed.user || changed.username) {
    state.turn++;
    state.checked = [];
  }
  const values = readValues(form);
  apply(form, values, changed.user);
  if (!isEditable(form)) return;
  if (values.user && needsUser(values, changed.user)) checkUser(form, values.user.id);
  else if (changed.username && !values.user && values.username && maySave(state.decided))
    checkUsername(form, values.username);
}

function readValues(form: Xrm.FormContext): ContactFormValues {
  const state = form.getAttribute(statecode)?.getValue() as number | null | undefined;
  return {
    user: readLookup(form, userid),
    username: read<string>(form, username),
    loginEnabled: read<boolean>(form, loginenabled),
    active:
      (state ?? contactState.active) === contactState.active && (form.ui.getFormType() as number) !== inactiveForm,
    userEdited: form.getAttribute(userid)?.getIsDirty() ?? false,
  };
}

function apply(form: Xrm.FormContext, values: ContactFormValues, userChanged: boolean): void {
  const state = open(form);
  const decision = decideContactForm(values, userChanged, state.known);
  if (isEditable(form)) {
    write(form, username, decision.username);
    write(form, loginenabled, decision.loginEnabled);
    state.lock.set(form, decision.usernameLocked);
  }
  state.decided = decision.notes;
  show(form, state);
}

function show(form: Xrm.FormContext, state: OpenForm): void {
  state.notes.show(form, [...state.decided, ...state.checked]);
}

function checkUser(form: Xrm.FormContext, userId: string): void {
  ask(form, findUser(userId), (known) => {
    open(form).known = known;
    apply(form, readValues(form), false);
  });
}

function checkUsername(form: Xrm.FormContext, login: string): void {
  const contactId = plainId(form.data.entity.getId()) || undefined;
  ask(form, findUsername(login, contactId), (findings) => {
    const state = open(form);
    state.checked = usernameNotes(login, findings);
    show(form, state);
  });
}

/** Asks Dataverse while a save waits. A question that fails or takes too long stops nobody: the server repairs what must not be. */
function ask<Answer>(form: Xrm.FormContext, question: Promise<Answer>, then: (answer: Answer) => void): void {
  const state = open(form);
  const { turn } = state;
  const work = within(question, patience).then(
    (answer) => {
      if (turn === state.turn) then(answer);
    },
    (error: unknown) => {
      console.error("Dataverse could not be asked about the WordPress user.", error);
      if (turn !== state.turn) return;
      state.checked = [{ text: "checkFailed", level: "warning", at: "form", values: [] }];
      show(form, state);
    },
  );
  void state.gate.check(form, work);
}

function within<Answer>(question: Promise<Answer>, milliseconds: number): Promise<Answer> {
  let timer: number | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = window.setTimeout(
      () => reject(new Error(`No answer within ${milliseconds / 1000} seconds.`)),
      milliseconds,
    );
  });
  return Promise.race([question, limit]).finally(() => window.clearTimeout(timer));
}
