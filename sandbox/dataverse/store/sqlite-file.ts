import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Database } from "node-sqlite3-wasm";

import { type Row } from "./row";

/** One row to keep, or to forget where `row` is undefined. */
export interface Change {
  table: string;
  id: string;
  row: Row | undefined;
}

/** The sandbox's rows in one SQLite file, written through: what `write` returned from survives a killed process. */
export interface RowFile {
  load(): Iterable<{ table: string; id: string; row: Row }>;
  write(changes: Change[]): void;
  close(): void;
}

/** @throws Error when a running process holds the file. */
export function openSqliteFile(path: string): RowFile {
  takeOver(path);
  const database = new Database(path);
  database.exec("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE");
  database.exec("CREATE TABLE IF NOT EXISTS rows (tbl TEXT, id TEXT, json TEXT, PRIMARY KEY (tbl, id)) WITHOUT ROWID");
  const put = database.prepare("INSERT OR REPLACE INTO rows (tbl, id, json) VALUES (?, ?, ?)");
  const remove = database.prepare("DELETE FROM rows WHERE tbl = ? AND id = ?");
  return {
    *load() {
      for (const { tbl, id, json } of database.all("SELECT tbl, id, json FROM rows"))
        yield { table: String(tbl), id: String(id), row: JSON.parse(String(json)) as Row };
    },
    write(changes) {
      database.exec("BEGIN");
      try {
        for (const { table, id, row } of changes)
          if (row) put.run([table, id, JSON.stringify(row)]);
          else remove.run([table, id]);
        database.exec("COMMIT");
      } catch (error) {
        if (database.inTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    close() {
      put.finalize();
      remove.finalize();
      database.close();
      rmSync(ownerFile(path), { force: true });
    },
  };
}

const ownerFile = (path: string): string => `${path}.owner`;

/** SQLite's lock here is a folder beside the file; a killed process leaves it, so the file also names its owner. */
function takeOver(path: string): void {
  const owner = existsSync(ownerFile(path)) ? Number(readFileSync(ownerFile(path), "utf8")) : 0;
  if (owner && owner !== process.pid && isAlive(owner))
    throw new Error(`The rows in ${path} are in use by process ${owner}. Stop it, or choose another state folder.`);
  rmSync(`${path}.lock`, { recursive: true, force: true });
  writeFileSync(ownerFile(path), String(process.pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
