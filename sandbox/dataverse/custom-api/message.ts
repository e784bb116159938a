import { type Table } from "../../metadata/types";
import { type Call, type Environment } from "../environment";
import { filterRow, messageReference, messageRow } from "../events/message-rows";
import { type Row, withValues } from "../store/row";
import { type Transaction } from "../store/row-store";
import { newRow } from "../write/complete-row";
import { put } from "../write/put";

/** A new row of `customapi` names the message that comes with it; a row of any other table stays as it is. */
export const withMessage = ({ logicalName }: Table, row: Row): Row =>
  logicalName === "customapi" ? withValues(row, { sdkmessageid: messageReference(String(row.uniquename)) }) : row;

/** A custom API makes a message of its name, under which steps are registered: a bound one on its table (custom-api-tables: "Unique Name"). */
export function makeMessage(environment: Environment, call: Call, transaction: Transaction, api: Row): void {
  const make = (name: string, values: Row) => {
    const table = environment.catalog.table(name);
    const id = String(values[table.primaryId]);
    put(transaction, table, id, newRow(environment, call, table, id, values));
  };
  const name = String(api.uniquename);
  make("sdkmessage", messageRow(name));
  const takesSteps = api.allowedcustomprocessingsteptype !== 0;
  if (api.bindingtype !== 0) make("sdkmessagefilter", filterRow(name, String(api.boundentitylogicalname), takesSteps));
}

/** Takes the message of a custom API away with its filters. Steps on it stay, and hear it again when a solution brings it back. */
export function forgetMessage({ catalog, store }: Environment, transaction: Transaction, api: Row): void {
  const { table, id } = messageReference(String(api.uniquename));
  for (const { sdkmessagefilterid } of store.referencing("sdkmessagefilter", "sdkmessageid", id))
    transaction.remove(catalog.table("sdkmessagefilter"), String(sdkmessagefilterid));
  transaction.remove(catalog.table(table), id);
}
