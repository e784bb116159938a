import { type Call, type Environment } from "../environment";
import { type RowEvent } from "../events/event";
import { type Transaction } from "../store/row-store";

/** A write that has been checked: what it will raise, and how it takes effect. */
export interface Work {
  event: RowEvent;
  apply: (transaction: Transaction) => void;
}

/**
 * Runs a write through the event pipeline: stage 10, then in one transaction stage 20, the write itself, stage 40; asynchronous steps
 * when it is safe. A synchronous step that fails rolls everything back.
 * @param prepare checks and describes the write; called again after each wait, since rows may have changed meanwhile.
 * @throws DataverseError what `prepare` throws, or 400 "Endpoint unavailable".
 */
export async function perform(environment: Environment, call: Call, prepare: () => Work): Promise<void> {
  const { store, events } = environment;
  let work = prepare();
  const { table, id } = work.event;
  await events.raiseSync(work.event, 10);
  const own = call.changeSet ? undefined : store.begin();
  const transaction = call.changeSet ?? own!.transaction;
  try {
    work = prepare();
    await events.raiseSync(work.event, 20);
    while (!store.isFree(table.logicalName, id, transaction)) await store.free(table.logicalName, id, transaction);
    work = prepare();
    work.apply(transaction);
    await events.raiseSync(work.event, 40);
  } catch (error) {
    own?.rollback();
    throw error;
  }
  const { event } = work;
  transaction.afterCommit(() => events.raise(event));
  own?.commit();
}
