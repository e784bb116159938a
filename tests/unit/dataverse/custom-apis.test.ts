import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type CustomApi } from "../../../sandbox/metadata/custom-api";
import { listen } from "./listen";
import { guid, metadata, start, type Started } from "./start";

/** Custom APIs made, changed and deleted over the Web API (custom-api-tables, create-custom-api-with-code). */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the documented context, read by members
let received: any[];
let s: Started;
const asReader = { cookie: "" };
beforeEach(async () => {
  received = [];
  s = await start({
    fetch: async (_url, init = {}) => {
      received.push(JSON.parse(String(init.body)));
      return new Response("");
    },
    people: ["Dana Dynamics", { name: "Rita Reader", roles: ["WordPress App Reader"] }],
  });
  asReader.cookie = `sandbox_person=${s.dataverse.people[1]!.id}`;
  s.dataverse.seed("contact", [{ contactid: guid(1), lastname: "One" }]);
});
afterEach(() => s.stop());

const api = (uniquename: string, more: object = {}) => ({
  ...{ uniquename, name: uniquename, displayname: uniquename, description: uniquename, isfunction: false },
  ...{ bindingtype: 0, allowedcustomprocessingsteptype: 2, ...more },
});
const bound = { bindingtype: 1, boundentitylogicalname: "contact" };
const id = guid(50);
const make = (uniquename: string, more: object = {}) =>
  s.send("POST", "customapis", { customapiid: id, ...api(uniquename, more) });
const parameter = (set: string, uniquename: string, type: number, more: object = {}) =>
  s.send("POST", set, {
    ...{ uniquename, name: uniquename, displayname: uniquename, description: uniquename, type },
    "CustomAPIId@odata.bind": `customapis(${id})`,
    ...more,
  });
const metadataText = async () => (await s.send("GET", "$metadata")).text;
const greet = `contacts(${guid(1)})/Microsoft.Dynamics.CRM.new_Greet`;

test("one bound to a row can be called at once, stands in $metadata, and its steps hear the row as Target", async () => {
  expect((await s.send("POST", greet, {})).status).toBe(404);
  expect((await make("new_Greet", bound)).status).toBe(204);
  expect(await metadataText()).toContain('<Action Name="new_Greet" IsBound="true">');
  expect((await listen(s, "new_Greet", "contact", { mode: 0 })).status).toBe(201);
  expect((await s.send("POST", greet, {})).status).toBe(204);
  expect(received).toMatchObject([
    { MessageName: "new_Greet", PrimaryEntityName: "contact", PrimaryEntityId: guid(1) },
  ]);
  expect(received[0].InputParameters).toMatchObject([
    { key: "Target", value: { LogicalName: "contact", Id: guid(1) } },
  ]);
  expect((await s.send("POST", "new_Greet", {})).status).toBe(404);
});

test("an unbound one takes the parameters that its rows say, and answers default values where no plug-in sets any", async () => {
  await make("new_Tell");
  expect((await parameter("customapirequestparameters", "Who", 12)).status).toBe(204);
  expect((await parameter("customapirequestparameters", "Word", 10, { isoptional: true })).status).toBe(204);
  for (const [name, type] of [
    ["Text", 10],
    ["Count", 7],
    ["Done", 0],
  ] as const)
    expect((await parameter("customapiresponseproperties", name, type)).status).toBe(204);
  expect((await s.send("POST", "new_Tell", {})).status).toBe(400);
  expect((await s.send("POST", "new_Tell", { Who: "42" })).status).toBe(400);
  const { status, body } = await s.send("POST", "new_Tell", { Who: guid(1), Word: "Hi" });
  expect([status, body]).toEqual([200, expect.objectContaining({ Text: null, Count: 0, Done: false })]);
  const expanded = await s.send(
    "GET",
    `customapis(${id})?$expand=CustomAPIRequestParameters($select=uniquename,type;$orderby=uniquename)`,
  );
  expect(expanded.body.CustomAPIRequestParameters).toMatchObject([
    { uniquename: "Who", type: 12 },
    { uniquename: "Word", type: 10 },
  ]);
});

