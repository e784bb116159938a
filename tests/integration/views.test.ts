import { join } from "node:path";
import Fastify, { type FastifyInstance } from "fastify";
import { registerFeed } from "../../bridge/feed/register-feed";
import { createDataverse, type Dataverse, personCookie } from "../../sandbox/dataverse";
import { createMetadata, type View } from "../../sandbox/metadata";
import { FakeWordPress, user } from "../unit/feed/fake-wordpress";

/** Every view of the solution, run by the local Dataverse on the real feed; only WordPress is played. */
const root = join(__dirname, "../..");
const metadata = createMetadata({ solutionFolder: join(root, "solution"), outFolder: join(root, "out") });
const feedKey = "a-long-enough-key-for-the-feed";
const today = new Date().toISOString();
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

const contacts: Record<string, string | number | boolean>[] = [
  { lastname: "Bound", alexacrm_wordpress_userkey: "1-1", alexacrm_wordpress_boundon: today },
  { lastname: "Long bound", alexacrm_wordpress_userkey: "1-2", alexacrm_wordpress_boundon: "2020-01-01T00:00:00Z" },
  { lastname: "Gone", alexacrm_wordpress_userkey: "1-3", statecode: 1, statuscode: 2 },
  { lastname: "Typed", alexacrm_wordpress_username: "typed" },
  { lastname: "Barred", alexacrm_wordpress_loginenabled: false },
];

const users = [
  user(1, { display_name: "By contact", mode: 3, contact_id: id(1), modified: "2026-03-01T10:00:00Z" }),
  user(2, {
    display_name: "By username",
    mode: 1,
    last_login: "2026-01-01T00:00:00Z",
    modified: "2026-03-03T10:00:00Z",
  }),
  user(3, { display_name: "Free", login_locked: true, modified: "2026-03-02T10:00:00Z" }),
];

let dataverse: Dataverse;
let api: string;
const apps: FastifyInstance[] = [];

beforeAll(async () => {
  dataverse = createDataverse({ metadata });
  const bridge = Fastify();
  registerFeed(bridge, {
    sites: [{ tag: 1, default: true, wordpress: new FakeWordPress("Main site", users).client }],
    feedKeys: [feedKey],
    contacts: { nameOf: async () => undefined },
    onContactsTouched: () => undefined,
    log: { debug: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const sandbox = Fastify();
  await dataverse.register(sandbox);
  apps.push(bridge, sandbox);
  const feed = await bridge.listen({ host: "127.0.0.1", port: 0 });
  api = `${await sandbox.listen({ host: "127.0.0.1", port: 0 })}/api/data/v9.2/`;
  dataverse.seed(
    "contact",
    contacts.map((contact, index) => ({ contactid: id(index + 1), ...contact })),
  );
  dataverse.seed("alexacrm_wordpresssite", [
    { alexacrm_wordpresssiteid: id(1), alexacrm_name: "Main site", alexacrm_tag: 1, alexacrm_isdefault: true },
  ]);
  const [source] = dataverse.rows("msdyn_odatav4ds");
  const settings = { msdyn_uri: `${feed}/odata`, msdyn_returninlinecount: true, msdyn_isparameter1header: true };
  const key = { msdyn_parameter1name: "X-Icds-Key", msdyn_parameter1value: feedKey };
  const changed = await ask(`msdyn_odatav4ds(${source!.msdyn_odatav4dsid})`, "PATCH", { ...settings, ...key });
  expect(changed.status).toBe(204);
});
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await dataverse.stop();
});

async function ask(address: string, method = "GET", body?: object) {
  const response = await fetch(api + address, {
    method,
    headers: {
      cookie: `${personCookie}=${dataverse.people[0]!.id}`,
      ...(body ? { "content-type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as { value: Record<string, string>[] } };
}

/** Primary names of a view's rows, or what refused it. */
async function rowsOf(table: string, view: View): Promise<unknown[]> {
  const { entitySetName, primaryName } = metadata.tables[table]!;
  const xml = view.fetchXml.replaceAll("{0}", "%b%");
  const { status, body } = await ask(`${entitySetName}?fetchXml=${encodeURIComponent(xml)}`);
  return status === 200 ? body.value.map((row) => row[primaryName]) : [status, body];
}

const expected: Record<string, string[]> = {
  "Active contacts": ["Barred", "Bound", "Long bound", "Typed"],
  "Contacts bound to a WordPress user": ["Bound", "Long bound"],
  "Login disabled": ["Barred"],
  "Contacts not bound to a WordPress user": ["Barred", "Typed"],
  "Username without user": ["Typed"],
  "Bound but inactive": ["Gone"],
  "Bound this week": ["Bound"],
  "All WordPress Users": ["By contact", "By username", "Free"],
  "Bound WordPress Users": ["By contact", "By username"],
  "WordPress Users not bound": ["Free"],
  "WordPress Users with login locked": ["Free"],
  "WordPress Users who never signed in": ["By contact", "Free"],
  "Recently changed WordPress Users": ["By username", "Free", "By contact"],
  "WordPress User Advanced Find View": ["By contact", "By username", "Free"],
  "WordPress User Associated View": ["By contact", "By username", "Free"],
  "WordPress User Lookup View": ["By contact", "By username", "Free"],
  "Quick Find WordPress Users": ["By contact", "By username"],
  "Active WordPress Sites": ["Main site"],
  "WordPress Site Advanced Find View": ["Main site"],
  "WordPress Site Associated View": ["Main site"],
  "WordPress Site Lookup View": ["Main site"],
  "Quick Find Active WordPress Sites": [],
};

const ours = Object.values(metadata.tables).flatMap((table) =>
  table.views
    .filter((view) => metadata.apps[0]!.viewIds.includes(view.id))
    .map((view): [string, string, View] => [view.name[1033]!, table.logicalName, view]),
);

test.each(ours)("the view %s shows the rows it is named after", async (name, table, view) => {
  expect(await rowsOf(table, view)).toEqual(expected[name]);
});

test("every view has its expectation here", () => {
  expect(ours.map(([name]) => name).sort()).toEqual(Object.keys(expected).sort());
});
