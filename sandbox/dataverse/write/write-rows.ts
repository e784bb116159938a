import { type Table } from "../../metadata/types";
import { type Call, type Environment, inTransaction } from "../environment";
import { fail } from "../errors";
import { newGuid } from "../guid";
import { etag } from "../read/project";
import { type Row, withValues } from "../store/row";
import { type Transaction } from "../store/row-store";
import { newRow, updateChanges } from "./complete-row";

/** Creates a row and raises Create. @returns its id. @throws DataverseError 412 when the id or an alternate key is taken. */
export async function createRow(
  environment: Environment,
  call: Call,
  table: Table,
  values: Row,
  wantedId?: string,
): Promise<string> {
  const { store, virtual, events } = environment;
  if (table.virtual) {
    refuseInChangeSet(call);
    const id = await virtual.create(table, values);
    events.raise({
      message: "Create",
      table,
      id,
      target: { ...values, [table.primaryId]: id },
      sent: Object.keys(values),
      call,
    });
    return id;
  }
  const sent = values[table.primaryId];
  const id = wantedId ?? (typeof sent === "string" ? sent : newGuid());
  const prepare = () => {
    if (store.get(table.logicalName, id)) throw fail("idInUse");
    const row = newRow(environment, call, table, id, values);
    refuseTakenKeys(environment, table, id, row);
    return { message: "Create" as const, table, id, target: row, sent: Object.keys(values), call };
  };
  await events.raiseBefore(prepare);
  inTransaction(environment, call, (transaction) => {
    const event = prepare();
    put(transaction, table, id, event.target);
    transaction.afterCommit(() => events.raise(event));
  });
  return id;
}

/** Changes a row and raises Update. @throws DataverseError 404, 412 for a stale `If-Match` or a taken alternate key. */
export async function updateRow(
  environment: Environment,
  call: Call,
  table: Table,
  id: string,
  values: Row,
): Promise<void> {
  const { virtual, events } = environment;
  if (table.virtual) {
    refuseInChangeSet(call);
    await virtual.update(table, id, values);
    events.raise({
      message: "Update",
      table,
      id,
      target: { ...values, [table.primaryId]: id },
      sent: Object.keys(values),
      call,
    });
    return;
  }
  const prepare = () => {
    const before = existing(environment, call, table, id);
    const changes = updateChanges(environment, call, table, id, before, values);
    const row = withValues(before, changes);
    refuseTakenKeys(environment, table, id, row);
    return {
      row,
      event: {
        message: "Update" as const,
        table,
        id,
        target: { ...changes, [table.primaryId]: id },
        sent: Object.keys(values),
        call,
        before,
      },
    };
  };
  await events.raiseBefore(() => prepare().event);
  inTransaction(environment, call, (transaction) => {
    const { row, event } = prepare();
    put(transaction, table, id, row);
    transaction.afterCommit(() => events.raise(event));
  });
}

/** Deletes a row and raises Delete. Lookups of other rows to it stay, as the relationships of this product have it. */
export async function deleteRow(environment: Environment, call: Call, table: Table, id: string): Promise<void> {
  const { virtual, events } = environment;
  if (table.virtual) {
    refuseInChangeSet(call);
    await virtual.remove(table, id);
    events.raise({ message: "Delete", table, id, target: {}, sent: [], call });
    return;
  }
  const prepare = () => ({
    message: "Delete" as const,
    table,
    id,
    target: {},
    sent: [],
    call,
    before: existing(environment, call, table, id),
  });
  await events.raiseBefore(prepare);
  inTransaction(environment, call, (transaction) => {
    const event = prepare();
    transaction.remove(table, id);
    transaction.afterCommit(() => events.raise(event));
  });
}

/** The row that a write is for, of the version that `If-Match` asks for. */
export function existing({ store }: Environment, { headers }: Call, table: Table, id: string): Row {
  const row = store.get(table.logicalName, id);
  if (!row) throw fail("notFound", table.logicalName, id);
  const wanted = headers["if-match"];
  if (wanted !== undefined && wanted !== "*" && wanted !== etag(row)) throw fail("versionMismatch");
  return row;
}

export function put(transaction: Transaction, table: Table, id: string, row: Row): void {
  const version = transaction.nextVersion();
  transaction.put(table, id, table.columns.versionnumber ? withValues(row, { versionnumber: version }) : row);
}

function refuseTakenKeys({ store }: Environment, table: Table, id: string, row: Row): void {
  for (const key of table.keys) {
    const holder = store.findByKey(table.logicalName, key, row);
    if (holder !== undefined && holder !== id)
      throw fail(
        "keyInUse",
        key.schemaName,
        key.columns.map((name) => table.columns[name]?.displayName[1033] ?? name).join(", "),
      );
  }
}

function refuseInChangeSet({ changeSet }: Call): void {
  if (changeSet) throw fail("notImplemented", "a write to a virtual table inside a change set");
}
