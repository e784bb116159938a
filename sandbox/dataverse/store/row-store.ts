import { type AlternateKey, type Table } from "../../metadata/types";
import { KeyIndex } from "./key-index";
import { LookupIndex } from "./lookup-index";
import { type Row } from "./row";
import { RowLocks } from "./row-locks";
import { type Change, type RowFile } from "./sqlite-file";
import { type Needle, TextIndex } from "./text-index";

/** Writes that take effect together. Each shows at once; `rollback` undoes all, `commit` writes them through to the file. */
export interface Transaction {
  put(table: Table, id: string, row: Row): void;
  remove(table: Table, id: string): void;
  /** The next row version: grows strictly, over restarts too. */
  nextVersion(): number;
  /** Runs once the writes are safe. */
  afterCommit(action: () => void): void;
}

interface Rows {
  rows: Map<string, Row>;
  keys: KeyIndex;
  /** By column; made when somebody asks for the first time. */
  lookups: Map<string, LookupIndex>;
  texts: Map<string, TextIndex>;
}

/** All rows of one moment, by table and id. */
export type Snapshot = ReadonlyMap<string, ReadonlyMap<string, Row>>;

const versionRow = { table: "$store", id: "version" };
const firstVersion = 1_000_000;

/** All native rows in memory, by table and id, kept in a file when there is one. */
export class RowStore {
  private readonly tables = new Map<string, Rows>();
  private readonly locks = new RowLocks();
  private readonly writeCounts = new Map<string, number>();
  private version = firstVersion;

  constructor(
    tables: Table[],
    private readonly file?: RowFile,
  ) {
    for (const table of tables)
      this.tables.set(table.logicalName, {
        rows: new Map(),
        keys: new KeyIndex(table),
        lookups: new Map(),
        texts: new Map(),
      });
    for (const { table, id, row } of file?.load() ?? [])
      if (table === versionRow.table) this.version = Number(row.version);
      else this.set(table, id, row);
  }

  get(table: string, id: string): Row | undefined {
    return this.tables.get(table)?.rows.get(id);
  }

  all(table: string): Row[] {
    return [...(this.tables.get(table)?.rows.values() ?? [])];
  }

  /** Id of the row that holds the key's values of `row`; undefined when none does or one of them is empty. */
  findByKey(table: string, key: AlternateKey, row: Row): string | undefined {
    return this.tables.get(table)?.keys.find(key, row);
  }

  /** Rows of `table` whose lookup `column` points to the row `target`. */
  referencing(table: string, column: string, target: string): Row[] {
    const entry = this.tables.get(table);
    if (!entry) return [];
    const index = entry.lookups.get(column) ?? new LookupIndex(column);
    if (!entry.lookups.has(column)) {
      entry.lookups.set(column, index);
      for (const [id, row] of entry.rows) index.add(id, row);
    }
    return Array.from(index.find(target), (id) => entry.rows.get(id)!);
  }

  /** Rows of `table` whose text `column` holds the needle, and perhaps a few more: a condition must still be asked. */
  holdingText(table: string, column: string, needle: Needle): Row[] {
    const entry = this.tables.get(table);
    if (!entry) return [];
    const index = entry.texts.get(column) ?? new TextIndex(column, entry.rows);
    entry.texts.set(column, index);
    return Array.from(index.find(needle), (id) => entry.rows.get(id)).filter((row) => row !== undefined);
  }

  /** False while an open transaction other than `own` has written the row: a write that came between would be lost by its rollback. */
  isFree(table: string, id: string, own: Transaction | undefined): boolean {
    return this.locks.isFree(table, id, own);
  }

  /** Resolves when the row is free. @throws Deadlock when it never would be. */
  free(table: string, id: string, own: Transaction | undefined): Promise<void> {
    return this.locks.free(table, id, own);
  }

  /** How many rows a table holds. */
  count(table: string): number {
    return this.tables.get(table)?.rows.size ?? 0;
  }

  /** How often the row was written over the API since the start. */
  writes(table: string, id: string): number {
    return this.writeCounts.get(`${table} ${id}`) ?? 0;
  }

  /** Runs writes that take effect together or, when `work` throws, not at all. Seeding is not counted. */
  transaction<Result>(work: (transaction: Transaction) => Result, counted = true): Result {
    const { transaction, commit, rollback } = this.begin(counted);
    try {
      const result = work(transaction);
      commit();
      return result;
    } catch (error) {
      rollback();
      throw error;
    }
  }

  /**
   * For a change set, whose requests run one after the other, and for writes that a synchronous step may still refuse: the caller
   * must call `commit`, which rolls back what the file does not take, or `rollback`.
   */
  begin(counted = true): { transaction: Transaction; commit: () => void; rollback: () => void } {
    const changes: Change[] = [];
    const undo: (() => void)[] = [];
    const after: (() => void)[] = [];
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const change = (table: Table, id: string, row: Row | undefined): void => {
      this.locks.hold(table.logicalName, id, transaction, ended);
      const before = this.get(table.logicalName, id);
      this.set(table.logicalName, id, row);
      undo.push(() => this.set(table.logicalName, id, before));
      changes.push({ table: table.logicalName, id, row });
    };
    const transaction: Transaction = {
      put: (table, id, row) => change(table, id, row),
      remove: (table, id) => change(table, id, undefined),
      nextVersion: () => ++this.version,
      afterCommit: (action) => after.push(action),
    };
    const rollback = () => {
      for (let step = undo.pop(); step; step = undo.pop()) step();
      end();
    };
    return {
      transaction,
      commit: () => {
        try {
          if (changes.length) this.file?.write([...changes, { ...versionRow, row: { version: this.version } }]);
        } catch (error) {
          rollback();
          throw error;
        }
        end();
        if (counted)
          for (const { table, id } of changes) this.writeCounts.set(`${table} ${id}`, this.writes(table, id) + 1);
        for (const action of after) action();
      },
      rollback,
    };
  }

  /** All rows as they are now; rows never change in place, so this copies no row. */
  snapshot(): Snapshot {
    return new Map(Array.from(this.tables, ([name, { rows }]) => [name, new Map(rows)]));
  }

  /** Puts all rows back. The version goes on: a version that was given out never comes again for other values. */
  restore(snapshot: Snapshot, tables: Table[]): void {
    this.transaction((transaction) => {
      for (const table of tables) {
        const wanted = snapshot.get(table.logicalName) ?? new Map<string, Row>();
        for (const id of [...this.tables.get(table.logicalName)!.rows.keys()])
          if (!wanted.has(id)) transaction.remove(table, id);
        for (const [id, row] of wanted) if (this.get(table.logicalName, id) !== row) transaction.put(table, id, row);
      }
    }, false);
  }

  forgetWriteCounts(): void {
    this.writeCounts.clear();
  }

  close(): void {
    this.file?.close();
  }

  private set(table: string, id: string, row: Row | undefined): void {
    const entry = this.tables.get(table);
    if (!entry) return;
    const before = entry.rows.get(id);
    for (const index of entry.texts.values()) index.note(id);
    if (before) {
      entry.keys.remove(id, before);
      for (const index of entry.lookups.values()) index.remove(id, before);
    }
    if (row) {
      entry.rows.set(id, row);
      entry.keys.add(id, row);
      for (const index of entry.lookups.values()) index.add(id, row);
    } else entry.rows.delete(id);
  }
}
