import { fail } from "../errors";
import { newGuid } from "../guid";
import { type Trace } from "../knobs/trace";
import { type RowStore } from "../store/row-store";
import { type DeliveryMode, DeliveryQueue } from "./delivery-queue";
import { deliver, type DeliveryResult } from "./deliver";
import { endpointRequest } from "./endpoint-request";
import { type RowEvent } from "./event";
import { contextText, executionContext } from "./execution-context";
import { withoutBypassed } from "./bypass";
import { matchingSteps, type Step } from "./steps";

/** Turns what happened to rows into calls of the registered webhooks. */
export interface Events {
  /** Calls the synchronous steps of a stage, by rank. @throws DataverseError 400 "Endpoint unavailable" when one fails. */
  raiseSync(event: RowEvent, stage: 10 | 20 | 40): Promise<void>;
  /** Queues asynchronous steps after the write. */
  raise(event: RowEvent): void;
  queue: DeliveryQueue;
}

export interface EventOptions {
  store: RowStore;
  trace: Trace;
  now: () => Date;
  send: typeof fetch;
  organization: { id: string; name: string; businessUnitId: string };
  webhookTimeoutMs: number;
  /** Keeps the failed system job of an asynchronous step. */
  onFailed: (event: RowEvent, step: Step, result: DeliveryResult) => void;
  mode: () => DeliveryMode;
}

export function createEvents({
  store,
  trace,
  now,
  send,
  organization,
  webhookTimeoutMs,
  onFailed,
  mode,
}: EventOptions): Events {
  const post = async (event: RowEvent, step: Step, body: string, headers: Record<string, string>) => {
    const result = await deliver(endpointRequest(step.endpoint, headers), body, webhookTimeoutMs, send);
    trace.add({
      kind: "delivery",
      message: event.message,
      table: event.table.logicalName,
      id: event.id,
      step: step.name,
      status: result.status,
      outcome: result.succeeded ? `succeeded at attempt ${result.attempts}` : (result.error ?? "failed"),
    });
    return result;
  };
  const message = (event: RowEvent, step: Step) => {
    const requestId = newGuid();
    const facts = { operationId: newGuid(), requestId, createdOn: now(), organization };
    const { text, sizeExceeded } = contextText(executionContext(event, step, facts));
    return { text, headers: headersOf(event, organization.name, requestId, sizeExceeded) };
  };
  const stepsOf = (event: RowEvent) => withoutBypassed(matchingSteps(store, event), event.call);
  const queue = new DeliveryQueue(mode);
  return {
    queue,
    async raiseSync(event, stage) {
      for (const step of stepsOf(event).filter((one) => one.mode === "sync" && one.stage === stage)) {
        const { text, headers } = message(event, step);
        const { succeeded } = await post(event, step, text, headers);
        if (!succeeded) throw fail("endpointUnavailable");
      }
    },
    raise(event) {
      for (const step of stepsOf(event).filter(({ mode }) => mode === "async")) {
        const { text, headers } = message(event, step);
        const info = {
          time: now().toISOString(),
          message: event.message,
          table: event.table.logicalName,
          rowId: event.id,
          step: step.name,
          correlationId: event.call.correlationId,
          body: text,
        };
        queue.add(info, async () => {
          const result = await post(event, step, text, headers);
          if (!result.succeeded) onFailed(event, step, result);
          return result;
        });
      }
    },
  };
}

function headersOf(
  event: RowEvent,
  organization: string,
  requestId: string,
  sizeExceeded: boolean,
): Record<string, string> {
  return {
    "Content-Type": "application/json; charset=utf-8",
    "x-request-id": requestId,
    "x-ms-dynamics-organization": organization,
    "x-ms-dynamics-entity-name": event.table.logicalName,
    "x-ms-dynamics-request-name": event.message,
    "x-ms-correlation-request-id": event.call.correlationId,
    ...(sizeExceeded ? { "x-ms-dynamics-msg-size-exceeded": "true" } : {}),
  };
}
