import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { type Table } from "../../metadata/types";
import { type Row } from "./row";
import { type RowStore, type Snapshot } from "./row-store";

type Kept = { table: string; rows: [id: string, row: Row][] }[];

/** All rows of chosen moments under names; with a folder they survive the process, in a file each. */
export class Snapshots {
  private readonly named = new Map<string, Snapshot | undefined>();

  constructor(
    private readonly store: RowStore,
    private readonly tables: Table[],
    private readonly folder?: string,
  ) {
    if (this.folder && existsSync(this.indexFile()))
      for (const name of JSON.parse(readFileSync(this.indexFile(), "utf8")) as string[])
        this.named.set(name, undefined);
  }

  get names(): string[] {
    return [...this.named.keys()];
  }

  /** Keeps all rows as they are now; a snapshot of the same name is replaced. */
  take(name: string): void {
    const snapshot = this.store.snapshot();
    this.named.set(name, snapshot);
    if (!this.folder) return;
    mkdirSync(this.folder, { recursive: true });
    const kept: Kept = Array.from(snapshot, ([table, rows]) => ({ table, rows: [...rows] }));
    write(this.fileOf(name), kept);
    write(this.indexFile(), this.names);
  }

  /** Puts all rows back as they were. @returns false when no snapshot has this name. */
  restore(name: string): boolean {
    if (!this.named.has(name)) return false;
    const snapshot = this.named.get(name) ?? this.read(name);
    this.named.set(name, snapshot);
    this.store.restore(snapshot, this.tables);
    return true;
  }

  private read(name: string): Snapshot {
    const kept = JSON.parse(readFileSync(this.fileOf(name), "utf8")) as Kept;
    return new Map(kept.map(({ table, rows }) => [table, new Map(rows)]));
  }

  private fileOf(name: string): string {
    return join(this.folder!, `${createHash("sha256").update(name).digest("hex").slice(0, 32)}.json`);
  }

  private indexFile(): string {
    return join(this.folder!, "names.json");
  }
}

/** In one step, so that a process that is killed leaves the file of before. */
function write(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(content));
  renameSync(`${file}.new`, file);
}
