import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openSource } from "../../../sandbox/metadata";
import { readCustomApis } from "../../../sandbox/metadata/read-custom-api";
import { listen } from "./listen";
import { guid, metadata, start, type Started } from "./start";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the documented context, read by members
let received: any[];
let s: Started;
let answered = 200;
const fetchFake: typeof fetch = async (_url, init = {}) => {
  received.push(JSON.parse(String(init.body)));
  return new Response("", { status: answered });
};
beforeEach(() => {
  received = [];
  answered = 200;
});
afterEach(() => s?.stop());

const registered = async (message: string, table?: string, mode = 1) => {
  const { status, body } = await listen(s, message, table, { mode });
  expect({ status, error: body?.error }).toEqual({ status: 201, error: undefined });
};

describe("OnExternal*: a data source tells what happened to its rows", () => {
  const set = "alexacrm_wordpressusers";
  const Target = { "@odata.type": "Microsoft.Dynamics.CRM.alexacrm_wordpressuser", alexacrm_wordpressuserid: guid(1) };
  const switchOn = async () => {
    const definition = "EntityDefinitions(LogicalName='alexacrm_wordpressuser')?$select=MetadataId";
    const { MetadataId } = (await s.send("GET", definition)).body;
    const row = {
      "@odata.type": "Microsoft.Dynamics.CRM.virtualentitymetadata",
      name: "WordPress users",
      iscustomizable: {
        "@odata.type": "Microsoft.Dynamics.CRM.BooleanManagedProperty",
        Value: false,
        CanBeChanged: false,
      },
      isonexternalcreatedenabled: true,
      isonexternalupdatedenabled: true,
      "extensionofrecordid@odata.bind": `entities(${MetadataId})`,
    };
    expect((await s.send("POST", "virtualentitymetadatas", row)).status).toBe(204);
  };

  test("it is not there until a row of virtualentitymetadata switches it on, message by message", async () => {
    s = await start({ fetch: fetchFake });
    const path = `${set}/Microsoft.Dynamics.CRM.OnExternal`;
    expect((await s.send("POST", `${path}Updated`, { Target })).status).toBe(404);
    await switchOn();
    expect((await s.send("POST", `${path}Updated`, { Target })).status).toBe(204);
    expect((await s.send("POST", `${path}Deleted`, { Target })).status).toBe(404);
    expect((await s.send("POST", "contacts/Microsoft.Dynamics.CRM.OnExternalUpdated", { Target })).status).toBe(404);
  });

  test("steps hear the target; one without @odata.type is refused; nothing is written", async () => {
    s = await start({ fetch: fetchFake });
    await switchOn();
    await registered("OnExternalUpdated", "alexacrm_wordpressuser");
    const path = `${set}/Microsoft.Dynamics.CRM.OnExternalUpdated`;
    expect((await s.send("POST", path, { Target: { ...Target, "@odata.type": undefined } })).status).toBe(400);
    expect((await s.send("POST", path, { Target: { ...Target, alexacrm_name: "Ann" } })).status).toBe(204);
    await s.dataverse.idle();
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      MessageName: "OnExternalUpdated",
      PrimaryEntityName: "alexacrm_wordpressuser",
      PrimaryEntityId: guid(1),
    });
    expect(received[0].InputParameters[0].value.Attributes).toContainEqual({ key: "alexacrm_name", value: "Ann" });
  });
});

