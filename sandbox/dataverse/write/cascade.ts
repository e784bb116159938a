import { type Table } from "../../metadata/types";
import { type Call, type Environment } from "../environment";
import { type RowEvent } from "../events/event";
import { fail } from "../errors";
import { withValues } from "../store/row";
import { type Transaction } from "../store/row-store";
import { updateChanges } from "./complete-row";
import { type RowAddress } from "./perform";
import { put } from "./put";

/** Rows that change or go when a row is deleted. */
export const cascading = (
  { catalog, store }: Pick<Environment, "catalog" | "store">,
  table: Table,
  id: string,
): RowAddress[] =>
  catalog
    .collectionsOf(table)
    .filter(({ table: other, relationship }) => !other.virtual && relationship.cascadeDelete !== "NoCascade")
    .flatMap(({ table: other, column, relationship }) =>
      store.referencing(other.logicalName, column.logicalName, id).flatMap((row): RowAddress[] => {
        const otherId = String(row[other.primaryId]);
        const further = relationship.cascadeDelete === "Cascade" ? cascading({ catalog, store }, other, otherId) : [];
        return [[other.logicalName, otherId], ...further];
      }),
    );

/**
 * What the delete of a row does to the rows that point at it, by their relationship: RemoveLink empties the lookup, Cascade deletes
 * them with all that follows, Restrict refuses, NoCascade leaves them. Virtual tables are left alone: their rows are elsewhere.
 * @returns the events of the rows that changed, for after the commit.
 * @throws DataverseError 400 for Restrict.
 */
export function cascadeDelete(
  environment: Environment,
  call: Call,
  transaction: Transaction,
  table: Table,
  id: string,
): RowEvent[] {
  const { catalog, store } = environment;
  const events: RowEvent[] = [];
  for (const { relationship, table: other, column } of catalog.collectionsOf(table)) {
    if (other.virtual || relationship.cascadeDelete === "NoCascade") continue;
    for (const row of store.referencing(other.logicalName, column.logicalName, id)) {
      const otherId = String(row[other.primaryId]);
      if (relationship.cascadeDelete === "Restrict") throw fail("restricted", table.logicalName, other.logicalName);
      const common = { table: other, id: otherId, call, before: row };
      if (relationship.cascadeDelete === "Cascade") {
        transaction.remove(other, otherId);
        events.push({ ...common, message: "Delete", target: {}, sent: [] });
        events.push(...cascadeDelete(environment, call, transaction, other, otherId));
      } else {
        const changes = updateChanges(environment, call, other, otherId, row, { [column.logicalName]: null });
        put(transaction, other, otherId, withValues(row, changes));
        const target = { ...changes, [other.primaryId]: otherId };
        events.push({ ...common, message: "Update", target, sent: [column.logicalName] });
      }
    }
  }
  return events;
}
