import type { Mark } from "../../model/marks";
import type { TieEnd } from "../../model/settle";

/** A contact as `settle` reads it, in one request. Ids are lower-case guids without braces. */
export interface ContactRow {
  id: string;
  name: string;
  /** The lookup: a user id of this site, empty, or something else. */
  user: TieEnd;
  /** The hidden user key, read the same way. */
  key: TieEnd;
  username: string | null;
  loginEnabled: boolean | null;
  active: boolean;
  /** The contact that this one was merged into. */
  mergedInto: string | null;
  /** versionnumber as digits. */
  version: string;
  etag: string;
}

/** Only what is named is written. */
export interface ContactPatch {
  user?: number | null;
  key?: number | null;
  username?: string | null;
  boundOn?: Date | null;
}

/** "changed": somebody else wrote first (If-Match). "duplicate": another contact has this user key. "deleted": there is no such contact. */
export type WriteAnswer = "written" | "changed" | "duplicate" | "deleted";

/** Contacts in Dataverse, seen from one site. A read or write that can't be done throws. */
export interface ContactStore {
  read(contact: string): Promise<ContactRow | "deleted">;
  /** Never creates a contact. With `etag` the write happens only when the row is still that version. */
  write(contact: string, patch: ContactPatch, etag?: string): Promise<WriteAnswer>;
  /** Contacts whose user key names this user, and contacts that carry the sign-in name. A lookup to a virtual table can't be filtered on. */
  holders(user: number, login: string): Promise<ContactRow[]>;
  /** Contacts, active or not, that carry the sign-in name. */
  withUsername(login: string): Promise<ContactRow[]>;
}

/** WordPress's knowledge of a user's tie (contracts: link). Users without a binding have one too, with mode 0. */
export interface Link {
  user: number;
  login: string;
  mode: number;
  /** Only in mode 3. */
  contact: string | null;
  /** That contact's name as WordPress last heard it. */
  contactName: string | null;
  /** The contact last resolved, in any mode. */
  lastContact: string | null;
  dvVersion: string | null;
  denied: boolean;
  deniedReason: string | null;
}

export interface BindRequest {
  contact: { id: string; name: string };
  user: number | null;
  expect: { contactUser: number | null; userContact: string | null };
}

/** "changed": an expectation no longer holds. "refused": a guard said no, in a sentence. */
export type BindAnswer = { answer: "bound" } | { answer: "changed" } | { answer: "refused"; why: string };

/** Bindings in one WordPress site. A call that can't be done throws. */
export interface LinkStore {
  /** Links of these contacts (bound or last resolved), these users, these sign-in names, in one request. Unknown users are left out. */
  find(query: { contacts?: string[]; users?: number[]; logins?: string[] }): Promise<Link[]>;
  /** Compare-and-set of the contact's user; with null the contact is unbound. Never a take-over. */
  bind(request: BindRequest): Promise<BindAnswer>;
  /** Applies a mark to every user who has this contact, where the version is newer; null only with reason "deleted". */
  mark(contact: string, version: string | null, mark: Mark): Promise<void>;
  /** Tells what Username mode resolved to; null is nobody, and why. */
  usernameResolved(user: number, to: UsernameMatch): Promise<void>;
}

export type UsernameMatch =
  | { contact: { id: string; name: string }; version: string; mark: Mark }
  | { contact: null; reason: "not_found" | "several" };

/** One settle per contact at a time: whoever settles a contact holds its turn. */
export interface Turns {
  /** Takes a contact's turn and gives the function that returns it; undefined while somebody else settles the contact. */
  take(contact: string): (() => void) | undefined;
}

/** Everything `settle` works with. */
export interface SettlePorts {
  contacts: ContactStore;
  links: LinkStore;
  turns: Turns;
  log: { warn(details: object, message: string): void };
  now: () => Date;
  /** Whether the contact's columns show this site's users. False for every site but the default one: there only marks are kept. */
  mirrors: boolean;
  /** Another contact that has to be settled now. */
  touched: (contact: string) => void;
}
