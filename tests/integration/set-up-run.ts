import path from "node:path";
import { solution } from "../../model/generated/names";
import { createDataverseClient } from "../../bridge/dataverse/client";
import { createTokenSource } from "../../bridge/dataverse/token";
import { type SetupContext } from "../../bridge/setup/part";
import { setupParts } from "../../bridge/setup/parts";
import { type Outcome, type RunOptions, runParts } from "../../bridge/setup/run-parts";
import { siteTable } from "../../model/site-table";
import { createDataverse, type Dataverse } from "../../sandbox/dataverse";
import { createMetadata } from "../../sandbox/metadata";
import { endpointId } from "../../bridge/setup/ids";

/** `bridge setup` against a local Dataverse that answers in this process: nothing listens. */
const root = path.resolve(__dirname, "../..");
const folders = { solutionFolder: path.join(root, "solution"), outFolder: path.join(root, "out") };
/** What an environment knows of without the second solution. */
export const withoutEvents = createMetadata(folders);
export const metadata = createMetadata({ ...folders, further: [path.join(root, "solution-events")] });
export const boundReset = "alexacrm_SendUserPasswordReset";
export const url = "http://127.0.0.1:1";
export const sites = [{ tag: 1, url: "https://blog.example", default: true }];
export const client = { clientId: "set-up", clientSecret: "secret of the set-up", name: "Set-up" };
export const bridgeClient = {
  ...{ clientId: "bridge", clientSecret: "secret of the bridge", name: "Bridge" },
  roles: ["WordPress Bridge"],
};
/** The keys that set-up writes unless a test says otherwise. */
export const keys = { feedKey: "a-long-enough-key-for-the-feed", webhookKey: 'a-long <enough> & "quoted" webhook key' };

/** The local Dataverse of a test and the way to it. */
interface Environment {
  dataverse: Dataverse;
  /** What was asked, e.g. `POST serviceendpoints`, reads and sign-ins left out. */
  written: string[];
  /** Requests that the network swallows. */
  broken: (request: string) => boolean;
  /** What Dataverse says about the alternate key, one answer after the other; empty: what the local one says. */
  indexStatuses: string[];
  /** Answers in Dataverse's place. */
  instead: (request: string) => Response | undefined;
  /** Looked at before each request. */
  moment: () => Promise<void> | void;
  lookAtBody: (body: string) => void;
}

const start = (): Dataverse => createDataverse({ metadata, applicationUsers: [client, bridgeClient] });

/** Made anew before each test of a file that calls `everyTestHasAnEnvironment`. */
export const environment = {} as Environment;

export function everyTestHasAnEnvironment(): void {
  beforeEach(() =>
    Object.assign(environment, {
      dataverse: start(),
      written: [],
      broken: () => false,
      indexStatuses: [],
      instead: () => undefined,
      moment: () => undefined,
      lookAtBody: () => undefined,
    } satisfies Environment),
  );
  afterEach(() => environment.dataverse.stop());
}

/** Answers requests as an environment does that has not even the table. */
export const unknown = (request: RegExp) => (asked: string) =>
  request.test(asked)
    ? Response.json({ error: { code: "0x8006088a", message: "Resource not found for the segment." } }, { status: 404 })
    : undefined;
/** The messages that the solutions bring. */
export const messages = [
  "alex_WPUserCreated",
  "alex_WPUserUpdated",
  "alex_WPUserDeleted",
  "alexacrm_SendPasswordReset",
];

/** Begins with another new environment in the midst of a test. */
export async function startAnew(): Promise<void> {
  await environment.dataverse.stop();
  environment.dataverse = start();
}

const send: typeof fetch = async (input, init) => {
  const { pathname } = new URL(String(input));
  const method = init?.method ?? "GET";
  const path = decodeURIComponent(pathname.replace("/api/data/v9.2/", ""));
  const request = `${method} ${path}`;
  await environment.moment();
  if (init?.body) environment.lookAtBody(String(init.body));
  if (environment.broken(request)) throw new TypeError("fetch failed");
  if (!/^GET|token$/.test(request)) environment.written.push(request);
  const response = environment.instead(request) ?? (await environment.dataverse.fetch()(input, init));
  if (!environment.indexStatuses.length || !pathname.includes("EntityDefinitions(LogicalName='contact')"))
    return response;
  const text = await response.text();
  const status =
    environment.indexStatuses.length > 1 ? environment.indexStatuses.shift() : environment.indexStatuses[0];
  return new Response(text.replace('"Active"', `"${status}"`), { status: response.status });
};

/** Runs set-up on the test's environment. Returns what came of each part, by its name. */
export async function setUp(options: RunOptions = {}, other: Partial<SetupContext> = {}, as = client) {
  const auth = { kind: "loopback" as const, tokenUrl: `${url}/oauth2/v2.0/token`, ...as };
  const outcomes = await runParts(
    setupParts,
    {
      ...{ publicUrl: "https://bridge.example/wp", sites, ...keys, ...other },
      dataverse: createDataverseClient({
        url,
        token: createTokenSource(url, auth, send),
        fetch: send,
        log: { debug: () => undefined },
      }),
      sleep: async () => undefined,
    },
    options,
  );
  return new Map(outcomes.map((outcome) => [outcome.part, outcome]));
}
export const results = (outcomes: Map<string, Outcome>) => [...outcomes.values()].map(({ result }) => result);
export const failed = (outcomes: Map<string, Outcome>) =>
  [...outcomes.values()].filter(({ result }) => result === "failed");
export const customApi = (name: string) =>
  environment.dataverse.rows("customapi").find(({ uniquename }) => uniquename === name);
/** The data source of the virtual table. */
export const source = () => environment.dataverse.row("msdyn_odatav4ds", solution.dataSourceId)!;
/** All that set-up writes. */
export const snapshot = () =>
  JSON.stringify(
    [
      ...["msdyn_odatav4ds", "serviceendpoint", "sdkmessageprocessingstep", "virtualentitymetadata"],
      ...["customapi", "catalog", "catalogassignment", "alexacrm_wordpresssite"],
    ].map((table) => environment.dataverse.rows(table)),
  );

/** What set-up is for, without times and versions. */
export const snapshotOfWhatIsWanted = () => [
  source().msdyn_uri,
  source().msdyn_parameter1value,
  environment.dataverse.row("serviceendpoint", endpointId)?.authvalue,
  environment.dataverse
    .rows("sdkmessageprocessingstep")
    .map(({ name, description }) => `${String(name)} ${String(description)}`)
    .sort(),
  environment.dataverse.rows("virtualentitymetadata").length,
  environment.dataverse.rows(siteTable.table).map((row) => row[siteTable.columns.url]),
  ...["customapi", "catalog", "catalogassignment"].map((table) =>
    environment.dataverse
      .rows(table)
      .map(({ name, uniquename }) => `${String(name)} ${String(uniquename)}`)
      .sort(),
  ),
];
