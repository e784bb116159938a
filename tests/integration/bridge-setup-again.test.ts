import { solution, wordpressUser } from "../../model/generated/names";
import { settledColumns } from "../../model/settled-columns";
import { type Outcome } from "../../bridge/setup/run-parts";
import { siteTable } from "../../model/site-table";
import { endpointId, steps } from "../../bridge/setup/ids";
import {
  boundReset,
  environment,
  everyTestHasAnEnvironment,
  failed,
  keys,
  messages,
  results,
  setUp,
  snapshot,
  snapshotOfWhatIsWanted,
  source,
  startAnew,
  url,
} from "./set-up-run";

everyTestHasAnEnvironment();

const escapeNames: Record<string, string> = { "<": "lt", ">": "gt", "&": "amp", '"': "quot" };

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
    environment.written = [];
    const before = snapshot();
    expect(new Set(results(await setUp()))).toEqual(new Set(["already so"]));
    expect(environment.written).toEqual([]);
    expect(snapshot()).toBe(before);
  });

  it("writes the changed key and address alone", async () => {
    await setUp();
    environment.written = [];
    const outcomes = await setUp({}, { webhookKey: "another long webhook key" });
    expect(environment.written).toEqual([`PATCH serviceendpoints(${endpointId})`]);
    expect(outcomes.get("Webhook endpoint")).toMatchObject({ result: "done", detail: "set description and the key" });
    expect(environment.dataverse.row("serviceendpoint", endpointId)!.authvalue).toContain("another long webhook key");
    environment.written = [];
    await setUp({}, { webhookKey: "another long webhook key", feedKey: "another long feed key" });
    expect(environment.written).toEqual([`PATCH msdyn_odatav4ds(${solution.dataSourceId})`]);
    expect(source().msdyn_parameter1value).toBe("another long feed key");
  });

  it("puts right what somebody changed: a disabled step, other filtering attributes, another endpoint address", async () => {
    await setUp();
    const update = steps.find(({ message }) => message === "Update")!.id;
    const edit = (at: string, body: object) =>
      environment.dataverse.fetch(environment.dataverse.people[0])(`${url}/api/data/v9.2/${at}`, {
        method: "PATCH",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    await edit(`sdkmessageprocessingsteps(${update})`, { statecode: 1, statuscode: 2, filteringattributes: "fax" });
    await edit(`serviceendpoints(${endpointId})`, { url: "https://elsewhere.example/" });
    expect(failed(await setUp())).toEqual([]);
    expect(environment.dataverse.row("sdkmessageprocessingstep", update)).toMatchObject({
      statecode: 0,
      statuscode: 1,
      filteringattributes: settledColumns.join(),
    });
    expect(environment.dataverse.row("serviceendpoint", endpointId)!.url).toBe(
      "https://bridge.example/wp/dataverse/webhook",
    );
  });
});

describe("a run that fails half-way", () => {
  it("goes on with the other parts, says what to do, and ends right when run again", async () => {
    environment.broken = (request) => request === "POST serviceendpoints" || request === "POST virtualentitymetadatas";
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
    environment.broken = () => false;
    expect(failed(await setUp())).toEqual([]);
    expect(results(await setUp()).every((result) => result === "already so")).toBe(true);
  });

  it("can lose any single request, read or write, and be run again to the same end", async () => {
    let requests = 0;
    environment.broken = () => (requests++, false);
    await setUp();
    const wanted = snapshotOfWhatIsWanted();
    for (let lost = 0; lost < requests; lost++) {
      await startAnew();
      let count = 0;
      environment.broken = () => count++ === lost;
      await setUp();
      environment.broken = () => false;
      expect(failed(await setUp())).toEqual([]);
      expect(new Set(results(await setUp()))).toEqual(new Set(["already so"]));
      expect(snapshotOfWhatIsWanted()).toEqual(wanted);
    }
  });

  it("can break off at any write and be run again to the same end", async () => {
    await setUp();
    const wanted = environment.written.length;
    for (let stop = 0; stop < wanted; stop++) {
      await startAnew();
      let count = 0;
      environment.broken = (request) => !/^GET|token$/.test(request) && count++ >= stop;
      await setUp();
      environment.broken = () => false;
      expect(failed(await setUp())).toEqual([]);
      expect(new Set(results(await setUp()))).toEqual(new Set(["already so"]));
    }
  });
});

describe("a change of keys", () => {
  const next = { feedKey: "the next key of the feed", webhookKey: "the next key of the webhook" };

  it("leaves no moment in which the bridge refuses what Dataverse sends", async () => {
    await setUp();
    const accepted = { feed: [next.feedKey, keys.feedKey], webhook: [next.webhookKey, keys.webhookKey] };
    let looks = 0;
    environment.moment = () => {
      looks++;
      expect(accepted.feed).toContain(source().msdyn_parameter1value);
      const sent = String(environment.dataverse.row("serviceendpoint", endpointId)!.authvalue);
      expect(
        accepted.webhook.some((key) => sent.includes(key.replace(/[<>&"]/g, (sign) => `&${escapeNames[sign]};`))),
      ).toBe(true);
    };
    expect(failed(await setUp({}, next))).toEqual([]);
    await environment.moment();
    expect(looks).toBeGreaterThan(20);
    expect(source().msdyn_parameter1value).toBe(next.feedKey);
  });

  it("is refused while the running bridge does not know the new key, and leaves the old one in place", async () => {
    await setUp();
    environment.written = [];
    const outcomes = await setUp({}, { ...next, refusesKey: () => Promise.resolve(true) });
    expect(failed(outcomes).map(({ part }) => part)).toEqual(["Data source of the virtual table", "Webhook endpoint"]);
    expect(failed(outcomes)[0]?.detail).toMatch(/does not accept the first of feedKeys yet. Restart it/);
    expect(environment.written).toEqual([]);
  });
});

describe("--remove", () => {
  it("takes back what set-up made and nothing else, and a second time finds nothing", async () => {
    environment.dataverse.seed("serviceendpoint", [
      { serviceendpointid: "22222222-2222-4222-8222-222222222222", name: "Mine" },
    ]);
    await setUp();
    expect(failed(await setUp({ remove: true }))).toEqual([]);
    expect(environment.dataverse.rows("sdkmessageprocessingstep")).toEqual([]);
    expect(environment.dataverse.rows("virtualentitymetadata")).toEqual([]);
    expect(environment.dataverse.rows(siteTable.table)).toEqual([]);
    expect(environment.dataverse.rows("catalog")).toEqual([]);
    expect(environment.dataverse.rows("catalogassignment")).toEqual([]);
    expect(new Set(environment.dataverse.rows("customapi").map(({ uniquename }) => uniquename))).toEqual(
      new Set(messages),
    );
    expect(environment.dataverse.rows("serviceendpoint").map(({ name }) => name)).toEqual(["Mine"]);
    expect(source()).toMatchObject({ msdyn_uri: "https://example.invalid/odata/", msdyn_parameter1value: null });
    environment.written = [];
    expect(new Set(results(await setUp({ remove: true })))).toEqual(new Set(["already so"]));
    expect(environment.written).toEqual([]);
    expect(failed(await setUp())).toEqual([]);
  });
});
