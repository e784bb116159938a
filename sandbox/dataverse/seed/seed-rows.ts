import { type Environment } from "../environment";
import { newGuid } from "../guid";
import { type Row } from "../store/row";
import { parsePrefer } from "../web-api/prefer";
import { newRow } from "../write/complete-row";
import { put } from "../write/put";

/** Puts rows in as if `userId` had made them: defaults, state, version, who and when; a row whose id is there is left alone. No events. */
export function seedRows(environment: Environment, userId: string, name: string, rows: Row[]): void {
  const { catalog, store } = environment;
  const table = catalog.table(name);
  const caller = { userId, name: "seed", kind: "application" as const };
  const call = { caller, base: "", prefer: parsePrefer(undefined), headers: {}, correlationId: newGuid() };
  store.transaction((transaction) => {
    for (const values of rows) {
      const id = String(values[table.primaryId] ?? newGuid()).toLowerCase();
      if (!store.get(name, id))
        put(transaction, table, id, { ...newRow(environment, call, table, id, values), ...values });
    }
  }, false);
}
