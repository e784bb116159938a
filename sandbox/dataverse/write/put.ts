import { type Table } from "../../metadata/types";
import { type Row, withValues } from "../store/row";
import { type Transaction } from "../store/row-store";

/** Writes a row with the next version. */
export function put(transaction: Transaction, table: Table, id: string, row: Row): void {
  const version = transaction.nextVersion();
  transaction.put(table, id, table.columns.versionnumber ? withValues(row, { versionnumber: version }) : row);
}
