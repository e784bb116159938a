import path from "node:path";
import { contact, solution, wordpressUser } from "../../model/generated/names";
import { settledColumns } from "../../model/settled-columns";
import { parseConfig } from "../../bridge/config";
import { createDataverseClient } from "../../bridge/dataverse/client";
import { createTokenSource } from "../../bridge/dataverse/token";
import {
  boundResetStepId,
  catalogEntryId,
  catalogId,
  endpointId,
  resetStepId,
  siteRowId,
  steps,
} from "../../bridge/setup/ids";
import { contextOf, type SetupContext } from "../../bridge/setup/part";
import { setupParts } from "../../bridge/setup/parts";
import { type Outcome, type RunOptions, runParts } from "../../bridge/setup/run-parts";
import { siteTable } from "../../bridge/site/site-table";
import { createDataverse, type Dataverse } from "../../sandbox/dataverse";
import { createMetadata } from "../../sandbox/metadata";

/** `bridge setup` against the local Dataverse; nothing listens. */
const root = path.resolve(__dirname, "../..");
const folders = { solutionFolder: path.join(root, "solution"), outFolder: path.join(root, "out") };
const withoutEvents = createMetadata(folders);
const metadata = createMetadata({ ...folders, further: [path.join(root, "solution-events")] });
const boundReset = "alexacrm_SendUserPasswordReset";
const url = "http://127.0.0.1:1";
const sites = [{ tag: 1, url: "https://blog.example", default: true }];
const client = { clientId: "set-up", clientSecret: "secret of the set-up", name: "Set-up" };
const bridgeClient = {
  ...{ clientId: "bridge", clientSecret: "secret of the bridge", name: "Bridge" },
  roles: ["WordPress Bridge"],
};
const keys = { feedKey: "a-long-enough-key-for-the-feed", webhookKey: 'a-long <enough> & "quoted" webhook key' };

let dataverse: Dataverse;
/** What was asked, e.g. `POST serviceendpoints`, reads and sign-ins left out. */
let written: string[];
/** Requests that the network swallows. */
let broken: (request: string) => boolean;
/** What Dataverse says about the alternate key, one answer after the other; empty: what the local one says. */
let indexStatuses: string[];
/** Answers in Dataverse's place. */
let instead: (request: string) => Response | undefined;
/** Looked at after each request. */
let moment: () => Promise<void> | void;
let lookAtBody: (body: string) => void;
const escapeNames: Record<string, string> = { "<": "lt", ">": "gt", "&": "amp", '"': "quot" };
const unknown = (request: RegExp) => (asked: string) =>
  request.test(asked)
    ? Response.json({ error: { code: "0x8006088a", message: "Resource not found for the segment." } }, { status: 404 })
    : undefined;
const messages = ["alex_WPUserCreated", "alex_WPUserUpdated", "alex_WPUserDeleted", "alexacrm_SendPasswordReset"];

beforeEach(() => {
  dataverse = createDataverse({ metadata, applicationUsers: [client, bridgeClient] });
  written = [];
  broken = () => false;
  indexStatuses = [];
  instead = () => undefined;
  moment = () => undefined;
  lookAtBody = () => undefined;
});
afterEach(() => dataverse.stop());

async function startAnew(): Promise<void> {
  await dataverse.stop();
  dataverse = createDataverse({ metadata, applicationUsers: [client, bridgeClient] });
}

const send: typeof fetch = async (input, init) => {
  const { pathname } = new URL(String(input));
  const method = init?.method ?? "GET";
  const path = decodeURIComponent(pathname.replace("/api/data/v9.2/", ""));
  const request = `${method} ${path}`;
  await moment();
  if (init?.body) lookAtBody(String(init.body));
  if (broken(request)) throw new TypeError("fetch failed");
  if (!/^GET|token$/.test(request)) written.push(request);
  const response = instead(request) ?? (await dataverse.fetch()(input, init));
  if (!indexStatuses.length || !pathname.includes("EntityDefinitions(LogicalName='contact')")) return response;
  const text = await response.text();
  const status = indexStatuses.length > 1 ? indexStatuses.shift() : indexStatuses[0];
  return new Response(text.replace('"Active"', `"${status}"`), { status: response.status });
};

