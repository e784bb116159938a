import { guid, start, type Started } from "./start";

/** Steps in the order of the pipeline, what each sees, and what a failure takes back. */
let s: Started;
let seen: { stage: number; mode: number; message: string; lastname: unknown; output: unknown[] }[];
let failing: number | undefined;
let during: (() => Promise<unknown>) | undefined;

beforeEach(async () => {
  seen = [];
  failing = undefined;
  during = undefined;
  const fetchFake: typeof fetch = async (_url, init = {}) => {
    const context = JSON.parse(String(init.body));
    const attributes = context.InputParameters?.[0]?.value?.Attributes ?? [];
    seen.push({
      stage: context.Stage,
      mode: context.Mode,
      message: context.MessageName,
      lastname: attributes.find(({ key }: { key: string }) => key === "lastname")?.value,
      output: context.OutputParameters,
    });
    await during?.();
    return new Response("", { status: context.Stage === failing ? 500 : 200 });
  };
  s = await start({ fetch: fetchFake });
  s.dataverse.seed("contact", [{ contactid: guid(1), lastname: "Old", alexacrm_wordpress_userkey: "1-1" }]);
});
afterEach(() => s.stop());

async function register(message: string, stage: number, mode: number, step: Record<string, unknown> = {}) {
  const hook = { name: "Hook", contract: 8, authtype: 4, authvalue: "k", url: "https://hook.example/" };
  const { body: endpoint } = await s.send("POST", "serviceendpoints", hook, { prefer: "return=representation" });
  const { sdkmessageid } = (await s.send("GET", `sdkmessages?$filter=name eq '${message}'`)).body.value[0];
  const filter = `_sdkmessageid_value eq ${sdkmessageid} and primaryobjecttypecode eq 'contact'`;
  const { sdkmessagefilterid } = (await s.send("GET", `sdkmessagefilters?$filter=${filter}`)).body.value[0];
  const made = await s.send(
    "POST",
    "sdkmessageprocessingsteps",
    {
      ...{ name: `${message} ${stage}`, mode, stage, rank: 1, ...step },
      "sdkmessageid@odata.bind": `/sdkmessages(${sdkmessageid})`,
      "sdkmessagefilterid@odata.bind": `/sdkmessagefilters(${sdkmessagefilterid})`,
      "eventhandler_serviceendpoint@odata.bind": `/serviceendpoints(${endpoint.serviceendpointid})`,
    },
    { prefer: "return=representation" },
  );
  expect(made.status).toBe(201);
  return made.body.sdkmessageprocessingstepid as string;
}

const stages = () => seen.map(({ stage, mode }) => `${stage}${mode ? " later" : ""}`);
const edit = (headers?: Record<string, string>) =>
  s.send("PATCH", `contacts(${guid(1)})`, { lastname: "New" }, headers);

test("stages run 10, 20, 40, then what is asynchronous; the id is known after the write only", async () => {
  await register("Create", 40, 1);
  for (const stage of [40, 20, 10]) await register("Create", stage, 0);
  await s.send("POST", "contacts", { contactid: guid(2), lastname: "Two" });
  await s.dataverse.idle();
  expect(stages()).toEqual(["10", "20", "40", "40 later"]);
  expect(seen.map(({ output }) => output.length)).toEqual([0, 0, 1, 1]);
});

test.each([10, 20, 40])(
  "a synchronous step that fails in stage %s takes the write back, with keys, and nothing is sent later",
  async (stage) => {
    await register("Update", stage, 0);
    await register("Update", 40, 1);
    failing = stage;
    const body = { lastname: "New", alexacrm_wordpress_userkey: "1-2" };
    const refused = await s.send("PATCH", `contacts(${guid(1)})`, body);
    expect(refused).toMatchObject({ status: 400, body: { error: { message: "Endpoint unavailable" } } });
    await s.dataverse.idle();
    expect(stages()).toEqual([String(stage)]);
    expect(s.dataverse.row("contact", guid(1))).toMatchObject({ lastname: "Old", alexacrm_wordpress_userkey: "1-1" });
    expect((await s.send("GET", "contacts(alexacrm_wordpress_userkey='1-2')")).status).toBe(404);
    expect((await s.send("GET", "contacts(alexacrm_wordpress_userkey='1-1')")).status).toBe(200);
  },
);

