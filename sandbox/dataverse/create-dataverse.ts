import { type FastifyInstance } from "fastify";
import { join } from "node:path";

import { createMetadata } from "../metadata";
import { type Metadata } from "../metadata/types";
import { Catalog } from "./catalog";
import { importCustomApis } from "./custom-api/import";
import { type Environment } from "./environment";
import { createEvents } from "./events/events";
import { stableGuid } from "./guid";
import { type ApplicationUser, type Grants, grantsOf } from "./identity/callers";
import { Identity } from "./identity/identity";
import { Rights } from "./identity/rights";
import { tokenRoute } from "./identity/token-route";
import { inProcessFetch } from "./in-process-fetch";
import { Clock } from "./knobs/clock";
import { Knobs } from "./knobs/knobs";
import { knobRoutes } from "./knobs/routes";
import { keepSystemJob } from "./events/system-job";
import { isSystemTable, seedSystemRows } from "./seed/system-rows";
import { seedRows } from "./seed/seed-rows";
import { type Row } from "./store/row";
import { RowStore } from "./store/row-store";
import { Snapshots } from "./store/snapshots";
import { openSqliteFile } from "./store/sqlite-file";
import { createVirtualTables } from "./virtual/virtual-tables";
import { type OperationHandler } from "./custom-api/call";
import { webApi } from "./web-api/plugin";

/** Rows to begin with: what fills tables, or rows by table. */
export type Seed = ((seed: (table: string, rows: Row[]) => void) => void) | Record<string, Row[]>;

export interface DataverseOptions {
  /** What the environment holds: read from a folder … */
  metadata?: Metadata;
  /** … or from this solution, unpacked or a zip; of several, the later ones stand on the first. */
  solution?: string | string[];
  /** SQLite file in which rows survive; undefined: memory only. */
  storageFile?: string;
  /** The clock of rows, tokens and logs. */
  now?: () => Date;
  /** How requests to data sources and webhooks leave. */
  fetch?: typeof fetch;
  applicationUsers?: ApplicationUser[];
  /** People by full name; the first one is Dana Dynamics where nobody says otherwise. Without roles they are administrators. */
  people?: (string | ({ name: string } & Grants))[];
  /** Fills tables that hold no rows of their own yet: at the first start and after a reset. */
  seed?: Seed;
  /** Other rows to begin with, by the name under which `/_sandbox/seed` asks for them. */
  seedSets?: Record<string, Seed>;
  /** Stand-ins for the plug-ins of the solution's custom APIs, by unique name. */
  operations?: Record<string, OperationHandler>;
  /** A webhook that does not answer in this time has failed; Dataverse waits 60 s. */
  webhookTimeoutMs?: number;
}

export interface Person extends Grants {
  id: string;
  name: string;
}

export interface Dataverse {
  /** Mounts `/api/data/v9.x/*`, `/oauth2/v2.0/token` and `/_sandbox/*`. */
  register(app: FastifyInstance): Promise<void>;
  /**
   * Requests to `/api/data/v9.2/*` and `/oauth2/v2.0/token` without any port, as `fetch`; the address may name any origin, or none. With a person they come from that person; without, send a bearer token.
   */
  fetch(person?: { id: string }): typeof fetch;
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
  const { applicationUsers = [], people: names = ["Dana Dynamics"], webhookTimeoutMs = 60_000 } = options;
  const metadata = metadataOf(options);
  const clock = new Clock(options.now ?? (() => new Date()));
  const { now } = clock;
  const send = options.fetch ?? fetch;
  const catalog = new Catalog(metadata);
  const native = Object.values(metadata.tables).filter(({ virtual }) => !virtual);
  const store = new RowStore(native, options.storageFile ? openSqliteFile(options.storageFile) : undefined);
  const knobs = new Knobs(clock);
  const organization = { id: stableGuid("organization"), name: "sandbox", businessUnitId: stableGuid("business unit") };
  const events = createEvents({
    ...{ store, trace: knobs.trace, now, send, organization, webhookTimeoutMs },
    onFailed: (event, step, result) => keepSystemJob(catalog, store, now, event, step, result),
    mode: () => knobs.deliveryMode,
  });
  knobs.attach(events.queue, new Snapshots(store, native, options.storageFile && `${options.storageFile}.snapshots`));
  const virtual = createVirtualTables(store, knobs.trace, send);
  const { operations = {} } = options;
  const rights = new Rights(metadata.roles ?? [], metadata.columnProfiles);
  const environment: Environment = { catalog, store, virtual, events, knobs, now, operations, organization, rights };
  const described = names.map((one) => (typeof one === "string" ? { name: one } : one));
  const people = described.map((one): Person => ({
    id: stableGuid(`person ${one.name}`),
    name: one.name,
    ...grantsOf(one),
  }));
  for (const user of [...people, ...applicationUsers]) rights.refuseUnknown(user);
  const identity = new Identity(store, applicationUsers, people, now);
  const seed = (table: string, rows: Row[]) => seedRows(environment, people[0]?.id ?? organization.id, table, rows);
  const fill = (from = options.seed) => {
    const empty = native.every((table) => isSystemTable(table) || !store.count(table.logicalName));
    if (empty && typeof from === "function") from(seed);
    else if (empty) for (const [table, rows] of Object.entries(from ?? {})) seed(table, rows);
  };
  seedSystemRows(metadata, people, applicationUsers, seed);
  importCustomApis(environment, seed);
  fill();
  store.forgetWriteCounts();

  const { seedSets = {} } = options;
  const reset = (set?: string) => {
    store.transaction((transaction) => {
      for (const table of native.filter((one) => !isSystemTable(one) || one.logicalName === "asyncoperation"))
        for (const row of store.all(table.logicalName)) transaction.remove(table, String(row[table.primaryId]));
    });
    knobs.reset();
    fill(set === undefined ? options.seed : seedSets[set]);
    store.forgetWriteCounts();
  };
  const idle = () => events.queue.idle();
  const register = async (app: FastifyInstance) => {
    await webApi(app, environment, identity);
    await tokenRoute(app, identity);
    await knobRoutes(app, knobs, { reset, idle, seedSets: Object.keys(seedSets) });
  };
  return {
    register,
    fetch: inProcessFetch(environment, identity),
    seed,
    row: (table, id) => store.get(table, id.toLowerCase()),
    rows: (table) => store.all(table),
    writes: (table, id) => store.writes(table, id.toLowerCase()),
    knobs,
    people,
    reset: () => reset(),
    idle,
    stop: async () => {
      await idle();
      store.close();
    },
  };
}

/** What is built of an unpacked solution stands in `out/` beside it. @throws Error when neither a solution nor its metadata is given. */
function metadataOf({ metadata, solution }: DataverseOptions): Metadata {
  if (metadata) return metadata;
  const [solutionFolder, ...further] = typeof solution === "string" ? [solution] : (solution ?? []);
  if (solutionFolder === undefined)
    throw new Error("createDataverse needs `solution`, the folder or zip of a solution, or `metadata`.");
  return createMetadata({ solutionFolder, further, outFolder: join(solutionFolder, "..", "out") });
}
