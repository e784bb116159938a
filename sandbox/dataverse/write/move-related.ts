import { type Table } from "../../metadata/types";
import { type Collection } from "../catalog";
import { type Call, type Environment } from "../environment";
import { type RowEvent } from "../events/event";
import { withValues } from "../store/row";
import { type Transaction } from "../store/row-store";
import { updateChanges } from "./complete-row";
import { type RowAddress } from "./perform";
import { put } from "./put";

/** Lookups by which rows belong to the loser of a merge. Who was merged into whom (`masterid`) stays, and rows of virtual tables are elsewhere. */
const lookupsTo = ({ catalog }: Environment, table: Table): Collection[] =>
  catalog
    .collectionsOf(table)
    .filter(({ table: other, column }) => !other.virtual && column.logicalName !== "masterid");

/** Rows that point at one that loses a merge. */
export const belonging = (environment: Environment, table: Table, id: string): RowAddress[] =>
  lookupsTo(environment, table).flatMap(({ table: other, column }) =>
    environment.store
      .referencing(other.logicalName, column.logicalName, id)
      .map((row): RowAddress => [other.logicalName, String(row[other.primaryId])]),
  );

/**
 * Points the rows that point at one row at another one of the same table, as a merge does with what belongs to the loser.
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
  const { store } = environment;
  return lookupsTo(environment, table).flatMap(({ table: other, column }) =>
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
