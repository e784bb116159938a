import { type Table } from "../../metadata/types";
import { type Call, type Environment } from "../environment";
import { type RowEvent } from "../events/event";
import { withValues } from "../store/row";
import { type Transaction } from "../store/row-store";
import { updateChanges } from "./complete-row";
import { put } from "./put";

/**
 * Points the rows that point at one row at another one of the same table, as a merge does with what belongs to the loser. Who was merged
 * into whom (`masterid`) stays, and rows of virtual tables are elsewhere.
 * @returns the events of the rows that changed.
 */
export function moveRelated(
  environment: Environment,
  call: Call,
  transaction: Transaction,
  table: Table,
  from: string,
  to: string,
): RowEvent[] {
  const { catalog, store } = environment;
  const lookups = catalog
    .collectionsOf(table)
    .filter(({ table: other, column }) => !other.virtual && column.logicalName !== "masterid");
  return lookups.flatMap(({ table: other, column }) =>
    store.referencing(other.logicalName, column.logicalName, from).map((row): RowEvent => {
      const id = String(row[other.primaryId]);
      const values = { [column.logicalName]: { table: table.logicalName, id: to } };
      const changes = updateChanges(environment, call, other, id, row, values);
      put(transaction, other, id, withValues(row, changes));
      const target = { ...changes, [other.primaryId]: id };
      return { message: "Update", table: other, id, target, sent: [column.logicalName], call, before: row };
    }),
  );
}
