import { createWordPressClient, type WordPressClient } from "../../../bridge/wordpress-client";
import { FakeSite } from "./fake-site";

const contact = "11111111-1111-1111-1111-111111111111";
const row = {
  id: 42,
  login: "ann",
  email: "ann@example.org",
  display_name: "Ann",
  first_name: "",
  last_name: null,
  roles: ["subscriber"],
  login_locked: false,
  last_login: "",
  modified: "2026-03-01T10:00:00Z",
  timezone: null,
  locale: null,
  mode: 3,
  contact_id: contact.toUpperCase(),
  contact_name: "Ann",
  not_bindable: null,
};
const link = {
  user: 42,
  login: "ann",
  mode: 3,
  contact,
  contact_name: null,
  last_contact: null,
  dv_version: "12345678901234567890",
  denied: false,
  denied_reason: null,
  disabled: false,
};
const state = { watermark: "2026-03-01T10:00:00Z", deletions_checked: null };
const change = { seq: 1, user: 42, kind: "updated", origin: null, data: [], tries: 0, created: "2026-03-01T10:00:00Z" };
const lower = { ...row, contact_id: contact, last_login: null };

const site = new FakeSite();
let client: WordPressClient;
beforeAll(async () => {
  client = createWordPressClient({
    url: await site.start(),
    user: "bridge",
    applicationPassword: "abcd efgh",
    log: { debug: () => undefined },
  });
});
afterAll(() => site.stop());

