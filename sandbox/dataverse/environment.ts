import { type Table } from "../metadata/types";
import { type Catalog } from "./catalog";
import { type Events } from "./events/events";
import { type Knobs } from "./knobs/knobs";
import { type Caller } from "./identity/callers";
import { type Asked } from "./query/fetch-condition";
import { type Rights } from "./identity/rights";
import { type RowStore, type Transaction } from "./store/row-store";
import { type VirtualTables } from "./virtual/virtual-tables";
import { type OperationHandler } from "./custom-api/call";
import { type Prefer } from "./web-api/prefer";

/** What the parts of the stand-in share: one per `createDataverse`. */
export interface Environment {
  catalog: Catalog;
  store: RowStore;
  virtual: VirtualTables;
  events: Events;
  knobs: Knobs;
  rights: Rights;
  now: () => Date;
  /** Stand-ins for the plug-ins of custom APIs, by unique name. */
  operations: Record<string, OperationHandler>;
  organization: { id: string; name: string; businessUnitId: string };
}

/** What one request brings along beside its body. */
export interface Call {
  caller: Caller;
  /** Address of the API as the caller sees it, e.g. `http://127.0.0.1:8080/api/data/v9.2`. */
  base: string;
  prefer: Prefer;
  /** `?tag=`: goes into the shared variables of the events that this request causes. */
  tag?: string;
  /** Lower-case names. */
  headers: Record<string, string | undefined>;
  correlationId: string;
  /** Set inside a change set: writes join it instead of taking effect at once. */
  changeSet?: Transaction;
}

/** Who asks and when, for conditions such as "my" and "this week". */
export const askedBy = ({ now }: Environment, { caller }: Call): Asked => ({ userId: caller.userId, now: now() });

/** Address of a row. */
export const rowAddress = (call: Call, table: Table, id: string): string =>
  `${call.base}/${table.entitySetName}(${id})`;
