import path from "node:path";
import { contact, solution, wordpressUser } from "../../model/generated/names";
import { settledColumns } from "../../model/settled-columns";
import { parseConfig } from "../../bridge/config";
import { createDataverseClient } from "../../bridge/dataverse/client";
import { createTokenSource } from "../../bridge/dataverse/token";
import { endpointId, steps } from "../../bridge/setup/ids";
import { contextOf } from "../../bridge/setup/part";
import { setupParts } from "../../bridge/setup/parts";
import { type Outcome, type RunOptions, runParts } from "../../bridge/setup/run-parts";
import { createDataverse, type Dataverse } from "../../sandbox/dataverse";
import { createMetadata } from "../../sandbox/metadata";

/** `bridge setup` against the local Dataverse; nothing listens. */
const root = path.resolve(__dirname, "../..");
const metadata = createMetadata({ solutionFolder: path.join(root, "solution"), outFolder: path.join(root, "out") });
const url = "http://127.0.0.1:1";
const client = { clientId: "set-up", clientSecret: "secret of the set-up", name: "Set-up" };
const keys = { feedKey: "a-long-enough-key-for-the-feed", webhookKey: 'a-long <enough> & "quoted" webhook key' };

let dataverse: Dataverse;
/** What was asked, e.g. `POST serviceendpoints`, reads and sign-ins left out. */
let written: string[];
/** Requests that the network swallows. */
let broken: (request: string) => boolean;
/** What Dataverse says about the alternate key, one answer after the other; empty: what the local one says. */
let indexStatuses: string[];

beforeEach(() => {
  dataverse = createDataverse({ metadata, applicationUsers: [client] });
  written = [];
  broken = () => false;
  indexStatuses = [];
});
afterEach(() => dataverse.stop());

const send: typeof fetch = async (input, init) => {
  const { pathname } = new URL(String(input));
  const request = `${init?.method ?? "GET"} ${pathname.replace("/api/data/v9.2/", "")}`;
  if (broken(request)) throw new TypeError("fetch failed");
  if (!/^GET|token$/.test(request)) written.push(request);
  const response = await dataverse.fetch()(input, init);
  if (!indexStatuses.length || !pathname.includes("EntityDefinitions(LogicalName='contact')")) return response;
  const text = await response.text();
  const status = indexStatuses.length > 1 ? indexStatuses.shift() : indexStatuses[0];
  return new Response(text.replace('"Active"', `"${status}"`), { status: response.status });
};

async function setUp(
  options: RunOptions = {},
  other: { publicUrl?: string; feedKey?: string; webhookKey?: string } = {},
) {
  const auth = { kind: "loopback" as const, tokenUrl: `${url}/oauth2/v2.0/token`, ...client };
  const outcomes = await runParts(
    setupParts,
    {
      ...{ publicUrl: "https://bridge.example/wp", ...keys, ...other },
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
const results = (outcomes: Map<string, Outcome>) => [...outcomes.values()].map(({ result }) => result);
const failed = (outcomes: Map<string, Outcome>) => [...outcomes.values()].filter(({ result }) => result === "failed");
const source = () => dataverse.row("msdyn_odatav4ds", solution.dataSourceId)!;
const snapshot = () =>
  JSON.stringify(
    ["msdyn_odatav4ds", "serviceendpoint", "sdkmessageprocessingstep", "virtualentitymetadata"].map((table) =>
      dataverse.rows(table),
    ),
  );

describe("a fresh environment with the solution", () => {
  it("gets the feed's address, key, paging and time-out into the data source", async () => {
    expect(failed(await setUp())).toEqual([]);
    expect(source()).toMatchObject({
      msdyn_uri: "https://bridge.example/wp/odata",
      msdyn_parameter1name: "X-Icds-Key",
      msdyn_parameter1value: keys.feedKey,
      msdyn_isparameter1header: true,
      msdyn_returninlinecount: true,
      msdyn_timeout: 5,
    });
  });

  it("gets a webhook endpoint and one asynchronous step each for create, update, delete and merge of contact", async () => {
    await setUp();
    const endpoint = dataverse.row("serviceendpoint", endpointId)!;
    expect(endpoint).toMatchObject({ contract: 8, authtype: 5, url: "https://bridge.example/wp/dataverse/webhook" });
    expect(endpoint.authvalue).toBe(
      '<settings><setting name="X-Icds-Webhook-Key" value="a-long &lt;enough&gt; &amp; &quot;quoted&quot; webhook key" /></settings>',
    );
    const rows = steps.map(({ id }) => dataverse.row("sdkmessageprocessingstep", id));
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row).toMatchObject({ mode: 1, stage: 40, eventhandler: { id: endpointId } });
    expect(rows.map((row) => row!.filteringattributes ?? null)).toEqual([null, settledColumns.join(), null, null]);
  });

  it("takes OnExternalUpdated of the virtual table afterwards", async () => {
    await setUp();
    const response = await dataverse.fetch(dataverse.people[0])(
      `${url}/api/data/v9.2/${wordpressUser.set}/Microsoft.Dynamics.CRM.OnExternalUpdated`,
      {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ Target: { "@odata.type": `Microsoft.Dynamics.CRM.${wordpressUser.table}` } }),
      },
    );
    expect(response.status).toBe(204);
  });

  it("is not touched by a dry run, which says what would be done and never a key", async () => {
    const before = snapshot();
    const outcomes = await setUp({ dryRun: true });
    expect(written).toEqual([]);
    expect(snapshot()).toBe(before);
    expect(results(outcomes).filter((result) => result === "would be done")).toHaveLength(7);
    expect(JSON.stringify([...outcomes.values()])).not.toContain(keys.feedKey);
    expect(JSON.stringify([...outcomes.values()])).not.toContain("a-long");
  });
});

