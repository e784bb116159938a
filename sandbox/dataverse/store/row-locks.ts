/** Two writers wait for what the other one holds. */
export class Deadlock extends Error {}

/** Rows that an open transaction has written: other writers wait until it ends, as they do in a database. */
export class RowLocks {
  private readonly held = new Map<string, { owner: object; released: Promise<void> }>();
  /** Which row an owner waits for. */
  private readonly waiting = new Map<object, string>();

  isFree(table: string, id: string, owner: object | undefined): boolean {
    const lock = this.held.get(keyOf(table, id));
    return !lock || lock.owner === owner;
  }

  /**
   * Resolves when no other transaction than `owner` holds the row.
   * @throws Deadlock when its holder waits, directly or through others, for a row of `owner`: the one that comes last gives way.
   */
  async free(table: string, id: string, owner: object | undefined): Promise<void> {
    const key = keyOf(table, id);
    for (let lock = this.held.get(key); lock && lock.owner !== owner; lock = this.held.get(key)) {
      if (owner && this.waitsFor(lock.owner, owner)) throw new Deadlock(`${key} is held by a writer that waits.`);
      if (owner) this.waiting.set(owner, key);
      await lock.released;
      if (owner) this.waiting.delete(owner);
    }
  }

  /** Holds a row until `released` resolves. */
  hold(table: string, id: string, owner: object, released: Promise<void>): void {
    const key = keyOf(table, id);
    if (this.held.has(key)) return;
    this.held.set(key, { owner, released });
    void released.then(() => this.held.delete(key));
  }

  private waitsFor(owner: object, wanted: object): boolean {
    const key = this.waiting.get(owner);
    const next = key === undefined ? undefined : this.held.get(key)?.owner;
    return next === wanted || (next !== undefined && next !== owner && this.waitsFor(next, wanted));
  }
}

const keyOf = (table: string, id: string): string => `${table} ${id}`;
