/**
 * One of the three places where the tie of a contact stands, as a WordPress user id of the settled site:
 * null is empty, "foreign" a value that names no user of this site (another site's user, or something typed by hand).
 */
export type TieEnd = number | null | "foreign";

/** Where the tie of one contact stands right now. */
export interface Tie {
  /** WordPress: the user whose explicit binding names this contact. WordPress can't hold a foreign one. */
  wordpress: number | null;
  /** Dataverse: the contact's lookup, what people see and edit. */
  dataverse: TieEnd;
  /** The contact's user key: the user both sides last agreed on. */
  agreed: TieEnd;
}

export type TieAction =
  /** Both sides agree: only the user key (when `repairKey`) and the username may need repair. */
  | { rule: 1; do: "agree"; repairKey: boolean }
  /** WordPress was edited: the contact takes over WordPress's user. */
  | { rule: 2; do: "mirror"; user: number | null }
  /** Dataverse was edited: WordPress binds (or, with null, unbinds). */
  | { rule: 3; do: "bind"; user: number | null }
  /** Dataverse was edited to something that is no user of this site: WordPress's user goes back to the contact. */
  | { rule: 3; do: "mirror"; user: number | null; why: "foreign" }
  /** Both sides were edited: WordPress wins. */
  | { rule: 4; do: "mirror"; user: number | null; why: "conflict" };

/**
 * Decides what makes the three ends of a contact's tie equal (rules 1 to 4 of `settle`, docs/architecture.md).
 * Whether a user is free, and whether WordPress allows the binding, is found out while acting (rule 5).
 */
export function decideTie({ wordpress, dataverse, agreed }: Tie): TieAction {
  if (dataverse === wordpress) return { rule: 1, do: "agree", repairKey: agreed !== wordpress };
  if (dataverse === agreed && dataverse !== "foreign") return { rule: 2, do: "mirror", user: wordpress };
  if (wordpress === agreed)
    return dataverse === "foreign"
      ? { rule: 3, do: "mirror", user: wordpress, why: "foreign" }
      : { rule: 3, do: "bind", user: dataverse };
  return { rule: 4, do: "mirror", user: wordpress, why: "conflict" };
}

/** A user who stops being the contact's user. */
export interface LeavingUser {
  /** The sign-in name; undefined when WordPress no longer has this user. */
  login: string | undefined;
  /** The user now resolves its contact by username, so the username has to stay on the contact. */
  usernameMode: boolean;
  /** This user was the one last agreed on, so the contact's username was derived from it. */
  agreed: boolean;
}

/**
 * What the contact's username column should hold (rule 6): the user's sign-in name while one is set; with none, what somebody typed stays,
 * and a leaving user takes only its own sign-in name along.
 */
export function settledUsername(
  current: string | null,
  staying: string | undefined,
  leaving: LeavingUser[],
): string | null {
  if (staying !== undefined) return staying;
  const taken = leaving.some(({ login, usernameMode, agreed }) =>
    login === undefined ? agreed : !usernameMode && sameUsername(login, current),
  );
  return taken ? null : current;
}

/**
 * Whether two sign-in names are the same to us: trimmed, case aside. Accents count, because "jose" and "josé" are two WordPress users,
 * though Dataverse's own comparison would find both.
 */
export function sameUsername(one: string | null | undefined, other: string | null | undefined): boolean {
  return foldUsername(one) !== "" && foldUsername(one) === foldUsername(other);
}

const foldUsername = (text: string | null | undefined): string => (text ?? "").normalize("NFC").trim().toLowerCase();
