import { isNewerVersion } from "../../../model/marks";
import { sameUsername, type TieEnd } from "../../../model/settle";
import type { ContactPatch, ContactRow, ContactStore, Link, LinkStore } from "../../../bridge/settle/ports";

/** A pause before each effect of a port, so that a test decides who goes on next. */
export type Gate = () => Promise<void>;

interface Contact {
  user: TieEnd;
  key: TieEnd;
  username: string | null;
  loginEnabled: boolean | null;
  active: boolean;
  mergedInto: string | null;
  boundOn: Date | null;
  version: number;
}

interface User {
  mode: number;
  contact: string | null;
  contactName: string | null;
  lastContact: string | null;
  dvVersion: string | null;
  denied: boolean;
  deniedReason: string | null;
}

/** Contacts and users in memory, with the atomic operations of Dataverse and of the plugin and nothing more. */
export class World {
  readonly contacts = new Map<string, Contact>();
  readonly users = new Map<number, User>();
  /** Writes that reached each side. */
  readonly writes = { dataverse: 0, wordpress: 0 };
  readonly log: string[] = [];
  /** Users that a guard of WordPress won't bind. */
  readonly guarded = new Set<number>();
  #version = 1;

  constructor(
    userCount: number,
    contactCount: number,
    private readonly gate: Gate = () => Promise.resolve(),
    /** Called after each write with the contacts it concerns; `sure` when WordPress's queue carries it, which loses nothing. */
    private readonly hint: (contact: string, sure: boolean) => void = () => undefined,
  ) {
    for (let user = 1; user <= userCount; user++)
      this.users.set(user, {
        mode: 0,
        contact: null,
        contactName: null,
        lastContact: null,
        dvVersion: null,
        denied: false,
        deniedReason: null,
      });
    for (let contact = 1; contact <= contactCount; contact++)
      this.contacts.set(`c${contact}`, {
        user: null,
        key: null,
        username: null,
        loginEnabled: null,
        active: true,
        mergedInto: null,
        boundOn: null,
        version: this.#version++,
      });
  }

  login = (user: number): string => `user${user}`;
  userOf = (contact: string): number | null =>
    [...this.users].find(([, user]) => user.mode === 3 && user.contact === contact)?.[0] ?? null;

  /** What a person or a program does to a contact. */
  edit(contact: string, change: Partial<Contact>): void {
    const row = this.contacts.get(contact);
    if (!row) return;
    Object.assign(row, change, { version: this.#version++ });
    this.hint(contact, false);
  }

  /** What an administrator does in WordPress, or a confirmed take-over: both former partners are released at once. */
  move(user: number, contact: string | null): void {
    const row = this.users.get(user)!;
    const former = row.mode === 3 ? row.contact : null;
    const other = contact === null ? null : this.userOf(contact);
    if (other !== null && other !== user) this.#release(other);
    if (contact === null) {
      if (former !== null) this.#release(user);
    } else
      Object.assign(row, {
        mode: 3,
        contact,
        contactName: contact,
        lastContact: contact,
        dvVersion: null,
        denied: false,
      });
    for (const one of [former, contact]) if (one !== null) this.hint(one, true);
  }

  usernameMode(user: number): void {
    const row = this.users.get(user)!;
    const former = row.contact;
    Object.assign(row, { mode: 1, contact: null });
    if (former) this.hint(former, true);
  }

  #release(user: number): void {
    Object.assign(this.users.get(user)!, { mode: 0, contact: null, lastContact: null });
  }

  /** undefined when everything agrees, else what does not. */
  unsettled(): string | undefined {
    for (const [id, row] of this.contacts) {
      const user = this.userOf(id);
      if (row.user !== user || row.key !== user) return `${id}: WordPress ${user}, lookup ${row.user}, key ${row.key}`;
      if (user !== null && row.username !== this.login(user))
        return `${id}: username ${row.username} with user ${user}`;
    }
    const bound = [...this.users.values()].filter(({ mode }) => mode === 3).map(({ contact }) => contact);
    return new Set(bound).size === bound.length ? undefined : "two users share a contact";
  }

  contactStore(): ContactStore {
    const rowOf = (id: string): ContactRow => {
      const { version, boundOn: _boundOn, ...row } = this.contacts.get(id)!;
      return { id, name: id, ...row, version: String(version), etag: String(version) };
    };
    const all = () => [...this.contacts.keys()].map(rowOf);
    return {
      read: async (contact) => {
        await this.gate();
        return this.contacts.has(contact) ? rowOf(contact) : "deleted";
      },
      write: async (contact, patch: ContactPatch, etag) => {
        await this.gate();
        const row = this.contacts.get(contact);
        if (!row) return "deleted";
        if (etag !== undefined && String(row.version) !== etag) return "changed";
        const taken = [...this.contacts].some(([id, other]) => id !== contact && other.key === patch.key);
        if (patch.key !== undefined && patch.key !== null && taken) return "duplicate";
        this.writes.dataverse++;
        this.edit(contact, patch);
        return "written";
      },
      holders: async (user, login) => {
        await this.gate();
        return all().filter((row) => row.key === user || sameUsername(row.username, login));
      },
      withUsername: async (login) => {
        await this.gate();
        return all().filter((row) => sameUsername(row.username, login));
      },
    };
  }

  linkStore(): LinkStore {
    const linkOf = (user: number): Link => ({ user, login: this.login(user), ...this.users.get(user)! });
    return {
      find: async ({ contacts = [], users = [], logins = [] }) => {
        await this.gate();
        return [...this.users.keys()]
          .map(linkOf)
          .filter(
            (link) =>
              users.includes(link.user) ||
              logins.some((login) => sameUsername(login, link.login)) ||
              contacts.some((contact) => contact === link.contact || contact === link.lastContact),
          );
      },
      bind: async ({ contact, user, expect }) => {
        await this.gate();
        const present = this.userOf(contact.id);
        const wanted = user === null ? null : this.users.get(user);
        const held = wanted?.mode === 3 ? wanted.contact : null;
        if (wanted === undefined) return { answer: "changed" };
        if (present !== expect.contactUser || (user !== null && held !== expect.userContact))
          return { answer: "changed" };
        if (user !== null && this.guarded.has(user)) return { answer: "refused", why: "guarded" };
        this.writes.wordpress++;
        if (user === null) this.move(present!, null);
        else this.move(user, contact.id);
        return { answer: "bound" };
      },
      mark: async (contact, version, { denied, reason }) => {
        await this.gate();
        for (const user of this.users.values())
          if (
            (user.mode === 3 ? user.contact : user.mode ? user.lastContact : null) === contact &&
            (version === null || isNewerVersion(version, user.dvVersion))
          )
            Object.assign(user, { denied, deniedReason: reason, dvVersion: version ?? user.dvVersion });
      },
      usernameResolved: async (user, to) => {
        await this.gate();
        Object.assign(this.users.get(user)!, {
          lastContact: to.contact?.id ?? null,
          denied: to.contact ? to.mark.denied : true,
          dvVersion: to.contact ? to.version : null,
        });
      },
    };
  }
}
