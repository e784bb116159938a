/** What of a contact decides whether its person may sign in. */
export interface SignInContact {
  /** Login Enabled; null is empty. */
  loginEnabled: boolean | null;
  /** statecode 0. */
  active: boolean;
}

export type SignInReason =
  "login_enabled" | "login_empty" | "login_disabled" | "inactive" | "deleted" | "not_found" | "several";

export interface SignInDecision {
  decision: "allow" | "deny";
  reason: SignInReason;
}

/**
 * Whether a bound person may sign in (F26): No denies, an inactive or deleted contact denies, Yes allows, empty allows unless `strict`
 * (the site's "require Yes" setting) is on. "deleted" is a contact that Dataverse doesn't have.
 */
export function decideSignIn(contact: SignInContact | "deleted", strict: boolean): SignInDecision {
  if (contact === "deleted") return { decision: "deny", reason: "deleted" };
  if (contact.loginEnabled === false) return { decision: "deny", reason: "login_disabled" };
  if (!contact.active) return { decision: "deny", reason: "inactive" };
  if (contact.loginEnabled === null) return { decision: strict ? "deny" : "allow", reason: "login_empty" };
  return { decision: "allow", reason: "login_enabled" };
}

/**
 * Which of the contacts with a user's sign-in name is meant in Username mode (F18): the active one when there is exactly one.
 * None and several are never guessed at: the first of several would let one person act as another.
 */
export function matchUsername<Contact extends { active: boolean }>(
  contacts: Contact[],
): Contact | "not_found" | "several" {
  const active = contacts.filter((contact) => contact.active);
  if (active.length > 1) return "several";
  return active[0] ?? "not_found";
}
