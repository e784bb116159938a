/** Rows that an open transaction has written: other writers wait until it ends, as they do in a database. */
export class RowLocks {
  private readonly held = new Map<string, { owner: object; released: Promise<void> }>();

  isFree(table: string, id: string, owner: object | undefined): boolean {
    const lock = this.find(table, id);
    return !lock || lock.owner === owner;
  }

  /** Resolves when no other transaction than `owner` holds the row. */
  async free(table: string, id: string, owner: object | undefined): Promise<void> {
    for (let lock = this.find(table, id); lock && lock.owner !== owner; lock = this.find(table, id))
      await lock.released;
  }

  /** Holds a row until `released` resolves. */
  hold(table: string, id: string, owner: object, released: Promise<void>): void {
    const key = keyOf(table, id);
    if (this.held.has(key)) return;
    this.held.set(key, { owner, released });
    void released.then(() => this.held.delete(key));
  }

  private find(table: string, id: string) {
    return this.held.get(keyOf(table, id));
  }
}

const keyOf = (table: string, id: string): string => `${table} ${id}`;
