import path from "node:path";
import Fastify, { type FastifyInstance } from "fastify";
import { registerFeed } from "../../bridge/feed/register-feed";
import { RememberedUsers } from "../../bridge/feed/remembered-users";
import { WordPressRefused, WordPressUnreachable } from "../../bridge/wordpress-client";
import { bindingChoice, bindingMode } from "../../model/binding-mode";
import { userGuid } from "../../model/user-guid";
import { createDataverse, personCookie, type Dataverse } from "../../sandbox/dataverse";
import { createMetadata } from "../../sandbox/metadata";
import { FakeWordPress, user } from "../unit/feed/fake-wordpress";

/** The local Dataverse's virtual table on the real feed; only WordPress is played. */
const feedKey = "a-long-enough-key-for-the-feed";
const ann = "11111111-1111-1111-1111-111111111111";
const id = (userId: number) => userGuid({ siteTag: 1, userId });
const root = path.resolve(__dirname, "../..");
const quiet = { debug: () => undefined, warn: () => undefined, error: () => undefined };

let wordpress: FakeWordPress;
let dataverse: Dataverse;
const apps: FastifyInstance[] = [];
let api: string;

beforeAll(async () => {
  wordpress = new FakeWordPress("Main site");
  dataverse = createDataverse({
    metadata: createMetadata({ solutionFolder: path.join(root, "solution"), outFolder: path.join(root, "out") }),
  });
  const bridge = Fastify();
  registerFeed(bridge, {
    sites: [{ tag: 1, default: true, wordpress: wordpress.client, remembered: new RememberedUsers({ seconds: 3600 }) }],
    feedKeys: [feedKey],
    contacts: { nameOf: async (contact) => dataverse.row("contact", contact)?.fullname?.toString() },
    onContactsTouched: () => undefined,
    log: quiet,
  });
  const sandbox = Fastify();
  await dataverse.register(sandbox);
  apps.push(bridge, sandbox);
  const feed = await bridge.listen({ host: "127.0.0.1", port: 0 });
  api = `${await sandbox.listen({ host: "127.0.0.1", port: 0 })}/api/data/v9.2/`;
  dataverse.seed("contact", [{ contactid: ann, firstname: "Ann", lastname: "Berg" }]);
  const [source] = dataverse.rows("msdyn_odatav4ds");
  await send("PATCH", `msdyn_odatav4ds(${source!.msdyn_odatav4dsid})`, {
    msdyn_uri: `${feed}/odata`,
    msdyn_returninlinecount: true,
    msdyn_parameter1name: "X-Icds-Key",
    msdyn_parameter1value: feedKey,
    msdyn_isparameter1header: true,
  });
});
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await dataverse.stop();
});
beforeEach(() => {
  wordpress.users.clear();
  for (const one of [
    user(1, { display_name: "José Núñez" }),
    user(2, { display_name: "Sean O'Brien", mode: 3, contact_id: ann, contact_name: "Ann Berg" }),
    user(3, { display_name: "anna", login_locked: true }),
  ])
    wordpress.users.set(one.id, one);
  wordpress.calls.length = 0;
});

