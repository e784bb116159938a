import { wordpressUser } from "../../model/generated/names";
import { settledColumns } from "../../model/settled-columns";
import { createDataverse } from "../../sandbox/dataverse";
import { boundResetStepId, catalogEntryId, catalogId, endpointId, resetStepId, steps } from "../../bridge/setup/ids";
import {
  boundReset,
  bridgeClient,
  client,
  customApi,
  environment,
  everyTestHasAnEnvironment,
  failed,
  keys,
  messages,
  metadata,
  results,
  setUp,
  snapshot,
  source,
  unknown,
  url,
  withoutEvents,
} from "./set-up-run";

everyTestHasAnEnvironment();

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
    const endpoint = environment.dataverse.row("serviceendpoint", endpointId)!;
    expect(endpoint).toMatchObject({ contract: 8, authtype: 5, url: "https://bridge.example/wp/dataverse/webhook" });
    expect(endpoint.authvalue).toBe(
      '<settings><setting name="X-Icds-Webhook-Key" value="a-long &lt;enough&gt; &amp; &quot;quoted&quot; webhook key" /></settings>',
    );
    const rows = steps.map(({ id }) => environment.dataverse.row("sdkmessageprocessingstep", id));
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row).toMatchObject({ mode: 1, stage: 40, eventhandler: { id: endpointId } });
    expect(rows.map((row) => row!.filteringattributes ?? null)).toEqual([null, settledColumns.join(), null, null]);
  });

  it("gets a synchronous step behind both password resets, whose caller waits for the bridge (F108)", async () => {
    await setUp();
    const rows = [resetStepId, boundResetStepId].map((id) =>
      environment.dataverse.row("sdkmessageprocessingstep", id)!,
    );
    for (const row of rows) expect(row).toMatchObject({ mode: 0, stage: 40, eventhandler: { id: endpointId } });
    expect(rows.map(({ sdkmessagefilterid }) => sdkmessagefilterid ?? null)).toEqual([null, expect.anything()]);
  });

  it("opens the password reset to those alone who may write WordPress users, before the step makes it send mails (F108)", async () => {
    await setUp();
    const right = environment.written.findIndex((request) => request.startsWith("PATCH customapis("));
    const step = environment.written.indexOf("POST sdkmessageprocessingsteps", right);
    expect(right).toBeGreaterThan(0);
    expect(step).toBeGreaterThan(right);
    expect(environment.written.filter((request) => request === "POST sdkmessageprocessingsteps")).toHaveLength(6);
    expect(environment.written.indexOf("POST sdkmessageprocessingsteps")).toBeLessThan(right);
    expect(customApi(messages[3]!)).toMatchObject({ executeprivilegename: "prvWritealexacrm_wordpressuser" });
  });

  it("registers no step behind a password reset that everybody may call, and says what to do", async () => {
    const refusal = { error: { code: "0x80048306", message: "The component can not be customized." } };
    environment.instead = (request) =>
      request.startsWith("PATCH customapis(") ? Response.json(refusal, { status: 403 }) : undefined;
    const outcomes = await setUp();
    expect(failed(outcomes).map(({ part }) => part)).toEqual([
      "Right to call alexacrm_SendPasswordReset",
      "Webhook step: alexacrm_SendPasswordReset",
    ]);
    expect(failed(outcomes)[0]!.advice).toMatch(/set "Execute Privilege Name" .* to prvWritealexacrm_wordpressuser/);
    expect(failed(outcomes)[1]!.detail).toMatch(/everybody could have mails sent\.$/);
    expect(environment.dataverse.row("sdkmessageprocessingstep", resetStepId)).toBeUndefined();
  });

  it("refuses the password reset to a person who may only read, and serves whoever may write (F108)", async () => {
    await environment.dataverse.stop();
    const people = ["Reader", "User"].map((role) => ({ name: role, roles: [`WordPress App ${role}`] }));
    environment.dataverse = createDataverse({ metadata, applicationUsers: [client, bridgeClient], people });
    const [reader, user] = environment.dataverse.people;
    const parameters = { WordPressUserId: "57500001-0001-8000-8000-00000000002a" };
    const call = async (person: typeof reader, at = messages[3]!, body: object = parameters) => {
      const headers = { "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(body) };
      return (await environment.dataverse.fetch(person)(`${url}/api/data/v9.2/${at}`, init)).json();
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
    environment.instead = unknown(/^POST customapis$/);
    const outcomes = await setUp();
    expect(failed(outcomes)).toEqual([]);
    const { result, detail } = outcomes.get(`Webhook step: ${boundReset} of ${wordpressUser.table}`)!;
    expect([result, detail]).toEqual(["not available", expect.stringMatching(/needs no step\.$/)]);
  });

  it("takes OnExternalUpdated of the virtual table afterwards", async () => {
    await setUp();
    const response = await environment.dataverse.fetch(environment.dataverse.people[0])(
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
    expect(environment.dataverse.row("catalog", catalogId)).toMatchObject({ uniquename: "alexacrm_WordPress" });
    const { MetadataId } = (await (
      await environment.dataverse.fetch(environment.dataverse.people[0])(
        `${url}/api/data/v9.2/EntityDefinitions(LogicalName='${wordpressUser.table}')?$select=MetadataId`,
      )
    ).json()) as { MetadataId: string };
    expect(environment.dataverse.row("catalogassignment", catalogEntryId(1))).toMatchObject({
      object: { table: "entity", id: MetadataId },
    });
    const cataloged = environment.dataverse.rows("catalogassignment").map(({ object }) => object);
    for (const name of messages)
      expect(cataloged).toContainEqual({ table: "customapi", id: customApi(name)!.customapiid });
    expect(customApi(boundReset)).toMatchObject({
      bindingtype: 1,
      boundentitylogicalname: wordpressUser.table,
      allowedcustomprocessingsteptype: 2,
      executeprivilegename: "prvWritealexacrm_wordpressuser",
    });
    expect(environment.written.filter((request) => request === "POST PublishXml")).toHaveLength(1);
  });

  it("works without what it lacks: custom APIs and a catalog are named as not available, nothing fails", async () => {
    environment.instead = unknown(/^POST customapis$|^\w+ catalog/);
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
    await environment.dataverse.stop();
    environment.dataverse = createDataverse({ metadata: withoutEvents, applicationUsers: [client, bridgeClient] });
    const outcomes = await setUp();
    expect(failed(outcomes)).toEqual([]);
    expect(outcomes.get("Catalog entry: alex_WPUserCreated")?.detail).toMatch(/not installed here. Import/);
    expect(outcomes.get(`Catalog entry: ${messages[3]}`)?.result).toBe("done");
  });

  it("names one refusal of the catalog alone and makes the rest", async () => {
    environment.instead = (request) => {
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
    expect(environment.written).toEqual([]);
    expect(snapshot()).toBe(before);
    expect(results(outcomes).filter((result) => result === "would be done")).toHaveLength(20);
    expect(JSON.stringify([...outcomes.values()])).not.toContain(keys.feedKey);
    expect(JSON.stringify([...outcomes.values()])).not.toContain("a-long");
  });
});
