import { type FakeFeed, feedUser } from "./fake-feed";
import { annotated, guid, type Started } from "./start";
import { source, startVirtual, user } from "./start-virtual";

let s: Started;
let feed: FakeFeed;
let sent: () => string[];
beforeEach(async () => {
  ({ s, feed, sent } = await startVirtual());
});
afterEach(() => s.stop());

test("F100: rows are the data source's, asked with $top, $select, $count and its parameters as header and query", async () => {
  const query =
    "alexacrm_wordpressusers?$select=alexacrm_name,alexacrm_binding,_alexacrm_contactid_value,alexacrm_lastlogin&$top=50";
  const { status, body } = await s.send("GET", query, undefined, annotated);
  expect(status).toBe(200);
  expect(sent()).toEqual(["GET WordPressUsers?$top=50&$select=Id,DisplayName,Binding,ContactId,LastLogin&$count=true"]);
  expect(feed.requests[0]).toMatchObject({
    path: expect.stringContaining("&site=1"),
    headers: { "x-icds-key": "feed key", accept: "application/json" },
  });
  expect(body.value).toEqual([
    {
      alexacrm_name: "Ann Lee",
      "alexacrm_binding@OData.Community.Display.V1.FormattedValue": "Contact",
      alexacrm_binding: 763010003,
      "_alexacrm_contactid_value@OData.Community.Display.V1.FormattedValue": "Ann Contact",
      "_alexacrm_contactid_value@Microsoft.Dynamics.CRM.associatednavigationproperty": "alexacrm_contactid",
      "_alexacrm_contactid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact",
      _alexacrm_contactid_value: guid(1),
      "alexacrm_lastlogin@OData.Community.Display.V1.FormattedValue": "3/1/2026 9:00 AM",
      alexacrm_lastlogin: "2026-03-01T09:00:00Z",
      alexacrm_wordpressuserid: user(42),
    },
  ]);
});

test.each<[string, string]>([
  ["$filter=startswith(alexacrm_name,'O''B')", "$filter=startswith(DisplayName,'O''B')"],
  ["$filter=alexacrm_binding eq 763010001", "$filter=Binding eq WordPress.Binding'Username'"],
  [`$filter=_alexacrm_contactid_value eq ${guid(1)}`, `$filter=ContactId eq ${guid(1)}`],
  [`$filter=alexacrm_wordpressuserid eq ${user(42)}`, `$filter=Id eq ${user(42)}`],
  [
    "$filter=alexacrm_loginlocked eq true and alexacrm_notbindable ne null",
    "$filter=LoginLocked eq true and NotBindable ne null",
  ],
  ["$filter=not contains(alexacrm_email,'x') or alexacrm_wpid gt 5", "$filter=not contains(Email,'x') or WpId gt 5"],
  ["$orderby=alexacrm_name desc,alexacrm_email", "$orderby=DisplayName desc,Email"],
])("the provider sends %s as %s", async (query, expected) => {
  expect((await s.send("GET", `alexacrm_wordpressusers?$select=alexacrm_name&${query}`)).status).toBe(200);
  expect(sent()[0]).toContain(expected);
});

test("quick find's FetchXML becomes startswith and contains joined by or, the next page $skip", async () => {
  const condition = (name: string, value: string) =>
    `<condition attribute="${name}" operator="like" value="${value}"/>`;
  const xml = `<fetch count="50" page="3"><entity name="alexacrm_wordpressuser"><attribute name="alexacrm_name"/><order attribute="alexacrm_name"/><filter type="or" isquickfindfields="1">${condition("alexacrm_name", "ann%")}${condition("alexacrm_email", "%ann%")}</filter></entity></fetch>`;
  expect((await s.send("GET", `alexacrm_wordpressusers?fetchXml=${encodeURIComponent(xml)}`)).status).toBe(200);
  expect(sent()).toEqual([
    "GET WordPressUsers?$top=50&$skip=100&$select=Id,DisplayName&$filter=startswith(DisplayName,'ann') or contains(Email,'ann')&$orderby=DisplayName&$count=true",
  ]);
});

