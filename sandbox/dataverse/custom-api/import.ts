import { type CustomApi } from "../../metadata/custom-api";
import { type Environment } from "../environment";
import { filterRow, messageRow } from "../events/message-rows";
import { type Row, withValues } from "../store/row";
import { type Transaction } from "../store/row-store";
import { put } from "../write/put";
import { forgetMessage } from "./message";
import {
  customApiRow,
  fixedColumns,
  isOfSolution,
  isParameterOfSolution,
  parameterRows,
  parameterTables,
} from "./rows";

/**
 * Has the rows say what the solutions now say of their custom APIs, at every start: a solution may have changed since the last one.
 * What an administrator may change of one (its texts, who may call it) stays, and so do those made over the Web API.
 */
export function importCustomApis(environment: Environment, seed: (table: string, rows: Row[]) => void): void {
  const { catalog, store } = environment;
  const apis = catalog.metadata.customApis ?? [];
  if (!catalog.findTable("customapi")) return;
  store.transaction((transaction) => {
    for (const row of store.all("customapi").filter(isOfSolution))
      renew(
        environment,
        transaction,
        row,
        apis.find(({ uniqueName }) => uniqueName === row.uniquename),
      );
  }, false);
  seed(
    "sdkmessage",
    apis.map(({ uniqueName }) => messageRow(uniqueName)),
  );
  seed(
    "sdkmessagefilter",
    apis.flatMap(({ uniqueName, table, steps }) => (table ? [filterRow(uniqueName, table, steps !== "none")] : [])),
  );
  seed("customapi", apis.map(customApiRow));
  for (const table of parameterTables)
    seed(
      table,
      apis.flatMap((api) => parameterRows(table, api)),
    );
}

/** `api`: what its solution says now; undefined when it is gone from there. */
function renew(environment: Environment, transaction: Transaction, row: Row, api: CustomApi | undefined): void {
  const { catalog, store } = environment;
  const id = String(row.customapiid);
  for (const name of parameterTables) {
    const table = catalog.table(name);
    const wanted = api ? parameterRows(name, api).map((one) => one[table.primaryId]) : [];
    for (const one of store.referencing(name, "customapiid", id)) {
      const isStale =
        isParameterOfSolution(name, String(row.uniquename), one) && !wanted.includes(one[table.primaryId]!);
      if (!api || isStale) transaction.remove(table, String(one[table.primaryId]));
    }
  }
  const table = catalog.table("customapi");
  if (!api) {
    forgetMessage(environment, transaction, row);
    transaction.remove(table, id);
    return;
  }
  const fixed = fixedColumns(api);
  if (Object.entries(fixed).some(([name, value]) => row[name] !== value))
    put(transaction, table, id, withValues(row, fixed));
}
