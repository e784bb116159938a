import { decideSignIn, type SignInContact } from "./sign-in";

/** What WordPress remembers of a contact's Login Enabled and state, so that sessions end without waiting for a sign-in. */
export interface Mark {
  denied: boolean;
  reason: "login_disabled" | "inactive" | "deleted" | null;
}

/** The mark a contact's row asks for. Empty Login Enabled marks nobody: whether it denies is the site's setting, asked at sign-in. */
export function markOf(contact: SignInContact | "deleted"): Mark {
  const { decision, reason } = decideSignIn(contact, false);
  return decision === "deny" ? { denied: true, reason: reason as Mark["reason"] } : { denied: false, reason: null };
}

/**
 * Whether a row version is newer than the one a mark was made from (rule 8). Versions are strings of digits and may exceed 2^53;
 * with nothing stored every version is newer.
 * @throws RangeError when a version is not a string of digits.
 */
export function isNewerVersion(version: string, stored: string | null): boolean {
  for (const text of [version, stored ?? "0"])
    if (!/^\d+$/.test(text)) throw new RangeError(`A row version is a string of digits, not "${text}".`);
  return stored === null || BigInt(version) > BigInt(stored);
}

/** Whether WordPress needs to hear of this mark: a newer version, or a deletion it doesn't know of (which needs no version). */
export function markApplies(
  mark: Mark,
  version: string | null,
  stored: { dvVersion: string | null; denied: boolean; deniedReason: string | null },
): boolean {
  if (version === null) return mark.reason === "deleted" && !(stored.denied && stored.deniedReason === "deleted");
  return isNewerVersion(version, stored.dvVersion);
}