test("F102–F105: a row is read, created, changed and deleted through the data source", async () => {
  expect(
    (await s.send("GET", `alexacrm_wordpressusers(${user(42)})?$select=alexacrm_username`)).body.alexacrm_username,
  ).toBe("ann.lee");
  const created = await s.send("POST", "alexacrm_wordpressusers", {
    alexacrm_name: "New",
    alexacrm_username: "new",
    alexacrm_email: "n@example.com",
  });
  expect(created).toMatchObject({
    status: 204,
    headers: { "odata-entityid": `${s.base}/alexacrm_wordpressusers(${user(255)})` },
  });
  const bind = { "alexacrm_contactid@odata.bind": `/contacts(${guid(1)})`, alexacrm_binding: 763010003 };
  expect((await s.send("PATCH", `alexacrm_wordpressusers(${user(42)})`, bind)).status).toBe(204);
  await s.send("PATCH", `alexacrm_wordpressusers(${user(42)})`, { "alexacrm_contactid@odata.bind": null });
  expect((await s.send("DELETE", `alexacrm_wordpressusers(${user(42)})`)).status).toBe(204);
  expect((await s.send("DELETE", `alexacrm_wordpressusers(${user(42)})`)).status).toBe(404);
  expect(
    feed.requests.map(({ method, path, body }) => [method, path.replace("?site=1", ""), body]).slice(1, 5),
  ).toEqual([
    ["POST", "WordPressUsers", { DisplayName: "New", Username: "new", Email: "n@example.com" }],
    ["PATCH", `WordPressUsers(${user(42)})`, { ContactId: guid(1) }],
    ["PATCH", `WordPressUsers(${user(42)})`, { ContactId: null }],
    ["DELETE", `WordPressUsers(${user(42)})`, undefined],
  ]);
});

test("If-Match is ignored on a virtual table, and its rows carry no etag", async () => {
  const { body } = await s.send("GET", `alexacrm_wordpressusers(${user(42)})`);
  expect(body["@odata.etag"]).toBeUndefined();
  const reply = await s.send(
    "PATCH",
    `alexacrm_wordpressusers(${user(42)})`,
    { alexacrm_name: "B" },
    { "if-match": 'W/"1"' },
  );
  expect(reply.status).toBe(204);
});

describe("a contact's lookup to a user", () => {
  const bind = async (contact: string, number: number) => {
    const body = { "alexacrm_wordpress_userid@odata.bind": `/alexacrm_wordpressusers(${user(number)})` };
    expect((await s.send("PATCH", `contacts(${contact})`, body)).status).toBe(204);
  };

  test("binding costs no call; showing costs one call per distinct user, with or without annotations", async () => {
    s.dataverse.seed(
      "contact",
      [2, 3].map((number) => ({ contactid: guid(number), lastname: `C${number}` })),
    );
    feed.rows.set(user(43), feedUser(user(43), { DisplayName: "Bob" }));
    await bind(guid(1), 42);
    await bind(guid(2), 42);
    await bind(guid(3), 43);
    expect(sent()).toEqual([]);
    const query = "contacts?$select=_alexacrm_wordpress_userid_value&$orderby=contactid";
    const { body } = await s.send("GET", query, undefined, annotated);
    const name = "_alexacrm_wordpress_userid_value@OData.Community.Display.V1.FormattedValue";
    expect(body.value.map((row: Record<string, string>) => row[name])).toEqual(["Ann Lee", "Ann Lee", "Bob"]);
    expect(sent().sort()).toEqual([`GET WordPressUsers(${user(42)})`, `GET WordPressUsers(${user(43)})`]);
    feed.requests.length = 0;
    await s.send("GET", query);
    expect(sent()).toHaveLength(2);
    feed.requests.length = 0;
    await s.send("GET", "contacts?$select=fullname,alexacrm_wordpress_userkey", undefined, annotated);
    expect(sent()).toEqual([]);
  });

  test("a user who is gone leaves the id without a name; a data source that fails fails the read", async () => {
    await bind(guid(1), 99);
    const path = `contacts(${guid(1)})?$select=_alexacrm_wordpress_userid_value`;
    const { body } = await s.send("GET", path, undefined, annotated);
    expect(body._alexacrm_wordpress_userid_value).toBe(user(99));
    expect(Object.keys(body).some((key) => key.includes("FormattedValue"))).toBe(false);
    feed.answer = () => new Response("down", { status: 503 });
    expect((await s.send("GET", path)).status).toBe(500);
  });

  test.each([
    `$filter=_alexacrm_wordpress_userid_value eq ${user(42)}`,
    "$filter=_alexacrm_wordpress_userid_value ne null",
    "$orderby=_alexacrm_wordpress_userid_value",
    "$filter=alexacrm_wordpress_userid/alexacrm_name eq 'x'",
    `fetchXml=<fetch><entity name='contact'><filter><condition attribute='alexacrm_wordpress_userid' operator='not-null'/></filter></entity></fetch>`,
  ])("can't be filtered or sorted on: %s", async (query) => {
    const reply = await s.send("GET", `contacts?${query}`);
    expect(reply.status).toBe(400);
    expect(reply.body.error.message).toContain("is a lookup to the virtual table 'alexacrm_wordpressuser'");
  });

  test("$expand reads the user's row", async () => {
    await bind(guid(1), 42);
    const { body } = await s.send(
      "GET",
      `contacts(${guid(1)})?$select=fullname&$expand=alexacrm_wordpress_userid($select=alexacrm_username)`,
    );
    expect(body.alexacrm_wordpress_userid).toEqual({
      alexacrm_username: "ann.lee",
      alexacrm_wordpressuserid: user(42),
    });
  });
});

