import { type Call, type Environment } from "../environment";
import { type RowEvent } from "../events/event";
import { type Transaction } from "../store/row-store";

export type RowAddress = readonly [table: string, id: string];

/** A write that has been checked: what it will raise, and how it takes effect. */
export interface Work {
  event: RowEvent;
  /** Rows of which table that change with it: nobody else may be writing them. */
  others?: RowAddress[];
  /** Returns the events of other rows that change with it: cascades, both rows of a merge. */
  apply: (transaction: Transaction) => RowEvent[] | void;
}

/**
 * Runs a write through the event pipeline: stage 10, then in one transaction stage 20, the write itself, stage 40; asynchronous steps
 * when it is safe. Steps of rows that change with it run once these have changed. A synchronous step that fails rolls everything back.
 * @param prepare checks and describes the write; called again after each wait, since rows may have changed meanwhile.
 * @throws DataverseError what `prepare` throws, or 400 "Endpoint unavailable".
 */
export async function perform(environment: Environment, call: Call, prepare: () => Work): Promise<void> {
  const { store, events } = environment;
  let work = prepare();
  let further: RowEvent[] = [];
  const { table, id } = work.event;
  await events.raiseSync(work.event, 10);
  const own = call.changeSet ? undefined : store.begin();
  const transaction = call.changeSet ?? own!.transaction;
  const heldRow = ({ others = [] }: Work): RowAddress | undefined =>
    [[table.logicalName, id] as const, ...others].find((row) => !store.isFree(...row, transaction));
  try {
    work = prepare();
    await events.raiseSync(work.event, 20);
    work = prepare();
    for (let held = heldRow(work); held; held = heldRow(work)) {
      await store.free(...held, transaction);
      work = prepare();
    }
    further = work.apply(transaction) ?? [];
    for (const event of further) for (const stage of [10, 20, 40] as const) await events.raiseSync(event, stage);
    await events.raiseSync(work.event, 40);
  } catch (error) {
    own?.rollback();
    throw error;
  }
  for (const event of [...further, work.event]) transaction.afterCommit(() => events.raise(event));
  own?.commit();
}
