import { isReference, type Row, type Value } from "../store/row";
import { type RowStore } from "../store/row-store";
import { type RowEvent } from "./event";

/** A registered step whose handler is a webhook. */
export interface Step {
  id: string;
  name: string;
  mode: "sync" | "async";
  stage: number;
  rank: number;
  endpoint: Row;
}

/**
 * Steps that an event sets off, by rank: same message, same table (a step without a filter takes every table), enabled; filtering
 * attributes count on Update only, and against the columns that the request sent (register-plug-in: "Filtering attributes").
 */
export function matchingSteps(store: RowStore, { message, table, sent }: RowEvent): Step[] {
  const rowOf = (name: string, value: Value | undefined) =>
    isReference(value) ? store.get(name, value.id) : undefined;
  return store
    .all("sdkmessageprocessingstep")
    .filter((step) => {
      const filter = rowOf("sdkmessagefilter", step.sdkmessagefilterid);
      if (step.statecode !== 0 || rowOf("sdkmessage", step.sdkmessageid)?.name !== message) return false;
      if (step.sdkmessagefilterid && filter?.primaryobjecttypecode !== table.logicalName) return false;
      return message !== "Update" || passesFilter(step.filteringattributes, sent);
    })
    .flatMap((step): Step[] => {
      const endpoint = rowOf("serviceendpoint", step.eventhandler);
      if (!endpoint) return [];
      const mode = step.mode === 1 ? "async" : "sync";
      return [
        {
          id: String(step.sdkmessageprocessingstepid),
          name: String(step.name),
          mode,
          stage: Number(step.stage),
          rank: Number(step.rank),
          endpoint,
        },
      ];
    })
    .sort((left, right) => left.rank - right.rank);
}

function passesFilter(attributes: Value | undefined, sent: string[]): boolean {
  const wanted =
    typeof attributes === "string"
      ? attributes
          .split(",")
          .map((name) => name.trim())
          .filter(Boolean)
      : [];
  return !wanted.length || wanted.some((name) => sent.includes(name));
}
