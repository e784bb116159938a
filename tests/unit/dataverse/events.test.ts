import { contextText } from "../../../sandbox/dataverse/events/execution-context";
import { guid, start, type Started } from "./start";

interface Received {
  url: string;
  headers: Record<string, string>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the documented context, read by members
  body: any;
}

let s: Started;
let received: Received[];
let statuses: number[];

beforeEach(async () => {
  received = [];
  statuses = [];
  const fetchFake: typeof fetch = async (url, init = {}) => {
    received.push({
      url: String(url),
      headers: Object.fromEntries(new Headers(init.headers)),
      body: JSON.parse(String(init.body)),
    });
    return new Response("ignored", { status: statuses.shift() ?? 200 });
  };
  s = await start({ fetch: fetchFake });
  s.dataverse.seed("contact", [
    { contactid: guid(1), firstname: "Ann", lastname: "Lee" },
    { contactid: guid(2), lastname: "Two" },
  ]);
});
afterEach(() => s.stop());

const keyHeader = '<settings><setting name="X-Icds-Webhook-Key" value="k&amp;1" /></settings>';

/** As set-up does it: over the Web API alone. */
async function register(message: string, step: Record<string, unknown> = {}, endpoint: Record<string, unknown> = {}) {
  const hook = {
    name: "Hook",
    contract: 8,
    authtype: 5,
    authvalue: keyHeader,
    url: "https://bridge.example/dataverse/webhook",
    ...endpoint,
  };
  const made = await s.send("POST", "serviceendpoints", hook, { prefer: "return=representation" });
  expect(made.status).toBe(201);
  const messages = await s.send("GET", `sdkmessages?$select=sdkmessageid&$filter=name eq '${message}'`);
  const { sdkmessageid } = messages.body.value[0];
  const filters = await s.send(
    "GET",
    `sdkmessagefilters?$select=sdkmessagefilterid&$filter=_sdkmessageid_value eq ${sdkmessageid} and primaryobjecttypecode eq 'contact'`,
  );
  const reply = await s.send("POST", "sdkmessageprocessingsteps", {
    name: `${message} of contact`,
    mode: 1,
    stage: 40,
    rank: 1,
    "sdkmessageid@odata.bind": `/sdkmessages(${sdkmessageid})`,
    "sdkmessagefilterid@odata.bind": `/sdkmessagefilters(${filters.body.value[0].sdkmessagefilterid})`,
    "eventhandler_serviceendpoint@odata.bind": `/serviceendpoints(${made.body.serviceendpointid})`,
    ...step,
  });
  expect({ status: reply.status, error: reply.body?.error }).toEqual({ status: 204, error: undefined });
  return made.body.serviceendpointid as string;
}

const attribute = (body: Received["body"], key: string) =>
  body.InputParameters[0].value.Attributes.find((one: { key: string }) => one.key === key)?.value;

test("Update posts the documented context with key header, tag and only what changed", async () => {
  await register("Update", { filteringattributes: "alexacrm_wordpress_loginenabled,lastname" });
  await s.send("PATCH", `contacts(${guid(1)})?tag=wordpress-bridge`, {
    alexacrm_wordpress_loginenabled: false,
    statecode: 1,
  });
  await s.dataverse.idle();
  expect(received).toHaveLength(1);
  const { url, headers, body } = received[0]!;
  expect(url).toBe("https://bridge.example/dataverse/webhook");
  expect(headers).toMatchObject({
    "x-icds-webhook-key": "k&1",
    "x-ms-dynamics-entity-name": "contact",
    "x-ms-dynamics-request-name": "Update",
    "x-ms-dynamics-organization": "sandbox",
    "x-ms-correlation-request-id": body.CorrelationId,
  });
  expect(body).toMatchObject({
    MessageName: "Update",
    PrimaryEntityName: "contact",
    PrimaryEntityId: guid(1),
    Stage: 40,
    Mode: 1,
    Depth: 1,
    UserId: s.dataverse.people[0]!.id,
    SecondaryEntityName: "none",
    OperationCreatedOn: expect.stringMatching(/^\/Date\(\d+\)\/$/),
  });
  const members = Object.keys(body);
  expect(members).toEqual([...members].sort());
  expect(body.SharedVariables).toContainEqual({ key: "tag", value: "wordpress-bridge" });
  expect(attribute(body, "alexacrm_wordpress_loginenabled")).toBe(false);
  expect(attribute(body, "statuscode")).toEqual({
    __type: "OptionSetValue:http://schemas.microsoft.com/xrm/2011/Contracts",
    Value: 2,
  });
  expect(attribute(body, "modifiedby")).toMatchObject({ Id: s.dataverse.people[0]!.id, LogicalName: "systemuser" });
  expect(attribute(body, "modifiedon")).toMatch(/^\/Date\(\d+\)\/$/);
  expect(attribute(body, "lastname")).toBeUndefined();
});

test("filtering attributes count on Update, against what was sent even when it changes nothing", async () => {
  await register("Update", { filteringattributes: "lastname" });
  await register("Create", { filteringattributes: "lastname" });
  await s.send("PATCH", `contacts(${guid(1)})`, { jobtitle: "Nurse" });
  await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "Lee" });
  await s.send("POST", "contacts", { firstname: "Only first" });
  await s.dataverse.idle();
  expect(received.map(({ body }) => body.MessageName).sort()).toEqual(["Create", "Update"]);
});