describe("custom APIs of a solution", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "solution-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function customApi(
    name: string,
    inner: string,
    parameters: [string, number, boolean][] = [],
    answers: string[] = [],
  ) {
    const put = (path: string[], xml: string) => {
      const file = join(folder, "customapis", name, ...path);
      mkdirSync(join(file, ".."), { recursive: true });
      writeFileSync(file, xml);
    };
    put(["customapi.xml"], `<customapi uniquename="${name}">${inner}</customapi>`);
    for (const [parameter, type, optional] of parameters)
      put(
        ["customapirequestparameters", parameter, "customapirequestparameter.xml"],
        `<customapirequestparameter uniquename="${parameter}"><isoptional>${Number(optional)}</isoptional><type>${type}</type></customapirequestparameter>`,
      );
    for (const answer of answers)
      put(
        ["customapiresponseproperties", answer, "customapiresponseproperty.xml"],
        `<customapiresponseproperty uniquename="${answer}"><type>10</type></customapiresponseproperty>`,
      );
  }

  beforeEach(async () => {
    customApi("alexacrm_Happened", "<allowedcustomprocessingsteptype>1</allowedcustomprocessingsteptype>", [
      ["UserId", 12, false],
      ["Roles", 11, true],
    ]);
    const bound = (type: number) =>
      `<bindingtype>${type}</bindingtype><boundentitylogicalname>contact</boundentitylogicalname>`;
    customApi("alexacrm_Greet", bound(1), [["Word", 10, false]], ["Text"]);
    customApi("alexacrm_CountThem", `${bound(2)}<isfunction>1</isfunction>`, [["Word", 10, false]], ["Text"]);
    customApi("alexacrm_SendMail", "<allowedcustomprocessingsteptype>2</allowedcustomprocessingsteptype>", [
      ["UserId", 12, false],
    ]);
    customApi("alexacrm_Close", `${bound(1)}<allowedcustomprocessingsteptype>2</allowedcustomprocessingsteptype>`);
    customApi("alexacrm_NeedsCode", "<plugintypeid><plugintypeexportkey>x</plugintypeexportkey></plugintypeid>");
    s = await start({
      metadata: { ...metadata, customApis: readCustomApis(openSource(folder)) },
      fetch: fetchFake,
      operations: {
        alexacrm_Greet: ({ parameters, id }) => ({ Text: `${parameters.Word} ${id}` }),
        alexacrm_CountThem: ({ parameters }) => ({ Text: String(parameters.Word).toUpperCase() }),
      },
    });
    s.dataverse.seed("contact", [{ contactid: guid(1), lastname: "One" }]);
  });

  test("one without a plug-in is an event: 204, and asynchronous steps hear its parameters", async () => {
    await registered("alexacrm_Happened");
    expect((await s.send("POST", "alexacrm_Happened", { UserId: guid(4), Roles: ["a"] })).status).toBe(204);
    await s.dataverse.idle();
    expect(received[0]).toMatchObject({
      MessageName: "alexacrm_Happened",
      PrimaryEntityName: "none",
      InputParameters: [
        { key: "UserId", value: guid(4) },
        { key: "Roles", value: ["a"] },
      ],
    });
  });

  test.each([
    ["alexacrm_SendMail", undefined, "alexacrm_SendMail", { UserId: guid(4) }],
    ["alexacrm_Close", "contact", `contacts(${guid(1)})/Microsoft.Dynamics.CRM.alexacrm_Close`, {}],
  ])(
    "the caller of %s waits for its synchronous step, and hears when that one fails",
    async (name, table, path, body) => {
      await registered(name, table, 0);
      expect((await s.send("POST", path, body)).status).toBe(204);
      expect(received).toMatchObject([{ MessageName: name, Mode: 0, Stage: 40, PrimaryEntityName: table ?? "none" }]);
      answered = 400;
      expect(await s.send("POST", path, body)).toMatchObject({
        status: 400,
        body: { error: { code: "0x80050001", message: "Endpoint unavailable" } },
      });
      answered = 503;
      await s.send("POST", path, body);
      expect(received).toHaveLength(4);
    },
  );

  test.each([
    ["alexacrm_Happened", undefined, 0, "asynchronous steps only"],
    ["OnExternalUpdated", "alexacrm_wordpressuser", 0, "asynchronous steps only"],
    ["alexacrm_Greet", "contact", 1, "takes no steps"],
  ])("one for events takes asynchronous steps only, a closed one none: %s", async (message, table, mode, words) => {
    const { status, body } = await listen(s, message, table, { mode });
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(words)]);
  });

  test("parameters are checked by name, type and need; the wrong verb finds nothing", async () => {
    expect((await s.send("POST", "alexacrm_Happened", { userid: guid(4) })).status).toBe(400);
    expect((await s.send("POST", "alexacrm_Happened", {})).status).toBe(400);
    expect((await s.send("POST", "alexacrm_Happened", { UserId: "42" })).status).toBe(400);
    expect((await s.send("GET", "alexacrm_Happened")).body.error.code).toBe("0x8006088a");
  });

  test("without Microsoft.Dynamics.CRM a bound one is refused as the platform does (use-web-api-actions)", async () => {
    for (const [method, path] of [
      ["POST", `contacts(${guid(1)})/alexacrm_Greet`],
      ["GET", "contacts/alexacrm_CountThem(Word='x')"],
    ] as const)
      expect(await s.send(method, path, method === "POST" ? {} : undefined)).toMatchObject({
        status: 400,
        body: { error: { message: "Request message has unresolved parameters." } },
      });
  });

  test("bound to a row by POST, a function bound to the set by GET, each answered by its stand-in", async () => {
    const greeted = await s.send("POST", `contacts(${guid(1)})/Microsoft.Dynamics.CRM.alexacrm_Greet`, { Word: "Hi" });
    expect(greeted.body).toEqual({
      "@odata.context": `${s.base}/$metadata#Microsoft.Dynamics.CRM.alexacrm_GreetResponse`,
      Text: `Hi ${guid(1)}`,
    });
    const path = "contacts/Microsoft.Dynamics.CRM.alexacrm_CountThem";
    expect((await s.send("GET", `${path}(Word='it''s')`)).body.Text).toBe("IT'S");
    expect((await s.send("GET", `${path}(Word=@p1)?@p1='ok'`)).body.Text).toBe("OK");
    expect((await s.send("POST", "contacts/Microsoft.Dynamics.CRM.alexacrm_Greet", { Word: "Hi" })).status).toBe(404);
    expect((await s.send("POST", "alexacrm_Greet", { Word: "Hi" })).status).toBe(404);
  });

  test("one whose plug-in has no stand-in says so instead of doing nothing", async () => {
    const reply = await s.send("POST", "alexacrm_NeedsCode", {});
    expect(reply.status).toBe(501);
    expect(reply.body.error.message).toContain("alexacrm_NeedsCode");
  });
});