test("a failing step takes a whole change set and a whole CreateMultiple back", async () => {
  await register("Create", 40, 0);
  failing = 40;
  const type = "Microsoft.Dynamics.CRM.contact";
  const targets = { Targets: [{ "@odata.type": type, lastname: "A" }] };
  expect((await s.send("POST", "contacts/Microsoft.Dynamics.CRM.CreateMultiple", targets)).status).toBe(400);
  expect(s.dataverse.rows("contact")).toHaveLength(1);
});

test("another write of the same row waits for a synchronous step, and survives when that step fails", async () => {
  await register("Update", 40, 0, { filteringattributes: "lastname" });
  failing = 40;
  let other: Promise<{ status: number }> | undefined;
  during = async () => {
    during = undefined;
    other = s.send("PATCH", `contacts(${guid(1)})`, { jobtitle: "Kept" });
    await new Promise((resolve) => setTimeout(resolve, 30));
  };
  expect((await edit()).status).toBe(400);
  expect((await other!).status).toBe(204);
  expect(s.dataverse.row("contact", guid(1))).toMatchObject({ lastname: "Old", jobtitle: "Kept" });
});

test.each<[string, (id: string) => Record<string, string>, string[]]>([
  ["all synchronous ones", () => ({ "MSCRM.BypassBusinessLogicExecution": "CustomSync" }), ["40 later"]],
  ["all asynchronous ones", () => ({ "MSCRM.BypassBusinessLogicExecution": "CustomAsync" }), ["20"]],
  ["both", () => ({ "MSCRM.BypassBusinessLogicExecution": "CustomSync,CustomAsync" }), []],
  ["one by id", (id) => ({ "MSCRM.BypassBusinessLogicExecutionStepIds": id }), ["40 later"]],
  ["synchronous ones, the older way", () => ({ "MSCRM.BypassCustomPluginExecution": "true" }), ["40 later"]],
])("steps are bypassed by header: %s", async (_name, headers, left) => {
  const id = await register("Update", 20, 0);
  await register("Update", 40, 1);
  expect((await edit(headers(id))).status).toBe(204);
  await s.dataverse.idle();
  expect(stages()).toEqual(left);
});

test("a body above 256 KB arrives without its large members and says so in a header", async () => {
  await s.stop();
  const headers: (string | null)[] = [];
  const bodies: Record<string, unknown>[] = [];
  const fetchFake: typeof fetch = async (_url, init = {}) => {
    headers.push(new Headers(init.headers).get("x-ms-dynamics-msg-size-exceeded"));
    bodies.push(JSON.parse(String(init.body)));
    return new Response("");
  };
  s = await start({ fetch: fetchFake });
  const step = await (async () => {
    const hook = { name: "Hook", contract: 8, authtype: 4, authvalue: "k", url: "https://hook.example/" };
    const { body: endpoint } = await s.send("POST", "serviceendpoints", hook, { prefer: "return=representation" });
    const { sdkmessageid } = (await s.send("GET", "sdkmessages?$filter=name eq 'Update'")).body.value[0];
    return {
      ...{ name: "every Update", mode: 1, stage: 40, rank: 1 },
      "sdkmessageid@odata.bind": `/sdkmessages(${sdkmessageid})`,
      "eventhandler_serviceendpoint@odata.bind": `/serviceendpoints(${endpoint.serviceendpointid})`,
    };
  })();
  const made = await s.send("POST", "sdkmessageprocessingsteps", step, { prefer: "return=representation" });
  const large = { configuration: "\u00e9".repeat(90_000) };
  await s.send("PATCH", `sdkmessageprocessingsteps(${made.body.sdkmessageprocessingstepid})`, large);
  await s.send("PATCH", `sdkmessageprocessingsteps(${made.body.sdkmessageprocessingstepid})`, {
    filteringattributes: null,
  });
  await s.dataverse.idle();
  expect(headers).toEqual(["true", null]);
  expect(Object.keys(bodies[0]!)).not.toEqual(expect.arrayContaining(["InputParameters"]));
  expect(bodies[0]).toMatchObject({ PrimaryEntityName: "sdkmessageprocessingstep" });
  expect(bodies[0]!.ParentContext).toBeUndefined();
});