test("a function that answers nothing is neither there nor in $metadata, until it has a response property", async () => {
  await make("new_Count", { isfunction: true });
  expect((await s.send("GET", "new_Count()")).body.error.code).toBe("0x8006088a");
  expect(await metadataText()).not.toContain("new_Count");
  await parameter("customapiresponseproperties", "Count", 7);
  expect((await s.send("GET", "new_Count()")).body.Count).toBe(0);
  expect(await metadataText()).toContain('<Function Name="new_Count"');
});

test("a private one can be called and is not in $metadata", async () => {
  await make("new_Hidden", { isprivate: true });
  expect((await s.send("POST", "new_Hidden", {})).status).toBe(204);
  expect(await metadataText()).not.toContain("new_Hidden");
});

test("the privilege that it names is asked of callers, as it is now; one that is not there is refused", async () => {
  await make("new_Guarded", { executeprivilegename: "prvWriteContact" });
  expect((await s.send("POST", "new_Guarded", {}, asReader)).body.error.code).toBe("0x80040220");
  const change = (executeprivilegename: string) => s.send("PATCH", `customapis(${id})`, { executeprivilegename });
  expect((await change("prvWriteNothing")).body.error.message).toContain("no privilege 'prvWriteNothing'");
  expect((await change("prvreadcontact")).status).toBe(204);
  expect((await s.send("POST", "new_Guarded", {}, asReader)).status).toBe(204);
});

test.each([
  ["no prefix", { uniquename: "Greet" }, "needs a publisher's prefix"],
  ["special characters", { uniquename: "new_Gre.et" }, "letters, digits and _ only"],
  ["the name of a message", { uniquename: "alexacrm_SendPasswordReset" }, "already"],
  ["bound to no table", { bindingtype: 1 }, "which is not there"],
  ["no description", { description: null }, "cannot be set to NULL"],
  ["a kind of binding that is none", { bindingtype: 3 }, "outside the valid range"],
])("%s is refused, and leaves no message behind", async (_, wrong, words) => {
  const before = s.dataverse.rows("sdkmessage").length;
  const { status, body } = await make("new_Greet", wrong);
  expect([status, body.error.message]).toEqual([400, expect.stringContaining(words)]);
  expect(s.dataverse.rows("sdkmessage")).toHaveLength(before);
});

test("a parameter with special characters, or given twice, is refused", async () => {
  await make("new_Tell");
  await parameter("customapirequestparameters", "Who", 10);
  for (const name of ["Who", "Who.Else"])
    expect((await parameter("customapirequestparameters", name, 10)).body.error.code).toBe("0x80040203");
});

test("what is fixed stays: name, binding, steps; texts and privilege may change", async () => {
  await make("new_Greet", bound);
  const change = { uniquename: "new_Other", bindingtype: 0, allowedcustomprocessingsteptype: 0, displayname: "Greet" };
  expect((await s.send("PATCH", `customapis(${id})`, change)).status).toBe(204);
  expect(s.dataverse.row("customapi", id)).toMatchObject({ ...api("new_Greet", bound), displayname: "Greet" });
});

test("what a solution brought is not deleted, and one that answers nothing but a row is not called: both are not implemented", async () => {
  const [row] = s.dataverse.rows("customapi");
  const removed = await s.send("DELETE", `customapis(${String(row!.customapiid)})`);
  expect([removed.status, removed.body.error.message]).toEqual([501, expect.stringContaining("a solution brought")]);
  await make("new_Find");
  await parameter("customapiresponseproperties", "Row", 3);
  const called = await s.send("POST", "new_Find", {});
  expect([called.status, called.body.error.message]).toEqual([501, expect.stringContaining("nothing but an Entity")]);
});

test("an ordinary user makes, changes and deletes none", async () => {
  await make("new_Greet");
  for (const [method, path, body] of [
    ["POST", "customapis", api("new_Mine")],
    ["PATCH", `customapis(${id})`, { executeprivilegename: null }],
    ["DELETE", `customapis(${id})`, undefined],
    ["POST", "customapirequestparameters", { uniquename: "Who", type: 10 }],
    ["POST", "catalogs", { uniquename: "new_Mine" }],
  ] as const)
    expect([path, (await s.send(method, path, body, asReader)).status]).toEqual([path, 403]);
});