describe("a data source that fails", () => {
  test("its words go to the trace, the caller gets a general sentence; keys are in neither", async () => {
    feed.answer = () =>
      new Response(JSON.stringify({ error: { code: "guard", message: "The last administrator can't be bound." } }), {
        status: 400,
      });
    const reply = await s.send("PATCH", `alexacrm_wordpressusers(${user(42)})`, { alexacrm_name: "B" });
    expect(reply).toMatchObject({ status: 500, body: { error: { code: "0x80040224" } } });
    expect(reply.text).not.toContain("last administrator");
    const trace = JSON.stringify(s.dataverse.knobs.traceEntries);
    expect(trace).toContain("The last administrator can't be bound.");
    expect(trace).toContain(`WordPressUsers(${user(42)})`);
    expect(trace).not.toContain("feed key");
  });

  test("no answer within the data source's time-out is an error, not an endless wait", async () => {
    await s.send("PATCH", `msdyn_odatav4ds(${source})`, { msdyn_timeout: 0 });
    feed.answer = () => new Promise(() => undefined);
    const reply = await s.send("GET", "alexacrm_wordpressusers?$select=alexacrm_name");
    expect(reply).toMatchObject({ status: 500, body: { error: { code: "0x80044178" } } });
  });

  test.each<[string, Record<string, unknown>]>([
    ["a choice value that the column doesn't have", { Binding: "Nonsense" }],
    ["a key that is no guid", { Id: 42 }],
    ["a date that is none", { LastLogin: "yesterday" }],
  ])("%s is an error that the trace explains", async (_name, wrong) => {
    feed.rows.set(user(42), feedUser(user(42), wrong));
    expect((await s.send("GET", `alexacrm_wordpressusers(${user(42)})`)).status).toBe(500);
    expect(JSON.stringify(s.dataverse.knobs.traceEntries)).toContain(String(Object.values(wrong)[0]));
  });
});

test("an alternate key and a join on a virtual table are refused", async () => {
  expect((await s.send("GET", "alexacrm_wordpressusers(alexacrm_username='ann')")).status).toBe(400);
  const xml =
    "<fetch><entity name='alexacrm_wordpressuser'><link-entity name='contact' from='contactid' to='alexacrm_contactid'/></entity></fetch>";
  expect((await s.send("GET", `alexacrm_wordpressusers?fetchXml=${encodeURIComponent(xml)}`)).status).toBe(400);
});