describe("each route of the contract is asked as the contract says and its answer is read", () => {
  type Case = [
    name: string,
    call: (client: WordPressClient) => Promise<unknown>,
    asked: [string, string, unknown],
    answer: unknown,
    read: unknown,
  ];
  const siteInfo = {
    name: "Blog",
    url: "https://x",
    wordpress_url: "https://example.org/wp",
    plugin_version: "1",
    wordpress_version: "7.1",
    authorize: true,
    time: "2026-03-01T10:00:00Z",
  };
  const bound = { contact_user: 42, released: [{ user: 7, contact }], disabled: [], touched: [contact] };
  const binding = { contact: { id: contact, name: "Ann" }, user: 42, expect: null, take_over: true };
  const expectation = {
    contact: { id: contact, name: "Ann" },
    user: null,
    expect: { contact_user: 42, user_contact: null },
    take_over: false,
  };
  const marked = { users: [{ id: 42, denied: true, applied: true }] };
  const mark = { contact, version: "5", denied: true, reason: "login_disabled" as const };
  const resolved = { user: 42, contact, name: "Ann", version: "5", denied: false, reason: null };
  const pulled = { token: 3, until: "2026-03-01T10:02:00Z", rows: [change], more: false, state: [] };
  const ref = { LogicalName: "contact", Id: contact, Name: "Ann" };
  const userBinding = { mode: 3, ref, resolved: null };
  const query = {
    Filter: { Type: "and" as const, Conditions: [{ Field: "login" as const, Operator: "eq" as const, Value: "ann" }] },
    Top: 5,
    Count: true,
  };

  const table: Case[] = [
    ["site", (c) => c.site(), ["GET", "/site", ""], siteInfo, siteInfo],
    [
      "queryUsers",
      (c) => c.queryUsers(query),
      ["POST", "/users", query],
      { value: [row], count: 1 },
      { value: [lower], count: 1 },
    ],
    ["user", (c) => c.user(42), ["GET", "/users/row/42", ""], row, lower],
    [
      "createUser",
      (c) => c.createUser({ login: "ann", email: "a@b.c" }),
      ["POST", "/users/row", { login: "ann", email: "a@b.c" }],
      row,
      lower,
    ],
    ["updateUser", (c) => c.updateUser(42, { roles: [] }), ["PATCH", "/users/row/42", { roles: [] }], row, lower],
    [
      "sendPasswordReset",
      (c) => c.sendPasswordReset(42),
      ["POST", "/reset_password", { id: 42 }],
      undefined,
      undefined,
    ],
    ["deleteUser", (c) => c.deleteUser(42), ["DELETE", "/users/row/42", {}], undefined, undefined],
    [
      "deleteUser to somebody",
      (c) => c.deleteUser(42, 1),
      ["DELETE", "/users/row/42", { reassign: 1 }],
      undefined,
      undefined,
    ],
    [
      "links",
      (c) => c.links({ users: [42], logins: ["ann"] }),
      ["POST", "/links", { users: [42], logins: ["ann"] }],
      { links: [link] },
      [link],
    ],
    ["bind", (c) => c.bind(binding), ["POST", "/binding", binding], bound, bound],
    [
      "bind as compare-and-set",
      (c) => c.bind(expectation),
      ["POST", "/binding", expectation],
      { ...bound, contact_user: null },
      { ...bound, contact_user: null },
    ],
    ["mark", (c) => c.mark(mark), ["POST", "/marks", mark], marked, marked.users],
    ["resolveUsername", (c) => c.resolveUsername(resolved), ["POST", "/username_mode", resolved], { link }, link],
    [
      "pullChanges",
      (c) => c.pullChanges({ holder: "a", token: null, limit: 50 }),
      ["POST", "/changes/pull", { holder: "a", token: null, limit: 50 }],
      pulled,
      { ...pulled, rows: [{ ...change, data: { contacts: [] } }], state: { watermark: null, deletions_checked: null } },
    ],
    [
      "acknowledgeChanges",
      (c) => c.acknowledgeChanges(3, [1, 2]),
      ["POST", "/changes/ack", { token: 3, seqs: [1, 2] }],
      { acknowledged: 2 },
      2,
    ],
    [
      "failChange",
      (c) => c.failChange(3, 1, "why"),
      ["POST", "/changes/fail", { token: 3, seq: 1, error: "why" }],
      { parked: false, next_try: "2026-03-01T10:00:00Z" },
      { parked: false, next_try: "2026-03-01T10:00:00Z" },
    ],
    ["releaseChanges", (c) => c.releaseChanges(3), ["POST", "/changes/release", { token: 3 }], undefined, undefined],
    [
      "saveState",
      (c) => c.saveState(3, { watermark: state.watermark }),
      ["PUT", "/changes/state", { token: 3, watermark: state.watermark }],
      state,
      state,
    ],
    [
      "sendHints",
      (c) => c.sendHints([contact]),
      ["POST", "/changes/hints", { contacts: [contact] }],
      { anything: true },
      undefined,
    ],
    ["userBinding", (c) => c.userBinding(42), ["GET", "/user_binding/42", ""], userBinding, userBinding],
    [
      "setUserBinding",
      (c) => c.setUserBinding(42, { mode: 3, ref }),
      ["PUT", "/user_binding/42", { mode: 3, ref }],
      userBinding,
      userBinding,
    ],
    [
      "clearUserBinding",
      (c) => c.clearUserBinding(42),
      ["DELETE", "/user_binding/42", ""],
      { mode: 0, ref: null, resolved: null },
      { mode: 0, ref: null, resolved: null },
    ],
  ];

  test.each(table)("%s", async (_name, call, [method, route, body], answer, read) => {
    site.asked.length = 0;
    site.next({ status: answer === undefined ? 204 : 200, body: answer });
    await expect(call(client)).resolves.toEqual(read);
    expect(site.asked).toHaveLength(1);
    expect(site.asked[0]).toMatchObject({ method, route: `/blog/ /integration-cds/v1${route}`, body });
  });

  test("the table names every function of the client", () => {
    expect(new Set(table.map(([name]) => name.split(" ")[0]))).toEqual(new Set(Object.keys(client)));
  });
});

test("the application password and the origin travel in headers", async () => {
  site.asked.length = 0;
  site.next({ body: row });
  await client.updateUser(42, {}, "settle é\r\nX-Evil: 1");
  expect(site.asked[0]!.headers).toMatchObject({
    authorization: `Basic ${Buffer.from("bridge:abcd efgh").toString("base64")}`,
    "x-icds-origin": "settle ???X-Evil: 1",
  });
  expect(site.asked[0]!.headers["x-evil"]).toBeUndefined();
});