test("deleted, it is gone with its parameters and its message; not while steps stand on it", async () => {
  const messages = s.dataverse.rows("sdkmessage");
  const filters = s.dataverse.rows("sdkmessagefilter");
  await make("new_Greet", bound);
  await parameter("customapirequestparameters", "Word", 10, { isoptional: true });
  await listen(s, "new_Greet", "contact");
  const remove = () => s.send("DELETE", `customapis(${id})`);
  expect((await remove()).body.error.code).toBe("0x8004f01f");
  const [step] = s.dataverse.rows("sdkmessageprocessingstep");
  await s.send("DELETE", `sdkmessageprocessingsteps(${String(step!.sdkmessageprocessingstepid)})`);
  expect((await remove()).status).toBe(204);
  expect((await s.send("POST", greet, {})).status).toBe(404);
  expect(await metadataText()).not.toContain("new_Greet");
  expect(s.dataverse.rows("sdkmessage")).toEqual(messages);
  expect(s.dataverse.rows("sdkmessagefilter")).toEqual(filters);
  expect(s.dataverse.rows("customapirequestparameter")).toHaveLength(metadata.customApis!.length);
});

test("in a change set that fails nothing of it stays", async () => {
  const part = (number: number, path: string, body: object) =>
    [
      ...["--c", "Content-Type: application/http", "Content-Transfer-Encoding: binary", `Content-ID: ${number}`, ""],
      ...[`POST ${path} HTTP/1.1`, "Content-Type: application/json", "", JSON.stringify(body), ""],
    ].join("\r\n");
  const body = [
    ...["--b", "Content-Type: multipart/mixed;boundary=c", ""],
    part(1, "customapis", api("new_Greet")) + part(2, "contacts", { lastname: 1 }) + "--c--",
    ...["--b--", ""],
  ].join("\r\n");
  const { text } = await s.send("POST", "$batch", body, { "content-type": "multipart/mixed;boundary=b" });
  expect(text).toContain("HTTP/1.1 400");
  expect(s.dataverse.rows("sdkmessage").filter(({ name }) => name === "new_Greet")).toEqual([]);
  expect((await s.send("POST", "new_Greet", {})).status).toBe(404);
});

test("after a restart a solution's is as the solution says by then; an administrator's changes and what was made here stay", async () => {
  const folder = mkdtempSync(join(tmpdir(), "custom-apis-"));
  const solutions = (more: Partial<CustomApi>, ...others: CustomApi[]) => ({
    storageFile: join(folder, "rows.db"),
    metadata: { ...metadata, customApis: [{ ...shop, ...more }, ...others] },
  });
  const shop: CustomApi = {
    ...{ uniqueName: "new_Visit", binding: "global", isFunction: false, hasPlugin: false, steps: "all", responses: [] },
    parameters: [{ name: "Who", type: "String", optional: false }],
  };
  const first = await start(solutions({}, { ...shop, uniqueName: "new_Gone" }));
  const [row] = first.dataverse.rows("customapi");
  await first.send("PATCH", `customapis(${String(row!.customapiid)})`, { executeprivilegename: "prvReadContact" });
  await first.send("POST", "customapis", api("new_Made"));
  await first.stop();
  const second = await start(solutions({ parameters: [{ name: "Guest", type: "String", optional: false }] }));
  expect((await second.send("POST", "new_Visit", { Who: "Ann" })).status).toBe(400);
  expect((await second.send("POST", "new_Visit", { Guest: "Ann" })).status).toBe(204);
  expect((await second.send("POST", "new_Gone", { Who: "Ann" })).status).toBe(404);
  expect((await second.send("POST", "new_Made", {})).status).toBe(204);
  expect(second.dataverse.row("customapi", String(row!.customapiid))!.executeprivilegename).toBe("prvReadContact");
  await second.stop();
  rmSync(folder, { recursive: true });
});
