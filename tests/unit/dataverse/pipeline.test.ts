import { listen } from "./listen";
import { guid, type Reply, start, type Started } from "./start";

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

async function register(message: string, stage: number, mode: number, step: object = {}): Promise<string> {
  const { status, body } = await listen(s, message, "contact", { name: `${message} ${stage}`, stage, mode, ...step });
  expect(status).toBe(201);
  return body.sdkmessageprocessingstepid as string;
}

/** A batch of one change set that changes these contacts, in this order. */
function changeSet(...ids: number[]): Promise<Reply> {
  const part = (id: number) => [
    ...["--c", "Content-Type: application/http", "", `PATCH contacts(${guid(id)}) HTTP/1.1`],
    ...["Content-Type: application/json", "", '{"lastname":"New"}', ""],
  ];
  const lines = ["--b", "Content-Type: multipart/mixed;boundary=c", "", ...ids.flatMap(part), "--c--", "--b--", ""];
  return s.send("POST", "$batch", lines.join("\r\n"), { "content-type": "multipart/mixed;boundary=b" });
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
  s.dataverse.seed("contact", [{ contactid: guid(2), lastname: "Old" }]);
  await register("Create", 40, 0);
  await register("Update", 40, 0, { filteringattributes: "lastname" });
  let updates = 0;
  during = async () => void (failing = ++updates === 2 ? 40 : undefined);
  expect((await changeSet(1, 2)).text).toContain("Endpoint unavailable");
  expect(s.dataverse.rows("contact").map(({ lastname }) => lastname)).toEqual(["Old", "Old"]);
  during = undefined;
  failing = 40;
  const type = "Microsoft.Dynamics.CRM.contact";
  const targets = { Targets: [{ "@odata.type": type, lastname: "A" }] };
  expect((await s.send("POST", "contacts/Microsoft.Dynamics.CRM.CreateMultiple", targets)).status).toBe(400);
  expect(s.dataverse.rows("contact")).toHaveLength(2);
});

test("a merge waits for a write of the row that is to lose, whose step then fails: nothing of the merge is lost", async () => {
  s.dataverse.seed("contact", [{ contactid: guid(2), lastname: "Loser" }]);
  await register("Update", 40, 0, { filteringattributes: "jobtitle" });
  failing = 40;
  const contact = (number: number) => ({ "@odata.type": "Microsoft.Dynamics.CRM.contact", contactid: guid(number) });
  const body = { Target: contact(1), Subordinate: contact(2), PerformParentingChecks: false };
  let merged: Promise<{ status: number }> | undefined;
  during = async () => {
    during = undefined;
    merged = s.send("POST", "Merge", body);
    await Promise.race([merged, new Promise((resolve) => setTimeout(resolve, 30))]);
  };
  expect((await s.send("PATCH", `contacts(${guid(2)})`, { jobtitle: "Lost" })).status).toBe(400);
  expect((await merged!).status).toBe(204);
  expect(s.dataverse.row("contact", guid(2))).toMatchObject({ statecode: 1, merged: true, jobtitle: null });
});

test("two change sets that wait for each other's rows: one gives way with a deadlock that may be tried again, the other goes through", async () => {
  s.dataverse.seed("contact", [{ contactid: guid(2), lastname: "Old" }]);
  await register("Update", 40, 0);
  let holding = 0;
  let bothHold = (): void => undefined;
  const both = new Promise<void>((resolve) => (bothHold = resolve));
  during = () => {
    if (++holding === 2) bothHold();
    return both;
  };
  const texts = (await Promise.all([changeSet(1, 2), changeSet(2, 1)])).map(({ text }) => text);
  const given = texts.filter((text) => text.includes("0x80044150") && text.includes("Sql Number: 1205"));
  expect(given).toHaveLength(1);
  expect(texts.filter((text) => text.match(/HTTP\/1\.1 204/g)?.length === 2)).toHaveLength(1);
  expect(s.dataverse.rows("contact").map(({ lastname }) => lastname)).toEqual(["New", "New"]);
  expect((await changeSet(1, 2)).text).not.toContain("Error");
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
  const made = await listen(s, "Update");
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