async function setUp(options: RunOptions = {}, other: Partial<SetupContext> = {}, as = client) {
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
const results = (outcomes: Map<string, Outcome>) => [...outcomes.values()].map(({ result }) => result);
const failed = (outcomes: Map<string, Outcome>) => [...outcomes.values()].filter(({ result }) => result === "failed");
const customApi = (name: string) => dataverse.rows("customapi").find(({ uniquename }) => uniquename === name);
const source = () => dataverse.row("msdyn_odatav4ds", solution.dataSourceId)!;
const snapshot = () =>
  JSON.stringify(
    [
      ...["msdyn_odatav4ds", "serviceendpoint", "sdkmessageprocessingstep", "virtualentitymetadata"],
      ...["customapi", "catalog", "catalogassignment", "alexacrm_wordpresssite"],
    ].map((table) => dataverse.rows(table)),
  );

/** What set-up is for, without times and versions. */
const snapshotOfWhatIsWanted = () => [
  source().msdyn_uri,
  source().msdyn_parameter1value,
  dataverse.row("serviceendpoint", endpointId)?.authvalue,
  dataverse
    .rows("sdkmessageprocessingstep")
    .map(({ name, description }) => `${String(name)} ${String(description)}`)
    .sort(),
  dataverse.rows("virtualentitymetadata").length,
  dataverse.rows(siteTable.table).map((row) => row[siteTable.columns.url]),
  ...["customapi", "catalog", "catalogassignment"].map((table) =>
    dataverse
      .rows(table)
      .map(({ name, uniquename }) => `${String(name)} ${String(uniquename)}`)
      .sort(),
  ),
];

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

  it("gets a synchronous step behind both password resets, whose caller waits for the bridge (F108)", async () => {
    await setUp();
    const rows = [resetStepId, boundResetStepId].map((id) => dataverse.row("sdkmessageprocessingstep", id)!);
    for (const row of rows) expect(row).toMatchObject({ mode: 0, stage: 40, eventhandler: { id: endpointId } });
    expect(rows.map(({ sdkmessagefilterid }) => sdkmessagefilterid ?? null)).toEqual([null, expect.anything()]);
  });

  it("opens the password reset to those alone who may write WordPress users, before the step makes it send mails (F108)", async () => {
    await setUp();
    const right = written.findIndex((request) => request.startsWith("PATCH customapis("));
    const step = written.indexOf("POST sdkmessageprocessingsteps", right);
    expect(right).toBeGreaterThan(0);
    expect(step).toBeGreaterThan(right);
    expect(written.filter((request) => request === "POST sdkmessageprocessingsteps")).toHaveLength(6);
    expect(written.indexOf("POST sdkmessageprocessingsteps")).toBeLessThan(right);
    expect(customApi(messages[3]!)).toMatchObject({ executeprivilegename: "prvWritealexacrm_wordpressuser" });
  });

  it("registers no step behind a password reset that everybody may call, and says what to do", async () => {
    const refusal = { error: { code: "0x80048306", message: "The component can not be customized." } };
    instead = (request) =>
      request.startsWith("PATCH customapis(") ? Response.json(refusal, { status: 403 }) : undefined;
    const outcomes = await setUp();
    expect(failed(outcomes).map(({ part }) => part)).toEqual([
      "Right to call alexacrm_SendPasswordReset",
      "Webhook step: alexacrm_SendPasswordReset",
    ]);
    expect(failed(outcomes)[0]!.advice).toMatch(/set "Execute Privilege Name" .* to prvWritealexacrm_wordpressuser/);
    expect(failed(outcomes)[1]!.detail).toMatch(/everybody could have mails sent\.$/);
    expect(dataverse.row("sdkmessageprocessingstep", resetStepId)).toBeUndefined();
  });

  it("refuses the password reset to a person who may only read, and serves whoever may write (F108)", async () => {
    await dataverse.stop();
    const people = ["Reader", "User"].map((role) => ({ name: role, roles: [`WordPress App ${role}`] }));
    dataverse = createDataverse({ metadata, applicationUsers: [client, bridgeClient], people });
    const [reader, user] = dataverse.people;
    const parameters = { WordPressUserId: "57500001-0001-8000-8000-00000000002a" };
    const call = async (person: typeof reader, at = messages[3]!, body: object = parameters) => {
      const headers = { "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(body) };
      return (await dataverse.fetch(person)(`${url}/api/data/v9.2/${at}`, init)).json();
    };
    // Nothing would serve a call yet, so nobody is told that a mail went out.
    expect(await call(user)).toMatchObject({ error: { code: "0x80040220" } });
    expect(failed(await setUp())).toEqual([]);
    expect(await call(reader)).toMatchObject({ error: { code: "0x80040220" } });
    // Let through, as far as a bridge that nothing listens for.
    expect(await call(user)).toMatchObject({ error: { code: "0x80050001" } });
    const bound = `${wordpressUser.set}(57500001-0001-8000-8000-00000000002a)/Microsoft.Dynamics.CRM.${boundReset}`;
    expect(await call(reader, bound, {})).toMatchObject({ error: { code: "0x80040220" } });
    expect(await call(user, bound, {})).toMatchObject({ error: { code: "0x80050001" } });
  });

  it("registers no step for a bound password reset that the environment can't have", async () => {
    instead = unknown(/^POST customapis$/);
    const outcomes = await setUp();
    expect(failed(outcomes)).toEqual([]);
    const { result, detail } = outcomes.get(`Webhook step: ${boundReset} of ${wordpressUser.table}`)!;
    expect([result, detail]).toEqual(["not available", expect.stringMatching(/needs no step\.$/)]);
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

  it("gets a catalog with the virtual table and every message, the bound password reset, and is published once", async () => {
    await setUp();
    expect(dataverse.row("catalog", catalogId)).toMatchObject({ uniquename: "alexacrm_WordPress" });
    const { MetadataId } = (await (
      await dataverse.fetch(dataverse.people[0])(
        `${url}/api/data/v9.2/EntityDefinitions(LogicalName='${wordpressUser.table}')?$select=MetadataId`,
      )
    ).json()) as { MetadataId: string };
    expect(dataverse.row("catalogassignment", catalogEntryId(1))).toMatchObject({
      object: { table: "entity", id: MetadataId },
    });
    const cataloged = dataverse.rows("catalogassignment").map(({ object }) => object);
    for (const name of messages)
      expect(cataloged).toContainEqual({ table: "customapi", id: customApi(name)!.customapiid });
    expect(customApi(boundReset)).toMatchObject({
      bindingtype: 1,
      boundentitylogicalname: wordpressUser.table,
      allowedcustomprocessingsteptype: 2,
      executeprivilegename: "prvWritealexacrm_wordpressuser",
    });
    expect(written.filter((request) => request === "POST PublishXml")).toHaveLength(1);
  });

  it("works without what it lacks: custom APIs and a catalog are named as not available, nothing fails", async () => {
    instead = unknown(/^POST customapis$|^\w+ catalog/);
    const outcomes = await setUp();
    expect(failed(outcomes)).toEqual([]);
    const left = [...outcomes.values()].filter(({ result }) => result === "not available");
    expect(left.map(({ part }) => part)).toEqual([
      "Bound action alexacrm_SendUserPasswordReset",
      `Webhook step: ${boundReset} of ${wordpressUser.table}`,
      ...["Catalog: WordPress", "Catalog: WordPress Users", `Catalog entry: ${wordpressUser.table}`],
      ...messages.map((name) => `Catalog entry: ${name}`),
    ]);
    for (const { detail } of left) expect(detail).toMatch(/\.$/);
  });

  it("without the second solution lists its own events all the same", async () => {
    await dataverse.stop();
    dataverse = createDataverse({ metadata: withoutEvents, applicationUsers: [client, bridgeClient] });
    const outcomes = await setUp();
    expect(failed(outcomes)).toEqual([]);
    expect(outcomes.get("Catalog entry: alex_WPUserCreated")?.detail).toMatch(/not installed here. Import/);
    expect(outcomes.get(`Catalog entry: ${messages[3]}`)?.result).toBe("done");
  });

  it("names one refusal of the catalog alone and makes the rest", async () => {
    instead = (request) => {
      const refusal = { error: { code: "0x80040220", message: "Principal user is missing prvCreateCatalog." } };
      return request === "POST catalogs" ? Response.json(refusal, { status: 403 }) : undefined;
    };
    const outcomes = await setUp();
    expect(failed(outcomes).map(({ part }) => part)).toEqual([
      ...["Catalog: WordPress", "Catalog: WordPress Users", `Catalog entry: ${wordpressUser.table}`],
      ...messages.map((name) => `Catalog entry: ${name}`),
    ]);
    expect(outcomes.get("Published")?.result).toBe("done");
  });

  it("is not touched by a dry run, which says what would be done and never a key", async () => {
    const before = snapshot();
    const outcomes = await setUp({ dryRun: true });
    expect(written).toEqual([]);
    expect(snapshot()).toBe(before);
    expect(results(outcomes).filter((result) => result === "would be done")).toHaveLength(20);
    expect(JSON.stringify([...outcomes.values()])).not.toContain(keys.feedKey);
    expect(JSON.stringify([...outcomes.values()])).not.toContain("a-long");
  });
});

describe("a rehearsal", () => {
  const asIfDone = (outcomes: Map<string, Outcome>) =>
    [...outcomes.values()].map((one) => (one.result === "would be done" ? { ...one, result: "done" } : one));

  it.each([false, true])("says line for line what the run then does (--remove: %s)", async (remove) => {
    if (remove) await setUp();
    const rehearsed = await setUp({ dryRun: true, remove });
    expect(asIfDone(rehearsed)).toEqual([...(await setUp({ remove })).values()]);
    expect(results(rehearsed)).toContain("would be done");
  });

  it("announces the step behind a password reset that is still to be made", async () => {
    const outcomes = await setUp({ dryRun: true });
    expect(outcomes.get(`Webhook step: ${boundReset} of ${wordpressUser.table}`)).toMatchObject({
      result: "would be done",
      detail: "register it",
    });
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
      "Webhook step: alexacrm_SendPasswordReset",
      "Events of the virtual table",
      `Webhook step: ${boundReset} of ${wordpressUser.table}`,
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

  it("can lose any single request, read or write, and be run again to the same end", async () => {
    let requests = 0;
    broken = () => (requests++, false);
    await setUp();
    const wanted = snapshotOfWhatIsWanted();
    for (let lost = 0; lost < requests; lost++) {
      await startAnew();
      let count = 0;
      broken = () => count++ === lost;
      await setUp();
      broken = () => false;
      expect(failed(await setUp())).toEqual([]);
      expect(new Set(results(await setUp()))).toEqual(new Set(["already so"]));
      expect(snapshotOfWhatIsWanted()).toEqual(wanted);
    }
  });

  it("can break off at any write and be run again to the same end", async () => {
    await setUp();
    const wanted = written.length;
    for (let stop = 0; stop < wanted; stop++) {
      await startAnew();
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
    expect(results(outcomes).slice(0, 4)).toEqual(["already so", "already so", "failed", "not tried"]);
    expect(outcomes.get("No other WordPress integration")?.detail).toMatch(/WordPressIntegration is installed/);
  });

  it("does not answer: one part failed, the others not tried", async () => {
    broken = () => true;
    expect(results(await setUp()).slice(0, 2)).toEqual(["failed", "not tried"]);
  });
});

describe("rights", () => {
  it("are looked at before anything is written: the bridge's own role is refused with the names of what it lacks", async () => {
    const outcomes = await setUp({}, {}, bridgeClient);
    expect(written).toEqual([]);
    expect(failed(outcomes)).toHaveLength(1);
    expect(failed(outcomes)[0]).toMatchObject({ detail: expect.stringContaining("prvCreateServiceEndpoint") });
  });

  it("that the environment does not tell show part by part", async () => {
    instead = (request) =>
      request.includes("RetrieveUserPrivileges")
        ? Response.json({ error: { code: "0x8006088a", message: "Resource not found." } }, { status: 404 })
        : undefined;
    const outcomes = await setUp();
    expect(outcomes.get("Rights")?.result).toBe("not available");
    expect(failed(outcomes)).toEqual([]);
  });
});

describe("the virtual table", () => {
  it("that came without a provider gets this environment's and our data source, keeps its other properties, and is published", async () => {
    const none = "7015a531-cc0d-4537-b5f2-c882a1eb65ad";
    let table: Record<string, unknown> = { DataProviderId: none, DataSourceId: null, LogicalName: wordpressUser.table };
    let published = table;
    let body = "";
    instead = (request) => {
      if (request === "POST PublishXml") published = table;
      const definition = `EntityDefinitions(LogicalName='${wordpressUser.table}')`;
      if (request === `PUT ${definition}`) table = JSON.parse(body) as Record<string, unknown>;
      else if (request !== `GET ${definition}`) return undefined;
      return Response.json({ MetadataId: "44444444-4444-4444-8444-444444444444", ...published });
    };
    lookAtBody = (text) => (body = text);
    const outcomes = await setUp();
    expect(outcomes.get("OData v4 provider of the virtual table")?.result).toBe("done");
    expect(published).toMatchObject({
      LogicalName: wordpressUser.table,
      DataProviderId: "a17be158-e9dd-e611-80d3-00155da29216",
      DataSourceId: solution.dataSourceId,
    });
    expect((await setUp()).get("OData v4 provider of the virtual table")?.result).toBe("already so");
  });
});

describe("WordPress Site rows", () => {
  const rows = () =>
    dataverse
      .rows(siteTable.table)
      .map((row) => [row[siteTable.columns.tag], row[siteTable.columns.url], row.statecode]);

  it("mirror the configuration: added, changed, made inactive when a site is gone, and active again", async () => {
    const second = { tag: 2, url: "https://shop.example/wp", default: false };
    await setUp({}, { sites: [...sites, second] });
    expect(rows()).toEqual([
      [1, "https://blog.example", 0],
      [2, "https://shop.example/wp", 0],
    ]);
    expect(dataverse.row(siteTable.table, siteRowId(2))).toMatchObject({ [siteTable.columns.name]: "shop.example" });
    await setUp({}, { sites: [{ ...sites[0]!, url: "https://new.example" }] });
    expect(rows()).toEqual([
      [1, "https://new.example", 0],
      [2, "https://shop.example/wp", 1],
    ]);
    await setUp({}, { sites: [...sites, second] });
    expect(rows().map((row) => row[2])).toEqual([0, 0]);
  });

  it("that somebody made by hand are taken as they are, with their name", async () => {
    dataverse.seed(siteTable.table, [
      { [siteTable.id]: siteRowId(99), [siteTable.columns.name]: "Our blog", [siteTable.columns.tag]: 1 },
    ]);
    await setUp();
    expect(dataverse.rows(siteTable.table)).toEqual([
      expect.objectContaining({
        [siteTable.columns.name]: "Our blog",
        [siteTable.columns.url]: "https://blog.example",
      }),
    ]);
  });
});

describe("a change of keys", () => {
  const next = { feedKey: "the next key of the feed", webhookKey: "the next key of the webhook" };

  it("leaves no moment in which the bridge refuses what Dataverse sends", async () => {
    await setUp();
    const accepted = { feed: [next.feedKey, keys.feedKey], webhook: [next.webhookKey, keys.webhookKey] };
    let looks = 0;
    moment = () => {
      looks++;
      expect(accepted.feed).toContain(source().msdyn_parameter1value);
      const sent = String(dataverse.row("serviceendpoint", endpointId)!.authvalue);
      expect(
        accepted.webhook.some((key) => sent.includes(key.replace(/[<>&"]/g, (sign) => `&${escapeNames[sign]};`))),
      ).toBe(true);
    };
    expect(failed(await setUp({}, next))).toEqual([]);
    await moment();
    expect(looks).toBeGreaterThan(20);
    expect(source().msdyn_parameter1value).toBe(next.feedKey);
  });

  it("is refused while the running bridge does not know the new key, and leaves the old one in place", async () => {
    await setUp();
    written = [];
    const outcomes = await setUp({}, { ...next, refusesKey: () => Promise.resolve(true) });
    expect(failed(outcomes).map(({ part }) => part)).toEqual(["Data source of the virtual table", "Webhook endpoint"]);
    expect(failed(outcomes)[0]?.detail).toMatch(/does not accept the first of feedKeys yet. Restart it/);
    expect(written).toEqual([]);
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
    expect(contextOf(config)).toEqual({ publicUrl: "https://bridge.example/wp", sites, ...keys });
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
    expect(dataverse.rows(siteTable.table)).toEqual([]);
    expect(dataverse.rows("catalog")).toEqual([]);
    expect(dataverse.rows("catalogassignment")).toEqual([]);
    expect(new Set(dataverse.rows("customapi").map(({ uniquename }) => uniquename))).toEqual(new Set(messages));
    expect(dataverse.rows("serviceendpoint").map(({ name }) => name)).toEqual(["Mine"]);
    expect(source()).toMatchObject({ msdyn_uri: "https://example.invalid/odata/", msdyn_parameter1value: null });
    written = [];
    expect(new Set(results(await setUp({ remove: true })))).toEqual(new Set(["already so"]));
    expect(written).toEqual([]);
    expect(failed(await setUp())).toEqual([]);
  });
});
