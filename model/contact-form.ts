import { type FormNote } from "./form-note";
import { usernameProblem, type UsernameProblem } from "./username";

/** What the contact form holds of the binding. */
export interface ContactFormValues {
  user: { id: string; name: string } | null;
  username: string | null;
  /** Login Enabled; null is empty. */
  loginEnabled: boolean | null;
  /** statecode 0. */
  active: boolean;
  /** The user on the form is not (yet) the one that is saved. */
  userEdited: boolean;
}

/** What Dataverse said about a WordPress user. */
export interface KnownUser {
  id: string;
  /** Null when there is no such user any more. */
  row: {
    login: string;
    /** Why this user may not be bound; null when nothing is in the way. */
    obstacle: string | null;
  } | null;
}

export type ContactFormText =
  | UsernameProblem
  | "usernameFromUser"
  | "usernameMatches"
  | "usernameMatchesNobody"
  | "usernameTaken"
  | "userNotBindable"
  | "userGone"
  | "loginDisabled"
  | "contactInactive";

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
 * a newly chosen one enables an empty Login Enabled; what keeps the person out of WordPress is said; a user who may not be bound stops the save.
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
    return { username, usernameLocked: false, loginEnabled, notes: problemNotes(username) };
  }
  const asked = known?.id === user.id ? known : undefined;
  const enabled = userChanged && loginEnabled === null ? true : loginEnabled;
  const notes: ContactFormNote[] = [
    note("usernameFromUser", "info", "username", user.name),
    ...obstacleNotes(user.name, values.userEdited, asked),
  ];
  if (!values.active) notes.push(note("contactInactive", "warning", "form", user.name));
  else if (enabled === false) notes.push(note("loginDisabled", "warning", "form", user.name));
  return { username: asked?.row?.login ?? values.username, usernameLocked: true, loginEnabled: enabled, notes };
}

function obstacleNotes(name: string, userEdited: boolean, known: KnownUser | undefined): ContactFormNote[] {
  if (known?.row === null) return [note("userGone", userEdited ? "error" : "warning", "form", name)];
  const obstacle = known?.row.obstacle;
  return obstacle && userEdited ? [note("userNotBindable", "error", "form", name, obstacle)] : [];
}

/** Whether the rules need the user's row: a user just chosen (may it be bound? what is the login?), or one whose username was never filled in. */
export function needsUser({ user, username }: ContactFormValues, userChanged: boolean): boolean {
  return !!user && (userChanged || !username);
}

/** What was found about a username typed while no user is chosen. */
export interface UsernameFindings {
  /** The WordPress user who signs in with it. */
  user: { name: string; email: string } | undefined;
  /** Another contact that holds it. */
  contact: { name: string } | undefined;
}

/** What a form says about a username typed while no user is chosen; another contact with the same one stops the save. */
export function usernameNotes(username: string, { user, contact }: UsernameFindings): ContactFormNote[] {
  if (contact) return [note("usernameTaken", "error", "username", username, contact.name)];
  return user
    ? [note("usernameMatches", "info", "username", user.name, user.email)]
    : [note("usernameMatchesNobody", "info", "username", username)];
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
