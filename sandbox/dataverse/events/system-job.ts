import { type Catalog } from "../catalog";
import { type DeliveryResult } from "./deliver";
import { type RowEvent } from "./event";
import { type Step } from "./steps";
import { newGuid } from "../guid";
import { toDateTime } from "../store/row";
import { type RowStore } from "../store/row-store";

const completed = 3;
const failed = 31;

/** Keeps the failed system job that Dataverse shows for an asynchronous step whose webhook did not take the message. */
export function keepSystemJob(
  catalog: Catalog,
  store: RowStore,
  now: () => Date,
  event: RowEvent,
  step: Step,
  result: DeliveryResult,
): void {
  const table = catalog.findTable("asyncoperation");
  if (!table) return;
  const id = newGuid();
  const time = toDateTime(now());
  store.transaction((transaction) =>
    transaction.put(table, id, {
      asyncoperationid: id,
      name: step.name,
      messagename: event.message,
      friendlymessage: result.error ?? `The endpoint answered ${result.status}.`,
      statecode: completed,
      statuscode: failed,
      createdon: time,
      modifiedon: time,
      completedon: time,
      versionnumber: transaction.nextVersion(),
    }),
  );
}
