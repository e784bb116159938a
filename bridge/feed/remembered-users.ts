import type { UserRow } from "../wordpress-client";

export interface RememberedUsersOptions {
  /** How long a user may stand in for WordPress's own answer; 0 remembers nobody. */
  seconds: number;
  /** How many users; the one read longest ago goes first. */
  limit?: number;
  now?: () => number;
}

/** A user as WordPress last answered, and how many seconds ago that was. */
export interface RememberedUser {
  user: UserRow;
  age: number;
}

/**
 * Users of one site that were lately read one by one. While WordPress is out of reach they are shown instead, because a form that shows a
 * lookup to a virtual table does not open without the row's name. Memory of this process alone: losing it costs what an outage cost before.
 */
export class RememberedUsers {
  readonly #users = new Map<number, { user: UserRow; read: number }>();
  readonly #milliseconds: number;
  readonly #limit: number;
  readonly #now: () => number;
  #forgotten = 0;
  #standingIn = false;

  constructor({ seconds, limit = 2_000, now = Date.now }: RememberedUsersOptions) {
    this.#milliseconds = seconds * 1_000;
    this.#limit = limit;
    this.#now = now;
  }

  /** Whether the last answer came from memory because WordPress could not be reached. */
  get standingIn(): boolean {
    return this.#standingIn;
  }

  /** To be called before WordPress is asked; the function that is returned takes its answer, unless somebody was forgotten meanwhile. */
  reading(): (user: UserRow) => void {
    const forgotten = this.#forgotten;
    return (user) => {
      this.#standingIn = false;
      if (this.#milliseconds === 0 || forgotten !== this.#forgotten) return;
      this.#users.delete(user.id);
      this.#users.set(user.id, { user, read: this.#now() });
      const oldest = this.#users.keys().next();
      if (this.#users.size > this.#limit && !oldest.done) this.#users.delete(oldest.value);
    };
  }

  /** The user, when lately enough read. */
  recall(id: number): RememberedUser | undefined {
    const known = this.#users.get(id);
    if (!known) return undefined;
    const age = this.#now() - known.read;
    if (age <= this.#milliseconds) return { user: known.user, age: Math.round(age / 1_000) };
    this.#users.delete(id);
    return undefined;
  }

  /** Notes that a remembered user was shown. @returns whether it is the first one of this outage. */
  stoodIn(): boolean {
    const first = !this.#standingIn;
    this.#standingIn = true;
    return first;
  }

  /** The user was changed or deleted, or is being deleted right now: what was read before is not shown any more. */
  forget(id: number): void {
    this.#forgotten++;
    this.#users.delete(id);
  }
}
