import { contact, solution, wordpressUser } from "../../model/generated/names";
import { parseConfig } from "../../bridge/config";
import { contextOf } from "../../bridge/setup/part";
import { siteTable } from "../../model/site-table";
import { siteRowId } from "../../bridge/setup/ids";
import {
  bridgeClient,
  environment,
  everyTestHasAnEnvironment,
  failed,
  keys,
  results,
  setUp,
  sites,
  url,
} from "./set-up-run";

everyTestHasAnEnvironment();

describe("an environment that set-up refuses", () => {
  it("has the vendor's solution WordPressIntegration: nothing is written and a sentence says why", async () => {
    environment.dataverse.seed("solution", [
      { solutionid: "11111111-1111-4111-8111-111111111111", uniquename: "WordPressIntegration" },
    ]);
    const outcomes = await setUp();
    expect(environment.written).toEqual([]);
    expect(results(outcomes).slice(0, 4)).toEqual(["already so", "already so", "failed", "not tried"]);
    expect(outcomes.get("No other WordPress integration")?.detail).toMatch(/WordPressIntegration is installed/);
  });

  it("does not answer: one part failed, the others not tried", async () => {
    environment.broken = () => true;
    expect(results(await setUp()).slice(0, 2)).toEqual(["failed", "not tried"]);
  });
});

describe("rights", () => {
  it("are looked at before anything is written: the bridge's own role is refused with the names of what it lacks", async () => {
    const outcomes = await setUp({}, {}, bridgeClient);
    expect(environment.written).toEqual([]);
    expect(failed(outcomes)).toHaveLength(1);
    expect(failed(outcomes)[0]).toMatchObject({ detail: expect.stringContaining("prvCreateServiceEndpoint") });
  });

  it("that the environment does not tell show part by part", async () => {
    environment.instead = (request) =>
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
    environment.instead = (request) => {
      if (request === "POST PublishXml") published = table;
      const definition = `EntityDefinitions(LogicalName='${wordpressUser.table}')`;
      if (request === `PUT ${definition}`) table = JSON.parse(body) as Record<string, unknown>;
      else if (request !== `GET ${definition}`) return undefined;
      return Response.json({ MetadataId: "44444444-4444-4444-8444-444444444444", ...published });
    };
    environment.lookAtBody = (text) => (body = text);
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
    environment.dataverse
      .rows(siteTable.table)
      .map((row) => [row[siteTable.columns.tag], row[siteTable.columns.url], row.statecode]);

  it("mirror the configuration: added, changed, made inactive when a site is gone, and active again", async () => {
    const second = { tag: 2, url: "https://shop.example/wp", default: false };
    await setUp({}, { sites: [...sites, second] });
    expect(rows()).toEqual([
      [1, "https://blog.example", 0],
      [2, "https://shop.example/wp", 0],
    ]);
    expect(environment.dataverse.row(siteTable.table, siteRowId(2))).toMatchObject({
      [siteTable.columns.name]: "shop.example",
    });
    await setUp({}, { sites: [{ ...sites[0]!, url: "https://new.example" }] });
    expect(rows()).toEqual([
      [1, "https://new.example", 0],
      [2, "https://shop.example/wp", 1],
    ]);
    await setUp({}, { sites: [...sites, second] });
    expect(rows().map((row) => row[2])).toEqual([0, 0]);
  });

  it("that somebody made by hand are taken as they are, with their name", async () => {
    environment.dataverse.seed(siteTable.table, [
      { [siteTable.id]: siteRowId(99), [siteTable.columns.name]: "Our blog", [siteTable.columns.tag]: 1 },
    ]);
    await setUp();
    expect(environment.dataverse.rows(siteTable.table)).toEqual([
      expect.objectContaining({
        [siteTable.columns.name]: "Our blog",
        [siteTable.columns.url]: "https://blog.example",
      }),
    ]);
  });
});

describe("the alternate key's index", () => {
  it("is waited for until it is active, which a person is told", async () => {
    environment.indexStatuses = ["Pending", "Pending", "InProgress", "Active"];
    const told: string[] = [];
    const outcomes = await setUp({}, { tell: (sentence) => told.push(sentence) });
    expect(outcomes.get("Index of the alternate key on contact")?.result).toBe("done");
    expect(told).toEqual([expect.stringMatching(/waiting for it, up to five minutes\.$/)]);
  });

  it("is reported when Dataverse could not build it, or takes too long", async () => {
    environment.indexStatuses = ["Failed"];
    expect((await setUp()).get("Index of the alternate key on contact")?.detail).toContain(contact.keys.userkey);
    environment.indexStatuses = ["Pending"];
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
