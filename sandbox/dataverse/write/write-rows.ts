import { type Table } from "../../metadata/types";
import { forgetMessage, makeMessage, withMessage } from "../custom-api/message";
import { type Call, type Environment } from "../environment";
import { type RowEvent } from "../events/event";
import { fail } from "../errors";
import { newGuid } from "../guid";
import { etag } from "../read/project";
import { type Row, withValues } from "../store/row";
import { cascadeDelete, cascading } from "./cascade";
import { newRow, updateChanges } from "./complete-row";
import { demandWrite } from "./demand-write";
import { perform } from "./perform";
import { put } from "./put";
import { refuseDefinition, refuseInUse } from "./refuse-definition";
import { refuseTakenKeys } from "./refuse-taken-keys";

/** Creates a row and raises Create. @returns its id. @throws DataverseError 403, 412 when the id or an alternate key is taken. */
export async function createRow(
  environment: Environment,
  call: Call,
  table: Table,
  values: Row,
  wantedId?: string,
): Promise<string> {
  const { store, virtual } = environment;
  demandWrite(environment, call, table, "Create", values);
  if (table.virtual) {
    const event = virtualEvent(call, "Create", table, "", values);
    await outside(environment, call, event, async () => {
      event.id = await virtual.create(table, values);
      event.target = { ...values, [table.primaryId]: event.id };
    });
    return event.id;
  }
  const sent = values[table.primaryId];
  const id = wantedId ?? (typeof sent === "string" ? sent : newGuid());
  await perform(environment, call, () => {
    if (store.get(table.logicalName, id)) throw fail("idInUse");
    const row = withMessage(table, newRow(environment, call, table, id, values));
    refuseDefinition(environment, table, id, row);
    refuseTakenKeys(environment, table, id, row);
    return {
      event: { message: "Create", table, id, target: row, sent: Object.keys(values), call },
      apply: (transaction) => {
        put(transaction, table, id, row);
        if (table.logicalName === "customapi") makeMessage(environment, call, transaction, row);
      },
    };
  });
  return id;
}

/** Changes a row and raises Update. @throws DataverseError 403, 404, 412 for a stale `If-Match` or a taken alternate key. */
export async function updateRow(
  environment: Environment,
  call: Call,
  table: Table,
  id: string,
  values: Row,
): Promise<void> {
  demandWrite(environment, call, table, "Write", values, environment.store.get(table.logicalName, id));
  if (table.virtual) {
    const event = virtualEvent(call, "Update", table, id, values);
    return outside(environment, call, event, () => environment.virtual.update(table, id, values));
  }
  await perform(environment, call, () => {
    const before = existing(environment, call, table, id);
    const changes = updateChanges(environment, call, table, id, before, values);
    const row = withValues(before, changes);
    refuseDefinition(environment, table, id, row, before);
    refuseTakenKeys(environment, table, id, row);
    const target = { ...changes, [table.primaryId]: id };
    return {
      event: { message: "Update", table, id, target, sent: Object.keys(values), call, before },
      apply: (transaction) => put(transaction, table, id, row),
    };
  });
}

/** Deletes a row and raises Delete; rows that point at it go by their relationships. @throws DataverseError 403, 404, 412. */
export async function deleteRow(environment: Environment, call: Call, table: Table, id: string): Promise<void> {
  environment.rights.demand(call.caller, "Delete", table, environment.store.get(table.logicalName, id));
  if (table.virtual) {
    const event = virtualEvent(call, "Delete", table, id, {});
    return outside(environment, call, event, () => environment.virtual.remove(table, id));
  }
  await perform(environment, call, () => {
    const before = existing(environment, call, table, id);
    refuseInUse(environment, table, id, before);
    return {
      event: { message: "Delete", table, id, target: {}, sent: [], call, before },
      others: cascading(environment, table, id),
      apply: (transaction) => {
        transaction.remove(table, id);
        if (table.logicalName === "customapi") forgetMessage(environment, transaction, before);
        return cascadeDelete(environment, call, transaction, table, id);
      },
    };
  });
}

const virtualEvent = (call: Call, message: RowEvent["message"], table: Table, id: string, values: Row): RowEvent => ({
  message,
  table,
  id,
  target: id ? { ...values, [table.primaryId]: id } : values,
  sent: Object.keys(values),
  call,
});

/** A write of a virtual table happens in its data source: there is no transaction to join and nothing to roll back. */
async function outside(
  { events }: Environment,
  { changeSet }: Call,
  event: RowEvent,
  write: () => Promise<void>,
): Promise<void> {
  if (changeSet) throw fail("notImplemented", "a write to a virtual table inside a change set");
  await events.raiseSync(event, 10);
  await events.raiseSync(event, 20);
  await write();
  await events.raiseSync(event, 40);
  events.raise(event);
}

/** The row that a write is for, of the version that `If-Match` asks for. */
export function existing({ store }: Environment, { headers }: Call, table: Table, id: string): Row {
  const row = store.get(table.logicalName, id);
  if (!row) throw fail("notFound", table.logicalName, id);
  const wanted = headers["if-match"];
  if (wanted !== undefined && wanted !== "*" && wanted !== etag(row)) throw fail("versionMismatch");
  return row;
}