test("Create carries all defaults and the id, Delete a reference, Merge both contacts", async () => {
  for (const message of ["Create", "Delete", "Merge"]) await register(message);
  await s.send("POST", "contacts", { contactid: guid(3), lastname: "New" });
  await s.send("DELETE", `contacts(${guid(3)})`);
  const row = (id: string) => ({ "@odata.type": "Microsoft.Dynamics.CRM.contact", contactid: id });
  await s.send("POST", "Merge", { Target: row(guid(1)), Subordinate: row(guid(2)), PerformParentingChecks: false });
  await s.dataverse.idle();
  const of = (name: string) => received.find(({ body }) => body.MessageName === name)!.body;
  expect(of("Create").OutputParameters).toEqual([{ key: "id", value: guid(3) }]);
  expect(attribute(of("Create"), "alexacrm_wordpress_loginenabled")).toBe(true);
  expect(of("Delete").InputParameters[0].value).toMatchObject({ Id: guid(3), LogicalName: "contact" });
  expect(of("Merge").InputParameters).toContainEqual({ key: "SubordinateId", value: guid(2) });
});

test("a refused write raises nothing, a disabled step hears nothing", async () => {
  await register("Update");
  await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "x".repeat(51) });
  await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "Y" }, { "if-match": 'W/"1"' });
  const [step] = (await s.send("GET", "sdkmessageprocessingsteps?$select=name")).body.value;
  await s.send("PATCH", `sdkmessageprocessingsteps(${step.sdkmessageprocessingstepid})`, { statecode: 1 });
  await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "Y" });
  await s.dataverse.idle();
  expect(received).toEqual([]);
});

test.each<[string, number[], number, string]>([
  ["503 is tried once more", [503, 200], 2, "sent"],
  ["502 twice is the end", [502, 502, 200], 2, "failed"],
  ["500 is the end at once", [500, 200], 1, "failed"],
  ["429 is the end at once", [429, 200], 1, "failed"],
])("%s; a failure is kept as a system job", async (_name, answers, attempts, state) => {
  await register("Update");
  statuses = answers;
  await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "Z" });
  await s.dataverse.idle();
  expect(received).toHaveLength(attempts);
  expect(s.dataverse.knobs.deliveryList).toMatchObject([{ state, attempts, rowId: guid(1) }]);
  const jobs = (await s.send("GET", "asyncoperations?$filter=statuscode eq 31")).body.value;
  expect(jobs).toHaveLength(state === "failed" ? 1 : 0);
});

test("a synchronous webhook that fails stops the save with 'Endpoint unavailable' and nothing is written", async () => {
  await register("Update", { mode: 0, stage: 20 });
  statuses = [500];
  const refused = await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "No" });
  expect(refused).toMatchObject({ status: 400, body: { error: { message: "Endpoint unavailable" } } });
  expect(s.dataverse.writes("contact", guid(1))).toBe(0);
  expect((await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "Yes" })).status).toBe(204);
  expect(received[1]!.body).toMatchObject({ Mode: 0, Stage: 20 });
});

test("a webhook key travels as ?code=, query settings in the query string, and neither is ever read back", async () => {
  const id = await register("Update", {}, { authtype: 4, authvalue: "a b&c" });
  await register("Update", {}, { authtype: 6, authvalue: '<settings><setting name="q" value="1"/></settings>' });
  await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "Z" });
  await s.dataverse.idle();
  expect(received.map(({ url }) => new URL(url).search).sort()).toEqual(["?code=a+b%26c", "?q=1"]);
  const { text, body } = await s.send("GET", `serviceendpoints(${id})`);
  expect(text).not.toContain("a b&c");
  expect(body.isauthvalueset).toBe(true);
  expect(JSON.stringify([s.dataverse.knobs.traceEntries, s.dataverse.knobs.deliveryList])).not.toContain("a b&c");
});

test("knobs: deliveries are lost, doubled, or held and released newest first", async () => {
  await register("Update");
  const edit = async (lastname: string) => {
    await s.send("PATCH", `contacts(${guid(1)})`, { lastname });
    await s.dataverse.idle();
  };
  s.dataverse.knobs.loseDeliveries(true);
  await edit("lost");
  s.dataverse.knobs.deliveries("duplicated");
  await edit("twice");
  expect(received.map(({ body }) => attribute(body, "lastname"))).toEqual(["twice", "twice"]);
  expect((await s.raw("POST", "/_sandbox/deliveries", { mode: "held" })).status).toBe(204);
  await edit("first");
  await edit("second");
  expect(received).toHaveLength(2);
  expect((await s.raw("POST", "/_sandbox/deliveries/release", { order: "newest" })).body).toEqual({ released: 2 });
  await s.dataverse.idle();
  expect(received.slice(2).map(({ body }) => attribute(body, "lastname"))).toEqual(["second", "first"]);
  const { body } = await s.raw("GET", "/_sandbox/deliveries");
  expect(body.value.map(({ state }: { state: string }) => state)).toEqual(["lost", "sent", "sent", "sent"]);
});

test("a body above 256 KB comes without its large members, and says so", () => {
  const large = {
    InputParameters: ["x".repeat(300_000)],
    ParentContext: {},
    PostEntityImages: [],
    PreEntityImages: [],
    Stage: 40,
  };
  expect(contextText(large)).toEqual({ text: '{"Stage":40}', sizeExceeded: true });
  expect(contextText({ ...large, InputParameters: [] }).sizeExceeded).toBe(false);
});