async function send(method: "GET" | "POST" | "PATCH" | "DELETE", address: string, body?: object, prefer = "") {
  const response = await fetch(api + address, {
    method,
    headers: {
      cookie: `${personCookie}=${dataverse.people[0]!.id}`,
      prefer: `odata.include-annotations="*"${prefer}`,
      ...(body ? { "content-type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
}

const list = async (options: string) => {
  const { status, body } = await send("GET", `alexacrm_wordpressusers?${options}`);
  expect([status, body.error]).toEqual([200, undefined]);
  return body.value as Record<string, unknown>[];
};

test("a view of the virtual table shows WordPress's users as they are now (F98, F100)", async () => {
  const rows = await list(
    "$select=alexacrm_name,alexacrm_binding,alexacrm_loginlocked&$orderby=alexacrm_name asc&$top=50",
  );
  expect(rows.map((row) => [row.alexacrm_name, row.alexacrm_binding, row.alexacrm_loginlocked])).toEqual([
    ["anna", bindingChoice(bindingMode.notBound), true],
    ["José Núñez", bindingChoice(bindingMode.notBound), false],
    ["Sean O'Brien", bindingChoice(bindingMode.contact), false],
  ]);
});

test.each([
  ["contains(alexacrm_name,'nunez')", ["José Núñez"]],
  ["startswith(alexacrm_name,'sean o''b') or startswith(alexacrm_username,'sean')", ["Sean O'Brien"]],
  ["alexacrm_binding eq 763010003", ["Sean O'Brien"]],
  [`_alexacrm_contactid_value eq ${ann}`, ["Sean O'Brien"]],
  ["_alexacrm_contactid_value eq null and alexacrm_loginlocked eq false", ["José Núñez"]],
  [`alexacrm_wordpressuserid eq ${id(3)}`, ["anna"]],
  ["alexacrm_wpid ge 2 and not contains(alexacrm_name,'anna')", ["Sean O'Brien"]],
])("a search in Dataverse is a search in WordPress: %s", async (filter, expected) => {
  const rows = await list(`$select=alexacrm_name&$filter=${encodeURIComponent(filter)}`);
  expect(rows.map(({ alexacrm_name: name }) => name)).toEqual(expected);
  expect(wordpress.callsOf("queryUsers")).toHaveLength(1);
});

test.each([
  ["client-side", 0],
  ["server-side", 1],
])("%s paging reads every user once", async (_name, type) => {
  const [source] = dataverse.rows("msdyn_odatav4ds");
  await send("PATCH", `msdyn_odatav4ds(${source!.msdyn_odatav4dsid})`, { msdyn_paginationtype: type });
  const names: unknown[] = [];
  let next: string | undefined = "alexacrm_wordpressusers?$select=alexacrm_name&$orderby=alexacrm_name";
  while (next) {
    const { body } = await send("GET", next, undefined, ",odata.maxpagesize=2");
    names.push(...body.value.map((row: Record<string, unknown>) => row.alexacrm_name));
    next = body["@odata.nextLink"]?.replace(api, "");
  }
  expect(names).toEqual(["anna", "José Núñez", "Sean O'Brien"]);
  expect(wordpress.callsOf("queryUsers").map(([query]) => (query as { Skip: number }).Skip)).toEqual([0, 2]);
  await send("PATCH", `msdyn_odatav4ds(${source!.msdyn_odatav4dsid})`, { msdyn_paginationtype: 0 });
});

test("one row carries its contact", async () => {
  const { body } = await send("GET", `alexacrm_wordpressusers(${id(2)})`);
  expect(body).toMatchObject({
    alexacrm_wpid: 2,
    _alexacrm_contactid_value: ann,
    alexacrm_contactname: "Ann Berg",
    alexacrm_site: "Main site",
    alexacrm_siteurl: "https://main-site.example/wp",
  });
  expect((await send("GET", `alexacrm_wordpressusers(${id(99)})`)).status).toBe(404);
});

test("a row created, changed and deleted in Dataverse is so in WordPress (F104)", async () => {
  const created = await send("POST", "alexacrm_wordpressusers", {
    alexacrm_name: "Carl",
    alexacrm_username: "carl",
    alexacrm_email: "carl@example.org",
    "alexacrm_contactid@odata.bind": `/contacts(${ann})`,
  });
  expect([created.status, created.body]).toEqual([204, undefined]);
  expect(created.headers.get("odata-entityid")).toContain(id(4));
  expect(wordpress.users.get(4)).toMatchObject({ login: "carl", mode: 3, contact_id: ann, contact_name: "Ann Berg" });
  expect(wordpress.users.get(2)).toMatchObject({ mode: 0, contact_id: null });

  const changed = await send("PATCH", `alexacrm_wordpressusers(${id(4)})`, {
    alexacrm_lastname: "Carlson",
    "alexacrm_contactid@odata.bind": null,
  });
  expect([changed.status, changed.body]).toEqual([204, undefined]);
  expect(wordpress.users.get(4)).toMatchObject({ last_name: "Carlson", mode: 0, contact_id: null });

  expect((await send("DELETE", `alexacrm_wordpressusers(${id(4)})`)).status).toBe(204);
  expect(wordpress.users.has(4)).toBe(false);
});

test("a refusal shows people a general message, and WordPress's sentence stands in the trace", async () => {
  wordpress.failNext.set("bind", new WordPressRefused("This is the last administrator.", "icds_not_bindable", 422));
  const refused = await send("PATCH", `alexacrm_wordpressusers(${id(1)})`, {
    "alexacrm_contactid@odata.bind": `/contacts(${ann})`,
  });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect(JSON.stringify(dataverse.knobs.trace)).toContain("This is the last administrator.");

  wordpress.failNext.set("queryUsers", new WordPressUnreachable("WordPress did not answer.", "timeout"));
  expect((await send("GET", "alexacrm_wordpressusers?$select=alexacrm_name")).status).toBeGreaterThanOrEqual(400);
});

test("a bound contact that was read lately opens while WordPress is down; one that was not does not", async () => {
  const bob = "22222222-2222-2222-2222-222222222222";
  const lookup = "_alexacrm_wordpress_userid_value";
  const read = (contact: string) => send("GET", `contacts(${contact})?$select=fullname,${lookup}`);
  const bind = (contact: string, to: number) =>
    send("PATCH", `contacts(${contact})`, {
      "alexacrm_wordpress_userid@odata.bind": `/alexacrm_wordpressusers(${id(to)})`,
    });
  dataverse.seed("contact", [{ contactid: bob, firstname: "Bob", lastname: "Stone" }]);
  await bind(ann, 2);
  await bind(bob, 3);
  expect((await read(ann)).status).toBe(200);

  wordpress.down = true;
  const { status, body } = await read(ann);
  expect([status, body[`${lookup}@OData.Community.Display.V1.FormattedValue`]]).toEqual([200, "Sean O'Brien"]);
  expect((await read(bob)).status).toBeGreaterThanOrEqual(400);
  wordpress.down = false;
});
