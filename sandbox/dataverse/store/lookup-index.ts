import { isReference, type Row } from "./row";

/** Which rows of one table point where with one lookup column. */
export class LookupIndex {
  private readonly holders = new Map<string, Set<string>>();

  constructor(private readonly column: string) {}

  /** Ids of the rows whose lookup holds this id. */
  find(target: string): Iterable<string> {
    return this.holders.get(target) ?? [];
  }

  add(id: string, row: Row): void {
    const value = row[this.column];
    if (!isReference(value)) return;
    const holders = this.holders.get(value.id);
    if (holders) holders.add(id);
    else this.holders.set(value.id, new Set([id]));
  }

  remove(id: string, row: Row): void {
    const value = row[this.column];
    if (!isReference(value)) return;
    const holders = this.holders.get(value.id);
    holders?.delete(id);
    if (!holders?.size) this.holders.delete(value.id);
  }
}
