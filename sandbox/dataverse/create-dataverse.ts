import { type FastifyInstance } from "fastify";

import { type Metadata } from "../metadata/types";
import { Catalog } from "./catalog";
import { type Environment } from "./environment";
import { createEvents } from "./events/events";
import { stableGuid } from "./guid";
import { type ApplicationUser } from "./identity/callers";
import { Identity } from "./identity/identity";
import { tokenRoute } from "./identity/token-route";
import { Knobs } from "./knobs/knobs";
import { knobRoutes } from "./knobs/routes";
import { keepSystemJob } from "./events/system-job";
import { isSystemTable, seedSystemRows } from "./seed/system-rows";
import { seedRows } from "./seed/seed-rows";
import { type Row } from "./store/row";
import { RowStore } from "./store/row-store";
import { openSqliteFile } from "./store/sqlite-file";
import { createVirtualTables } from "./virtual/virtual-tables";
import { type OperationHandler } from "./write/custom-api";
import { webApi } from "./web-api/plugin";

export interface DataverseOptions {
  metadata: Metadata;
  /** SQLite file in which rows survive; undefined: memory only. */
  storageFile?: string;
  /** The clock of rows, tokens and logs. */
  now?: () => Date;
  /** How requests to data sources and webhooks leave. */
  fetch?: typeof fetch;
  applicationUsers?: ApplicationUser[];
  /** Full names of people; the first one is Dana Dynamics where nobody says otherwise. */
  people?: string[];
  /** Fills tables that hold no rows of their own yet: at the first start and after a reset. */
  seed?: (seed: (table: string, rows: Row[]) => void) => void;
  /** Stand-ins for the plug-ins of the solution's custom APIs, by unique name. */
  operations?: Record<string, OperationHandler>;
  /** A webhook that does not answer in this time has failed; Dataverse waits 60 s. */
  webhookTimeoutMs?: number;
}

export interface Person {
  id: string;
  name: string;
}

export interface Dataverse {
  /** Mounts `/api/data/v9.x/*`, `/oauth2/v2.0/token` and `/_sandbox/*`. */
  register(app: FastifyInstance): Promise<void>;
  /** Puts rows in as they are, with what the platform itself writes; a row whose id is there is left alone. Lookups are `{ table, id }`. Raises no events. */
  seed(table: string, rows: Row[]): void;
  row(table: string, id: string): Row | undefined;
  rows(table: string): Row[];
  /** How often a row was written since the start or the last reset. */
  writes(table: string, id: string): number;
  knobs: Knobs;
  people: Person[];
  /** Forgets all rows but those of set-up (users, data source, webhooks), turns the knobs back, seeds again. */
  reset(): void;
  /** Resolves when no asynchronous delivery is under way. */
  idle(): Promise<void>;
  /** Waits for deliveries and closes the file. */
  stop(): Promise<void>;
}

/** A local Dataverse. @throws Error when the storage file is in use by another process. */
export function createDataverse(options: DataverseOptions): Dataverse {
  const { metadata, applicationUsers = [], people: names = ["Dana Dynamics"], webhookTimeoutMs = 60_000 } = options;
  const now = options.now ?? (() => new Date());
  const send = options.fetch ?? fetch;
  const catalog = new Catalog(metadata);
  const native = Object.values(metadata.tables).filter(({ virtual }) => !virtual);
  const store = new RowStore(native, options.storageFile ? openSqliteFile(options.storageFile) : undefined);
  const knobs = new Knobs(now);
  const organization = { id: stableGuid("organization"), name: "sandbox", businessUnitId: stableGuid("business unit") };
  const events = createEvents({
    ...{ store, trace: knobs.trace, now, send, organization, webhookTimeoutMs },
    onFailed: (event, step, result) => keepSystemJob(catalog, store, now, event, step, result),
    mode: () => knobs.deliveryMode,
  });
  knobs.attach(events.queue);
  const virtual = createVirtualTables(store, knobs.trace, send);
  const { operations = {} } = options;
  const environment: Environment = { catalog, store, virtual, events, knobs, now, operations, organization };
  const identity = new Identity(store, applicationUsers, now);
  const people = names.map((name) => ({ id: stableGuid(`person ${name}`), name }));
  const seed = (table: string, rows: Row[]) => seedRows(environment, people[0]?.id ?? organization.id, table, rows);
  const fill = () => {
    const empty = native.every((table) => isSystemTable(table) || !store.all(table.logicalName).length);
    if (empty) options.seed?.(seed);
  };
  seedSystemRows(metadata, people, applicationUsers, seed);
  fill();
  store.forgetWriteCounts();

  const reset = () => {
    store.transaction((transaction) => {
      for (const table of native.filter((one) => !isSystemTable(one) || one.logicalName === "asyncoperation"))
        for (const row of store.all(table.logicalName)) transaction.remove(table, String(row[table.primaryId]));
    });
    knobs.reset();
    fill();
    store.forgetWriteCounts();
  };
  const idle = () => events.queue.idle();
  return {
    register: async (app) => {
      await webApi(app, environment, identity);
      await tokenRoute(app, identity);
      await knobRoutes(app, knobs, reset, idle);
    },
    seed,
    row: (table, id) => store.get(table, id.toLowerCase()),
    rows: (table) => store.all(table),
    writes: (table, id) => store.writes(table, id.toLowerCase()),
    knobs,
    people,
    reset,
    idle,
    stop: async () => {
      await idle();
      store.close();
    },
  };
}
