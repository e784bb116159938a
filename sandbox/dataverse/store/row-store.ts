import { type AlternateKey, type Table } from "../../metadata/types";
import { KeyIndex } from "./key-index";
import { type Row } from "./row";
import { type Change, type RowFile } from "./sqlite-file";

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
}

const versionRow = { table: "$store", id: "version" };
const firstVersion = 1_000_000;

/** All native rows in memory, by table and id, kept in a file when there is one. */
export class RowStore {
  private readonly tables = new Map<string, Rows>();
  private readonly writeCounts = new Map<string, number>();
  private version = firstVersion;

  constructor(
    tables: Table[],
    private readonly file?: RowFile,
  ) {
    for (const table of tables) this.tables.set(table.logicalName, { rows: new Map(), keys: new KeyIndex(table) });
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

  /** For a change set, whose requests run one after the other: the caller must call `commit` or `rollback`. */
  begin(counted = true): { transaction: Transaction; commit: () => void; rollback: () => void } {
    const changes: Change[] = [];
    const undo: (() => void)[] = [];
    const after: (() => void)[] = [];
    const change = (table: Table, id: string, row: Row | undefined): void => {
      const before = this.get(table.logicalName, id);
      this.set(table.logicalName, id, row);
      undo.push(() => this.set(table.logicalName, id, before));
      changes.push({ table: table.logicalName, id, row });
    };
    return {
      transaction: {
        put: (table, id, row) => change(table, id, row),
        remove: (table, id) => change(table, id, undefined),
        nextVersion: () => ++this.version,
        afterCommit: (action) => after.push(action),
      },
      commit: () => {
        if (changes.length) this.file?.write([...changes, { ...versionRow, row: { version: this.version } }]);
        if (counted)
          for (const { table, id } of changes) this.writeCounts.set(`${table} ${id}`, this.writes(table, id) + 1);
        for (const action of after) action();
      },
      rollback: () => undo.reverse().forEach((step) => step()),
    };
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
    if (before) entry.keys.remove(id, before);
    if (row) {
      entry.rows.set(id, row);
      entry.keys.add(id, row);
    } else entry.rows.delete(id);
  }
}
