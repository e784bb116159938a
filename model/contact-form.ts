import { type FormNote } from "./form-note";
import { decideSignIn } from "./sign-in";
import { usernameProblem, type UsernameProblem } from "./username";

/** A row that a lookup names: its id in lower case, no braces. */
export interface NamedRow {
  id: string;
  name: string;
}

/** What the contact form holds of the binding. */
export interface ContactFormValues {
  user: NamedRow | null;
  username: string | null;
  /** Login Enabled; null is empty. */
  loginEnabled: boolean | null;
  /** statecode 0. */
  active: boolean;
  /** The person may change this form; a reader may not. */
  editable: boolean;
  /** What is saved, as far as the form knows. */
  saved: { user: NamedRow | null; loginEnabled: boolean | null };
  /** The contact was inactive a moment ago. */
  reactivated: boolean;
  /** The contact's own id; undefined while it is not saved. */
  contactId: string | undefined;
}

/** What Dataverse said about a WordPress user. */
export interface KnownUser {
  id: string;
  /** Null when there is no such user any more. */
  row: {
    login: string;
    /** Why this user may not be bound; null when nothing is in the way. */
    obstacle: string | null;
    /** The contact that this user is bound to. */
    holder: NamedRow | null;
  } | null;
}

export type ContactFormText =
  | UsernameProblem
  | "usernameFromUser"
  | "userNotBindable"
  | "userGone"
  | "userHeld"
  | "userWillBeDisabled"
  | "loginDisabled"
  | "loginWillEnd"
  | "loginWillBegin"
  | "enableLogin"
  | "contactInactive"
  | "contactReactivated";

export type ContactFormNote = FormNote<ContactFormText>;

/** What the form should hold and show. */
export interface ContactFormDecision {
  username: string | null;
  usernameLocked: boolean;
  loginEnabled: boolean | null;
  notes: ContactFormNote[];
}

/**
 * The rules of the contact form (F51 to F53), run once after a change: a chosen user gives the username and locks it, a cleared one takes it along,
 * a newly chosen one enables an empty Login Enabled; what keeps the person out of WordPress, or will after saving, is said; a user who may not be
 * bound stops the save.
 * @param userChanged the lookup was set or cleared just now, as opposed to a form that was opened or another column that changed.
 * @param known the chosen user as Dataverse has it, as far as somebody asked.
 */
export function decideContactForm(
  values: ContactFormValues,
  userChanged: boolean,
  known?: KnownUser,
): ContactFormDecision {
  const { user, loginEnabled } = values;
  if (!user) {
    const username = userChanged ? null : values.username || null;
    const notes = [...leavingNotes(values), ...problemNotes(username)];
    return { username, usernameLocked: false, loginEnabled, notes };
  }
  const asked = known?.id === user.id ? known : undefined;
  const enabled = userChanged && loginEnabled === null ? true : loginEnabled;
  const notes = [
    // Nothing on the form of an inactive contact, or of somebody who may only read, can be cleared or typed.
    ...(values.active && values.editable ? [note("usernameFromUser", "info", "username", user.name)] : []),
    ...leavingNotes(values),
    ...obstacleNotes(user.name, values, asked),
    ...signInNotes({ ...values, loginEnabled: enabled }, user),
  ];
  return { username: asked?.row?.login ?? values.username, usernameLocked: true, loginEnabled: enabled, notes };
}

/** Whether the rules need the user's row: a user just chosen (may it be bound? what is the login?), or one whose username was never filled in. */
export function needsUser({ user, username }: ContactFormValues, userChanged: boolean): boolean {
  return !!user && (userChanged || !username);
}

function obstacleNotes(
  name: string,
  { user, saved, contactId }: ContactFormValues,
  known: KnownUser | undefined,
): ContactFormNote[] {
  const edited = user?.id !== saved.user?.id;
  if (known?.row === null) return [note("userGone", edited ? "error" : "warning", "form", name)];
  if (!known || !edited) return [];
  const { obstacle, holder } = known.row;
  if (obstacle) return [note("userNotBindable", "error", "form", name, obstacle)];
  return holder && holder.id !== contactId ? [note("userHeld", "warning", "form", name, holder.name)] : [];
}

/** Whether the person of the chosen user gets in now, and what saving changes about it. */
function signInNotes(values: ContactFormValues, { id, name }: NamedRow): ContactFormNote[] {
  const { saved, loginEnabled, active, editable } = values;
  if (!active) return [note("contactInactive", "warning", "form", name)];
  const stays = saved.user?.id === id;
  if (loginEnabled === false) {
    const ends = stays && saved.loginEnabled !== false;
    const offer: ContactFormNote = { ...note("enableLogin", "info", "loginEnabled"), action: "enableLogin" };
    return [note(ends ? "loginWillEnd" : "loginDisabled", "warning", "form", name), ...(editable ? [offer] : [])];
  }
  if (stays && saved.loginEnabled === false) return [note("loginWillBegin", "info", "form", name)];
  return values.reactivated && stays ? [note("contactReactivated", "info", "form", name)] : [];
}

/** Unbinding never opens a door (design: the WordPress user of a refused person is disabled instead). */
function leavingNotes({ user, saved, active }: ContactFormValues): ContactFormNote[] {
  if (!saved.user || saved.user.id === user?.id) return [];
  const refused = decideSignIn({ loginEnabled: saved.loginEnabled, active }, false).decision === "deny";
  return refused ? [note("userWillBeDisabled", "warning", "form", saved.user.name)] : [];
}

function problemNotes(username: string | null): ContactFormNote[] {
  const problem = usernameProblem(username);
  return problem ? [note(problem, "error", "username")] : [];
}

const note = (
  text: ContactFormText,
  level: ContactFormNote["level"],
  at: ContactFormNote["at"],
  ...values: string[]
): ContactFormNote => ({ text, level, at, values });