describe("a second run", () => {
  it("reads and writes nothing", async () => {
    await setUp();
    written = [];
    const before = snapshot();
    expect(new Set(results(await setUp()))).toEqual(new Set(["already so"]));
    expect(written).toEqual([]);
    expect(snapshot()).toBe(before);
  });

  it("writes the changed key and address alone", async () => {
    await setUp();
    written = [];
    const outcomes = await setUp({}, { webhookKey: "another long webhook key" });
    expect(written).toEqual([`PATCH serviceendpoints(${endpointId})`]);
    expect(outcomes.get("Webhook endpoint")).toMatchObject({ result: "done", detail: "set description and the key" });
    expect(dataverse.row("serviceendpoint", endpointId)!.authvalue).toContain("another long webhook key");
    written = [];
    await setUp({}, { webhookKey: "another long webhook key", feedKey: "another long feed key" });
    expect(written).toEqual([`PATCH msdyn_odatav4ds(${solution.dataSourceId})`]);
    expect(source().msdyn_parameter1value).toBe("another long feed key");
  });

  it("puts right what somebody changed: a disabled step, other filtering attributes, another endpoint address", async () => {
    await setUp();
    const update = steps.find(({ message }) => message === "Update")!.id;
    const edit = (at: string, body: object) =>
      dataverse.fetch(dataverse.people[0])(`${url}/api/data/v9.2/${at}`, {
        method: "PATCH",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    await edit(`sdkmessageprocessingsteps(${update})`, { statecode: 1, statuscode: 2, filteringattributes: "fax" });
    await edit(`serviceendpoints(${endpointId})`, { url: "https://elsewhere.example/" });
    expect(failed(await setUp())).toEqual([]);
    expect(dataverse.row("sdkmessageprocessingstep", update)).toMatchObject({
      statecode: 0,
      statuscode: 1,
      filteringattributes: settledColumns.join(),
    });
    expect(dataverse.row("serviceendpoint", endpointId)!.url).toBe("https://bridge.example/wp/dataverse/webhook");
  });
});

describe("a run that fails half-way", () => {
  it("goes on with the other parts, says what to do, and ends right when run again", async () => {
    broken = (request) => request === "POST serviceendpoints" || request === "POST virtualentitymetadatas";
    const first = await setUp();
    expect(failed(first).map(({ part }) => part)).toEqual([
      "Webhook endpoint",
      ...steps.map(({ message }) => `Webhook step: ${message} of contact`),
      "Events of the virtual table",
    ]);
    expect(first.get("Data source of the virtual table")?.result).toBe("done");
    expect(first.get("Index of the alternate key on contact")?.result).toBe("already so");
    for (const { detail, advice } of failed(first)) {
      expect(detail).toMatch(/[.?]$/);
      expect(advice).toMatch(/\.$/);
    }
    broken = () => false;
    expect(failed(await setUp())).toEqual([]);
    expect(results(await setUp()).every((result) => result === "already so")).toBe(true);
  });

  it("can break off at any write and be run again to the same end", async () => {
    await setUp();
    const wanted = written.length;
    for (let stop = 0; stop < wanted; stop++) {
      await dataverse.stop();
      dataverse = createDataverse({ metadata, applicationUsers: [client] });
      let count = 0;
      broken = (request) => !/^GET|token$/.test(request) && count++ >= stop;
      await setUp();
      broken = () => false;
      expect(failed(await setUp())).toEqual([]);
      expect(new Set(results(await setUp()))).toEqual(new Set(["already so"]));
    }
  });
});

describe("an environment that set-up refuses", () => {
  it("has the vendor's solution WordPressIntegration: nothing is written and a sentence says why", async () => {
    dataverse.seed("solution", [
      { solutionid: "11111111-1111-4111-8111-111111111111", uniquename: "WordPressIntegration" },
    ]);
    const outcomes = await setUp();
    expect(written).toEqual([]);
    expect(results(outcomes).slice(0, 4)).toEqual(["already so", "failed", "not tried", "not tried"]);
    expect(outcomes.get("No other WordPress integration")?.detail).toMatch(/WordPressIntegration is installed/);
  });

  it("does not answer: one part failed, the others not tried", async () => {
    broken = () => true;
    expect(results(await setUp()).slice(0, 2)).toEqual(["failed", "not tried"]);
  });
});

describe("the alternate key's index", () => {
  it("is waited for until it is active", async () => {
    indexStatuses = ["Pending", "Pending", "InProgress", "Active"];
    expect((await setUp()).get("Index of the alternate key on contact")?.result).toBe("done");
  });

  it("is reported when Dataverse could not build it, or takes too long", async () => {
    indexStatuses = ["Failed"];
    expect((await setUp()).get("Index of the alternate key on contact")?.detail).toContain(contact.keys.userkey);
    indexStatuses = ["Pending"];
    expect((await setUp()).get("Index of the alternate key on contact")?.detail).toMatch(/still being built/);
  });
});

describe("where Dataverse reaches the bridge", () => {
  const bare = {
    dataverse: { url, auth: { kind: "loopback", tokenUrl: `${url}/token`, clientId: "a", clientSecret: "b" } },
    feedKeys: [keys.feedKey, "the key before this one"],
    webhookKeys: [keys.webhookKey],
    sites: [
      { tag: 1, url: "https://blog.example", user: "bridge", applicationPassword: "x", secret: "a-long-enough-secret" },
    ],
  };

  it("stands in the configuration; the first key of each list is the one that is set", () => {
    const config = parseConfig({ ...bare, publicUrl: "https://bridge.example/wp/" });
    expect(contextOf(config)).toEqual({ publicUrl: "https://bridge.example/wp", ...keys });
  });

  it("is asked for in a sentence when it is missing, and has to be https", () => {
    expect(() => contextOf(parseConfig(bare))).toThrow(/"publicUrl"/);
    expect(() => parseConfig({ ...bare, publicUrl: "http://bridge.example" })).toThrow(/publicUrl/);
  });
});

describe("--remove", () => {
  it("takes back what set-up made and nothing else, and a second time finds nothing", async () => {
    dataverse.seed("serviceendpoint", [{ serviceendpointid: "22222222-2222-4222-8222-222222222222", name: "Mine" }]);
    await setUp();
    expect(failed(await setUp({ remove: true }))).toEqual([]);
    expect(dataverse.rows("sdkmessageprocessingstep")).toEqual([]);
    expect(dataverse.rows("virtualentitymetadata")).toEqual([]);
    expect(dataverse.rows("serviceendpoint").map(({ name }) => name)).toEqual(["Mine"]);
    expect(source()).toMatchObject({ msdyn_uri: "https://example.invalid/odata/", msdyn_parameter1value: null });
    written = [];
    expect(new Set(results(await setUp({ remove: true })))).toEqual(new Set(["already so"]));
    expect(written).toEqual([]);
    expect(failed(await setUp())).toEqual([]);
  });
});
