import { guid, start, type Started } from "./start";

let s: Started;
let now = new Date("2026-03-01T10:00:00.750Z");
beforeEach(async () => {
  now = new Date("2026-03-01T10:00:00.750Z");
  s = await start({ now: () => now });
  s.dataverse.seed("contact", [
    { contactid: guid(1), firstname: "Ann", lastname: "Lee" },
    { contactid: guid(2), lastname: "Two", alexacrm_wordpress_userkey: "1-2" },
  ]);
});
afterEach(() => s.stop());

const read = async (id: string) => (await s.send("GET", `contacts(${id})`)).body;

test("a new row gets the platform's defaults: Login Enabled Yes, state, owner, full name, times in whole seconds", async () => {
  const { status, headers, text } = await s.send("POST", "contacts", { firstname: "Zoë", lastname: "Å", jobtitle: "" });
  expect({ status, text }).toEqual({ status: 204, text: "" });
  const id = /contacts\(([0-9a-f-]{36})\)$/.exec(headers["odata-entityid"]!)![1]!;
  expect(await read(id)).toMatchObject({
    fullname: "Zoë Å",
    jobtitle: null,
    alexacrm_wordpress_loginenabled: true,
    merged: false,
    statecode: 0,
    statuscode: 1,
    _ownerid_value: s.dataverse.people[0]!.id,
    createdon: "2026-03-01T10:00:00Z",
    modifiedon: "2026-03-01T10:00:00Z",
  });
});

test("return=representation answers 201 with the row and without its address", async () => {
  const prefer = { prefer: "return=representation" };
  const { status, headers, body } = await s.send("POST", "contacts?$select=fullname", { lastname: "X" }, prefer);
  expect(status).toBe(201);
  expect(headers["odata-entityid"]).toBeUndefined();
  expect(Object.keys(body).sort()).toEqual(["@odata.context", "@odata.etag", "contactid", "fullname"]);
  const patched = await s.send("PATCH", `contacts(${guid(1)})?$select=fullname`, { lastname: "Y" }, prefer);
  expect(patched).toMatchObject({ status: 200, body: { fullname: "Ann Y" } });
});

test("versions grow strictly, writes are counted per row, an update changes who and when", async () => {
  const before = await read(guid(1));
  now = new Date("2026-03-01T10:00:05Z");
  expect((await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "Lee" })).status).toBe(204);
  const after = await read(guid(1));
  expect(after.versionnumber).toBeGreaterThan(before.versionnumber);
  expect(after).toMatchObject({ modifiedon: "2026-03-01T10:00:05Z", createdon: before.createdon });
  expect(s.dataverse.writes("contact", guid(1))).toBe(1);
});

test("PATCH creates what is missing; If-Match: * only updates, If-None-Match: * only creates", async () => {
  expect((await s.send("PATCH", `contacts(${guid(7)})`, { lastname: "New" })).status).toBe(204);
  expect((await read(guid(7))).fullname).toBe("New");
  const onlyUpdate = await s.send("PATCH", `contacts(${guid(8)})`, { lastname: "No" }, { "if-match": "*" });
  expect(onlyUpdate).toMatchObject({ status: 404, body: { error: { code: "0x80040217" } } });
  const onlyCreate = await s.send("PATCH", `contacts(${guid(7)})`, { lastname: "No" }, { "if-none-match": "*" });
  expect(onlyCreate).toMatchObject({
    status: 412,
    body: { error: { code: "0x80040237", message: "A record with matching key values already exists." } },
  });
  expect((await s.send("PATCH", `contacts(${guid(7)})`, { lastname: "Yes" }, { "if-none-match": "null" })).status).toBe(
    204,
  );
});

test("a stale If-Match is refused with 412, on DELETE too, and changes nothing", async () => {
  const { "@odata.etag": etag } = await read(guid(1));
  await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "Newer" });
  for (const [method, body] of [
    ["PATCH", { lastname: "Stale" }],
    ["DELETE", undefined],
  ] as const) {
    const reply = await s.send(method, `contacts(${guid(1)})`, body, { "if-match": etag });
    expect(reply).toMatchObject({ status: 412, body: { error: { code: "0x80060882" } } });
  }
  const fresh = await read(guid(1));
  expect(fresh.lastname).toBe("Newer");
  expect(
    (await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "Ok" }, { "if-match": fresh["@odata.etag"] })).status,
  ).toBe(204);
});

test("lookups: bound with or without slash, absolute, by alternate key; null clears; $ref puts and deletes", async () => {
  const lookup = async () => (await read(guid(1)))._ownerid_value as string;
  await s.send("POST", "systemusers", { systemuserid: guid(50), firstname: "Paul", lastname: "Owner" });
  for (const address of [
    `/systemusers(${guid(50)})`,
    `systemusers(${guid(50).toUpperCase()})`,
    `${s.base}/systemusers(${guid(50)})`,
  ]) {
    await s.send("PATCH", `contacts(${guid(1)})`, {
      "ownerid@odata.bind": `/systemusers(${s.dataverse.people[0]!.id})`,
    });
    expect((await s.send("PATCH", `contacts(${guid(1)})`, { "ownerid@odata.bind": address })).status).toBe(204);
    expect(await lookup()).toBe(guid(50));
  }
  const user = "57500001-0001-8000-8000-00000000002a";
  const ref = (value: string) => ({ "@odata.id": `${s.base}/alexacrm_wordpressusers(${value})` });
  expect((await s.send("PUT", `contacts(${guid(1)})/alexacrm_wordpress_userid/$ref`, ref(user))).status).toBe(204);
  expect(s.dataverse.row("contact", guid(1))!.alexacrm_wordpress_userid).toEqual({
    table: "alexacrm_wordpressuser",
    id: user,
  });
  expect((await s.send("DELETE", `contacts(${guid(1)})/alexacrm_wordpress_userid/$ref`)).status).toBe(204);
  expect(s.dataverse.row("contact", guid(1))!.alexacrm_wordpress_userid).toBeNull();
  for (const clear of [{ "alexacrm_wordpress_userid@odata.bind": null }, { alexacrm_wordpress_userid: null }]) {
    await s.send("PATCH", `contacts(${guid(1)})`, {
      "alexacrm_wordpress_userid@odata.bind": `/alexacrm_wordpressusers(${user})`,
    });
    expect((await s.send("PATCH", `contacts(${guid(1)})`, clear)).status).toBe(204);
    expect(s.dataverse.row("contact", guid(1))!.alexacrm_wordpress_userid).toBeNull();
  }
});

test("one column is put and emptied through its own address", async () => {
  expect((await s.send("PUT", `contacts(${guid(1)})/jobtitle`, { value: "Nurse" })).status).toBe(204);
  expect((await s.send("GET", `contacts(${guid(1)})/jobtitle`)).body.value).toBe("Nurse");
  expect((await s.send("DELETE", `contacts(${guid(1)})/jobtitle`)).status).toBe(204);
  expect((await s.send("GET", `contacts(${guid(1)})/jobtitle`)).status).toBe(204);
});

describe("alternate keys", () => {
  test("read and patch by key; the answer repeats the key's address, created or not", async () => {
    const path = "contacts(alexacrm_wordpress_userkey='1-2')";
    expect((await s.send("GET", path)).body.contactid).toBe(guid(2));
    const patched = await s.send("PATCH", path, { firstname: "By key", alexacrm_wordpress_userkey: "1-99" });
    expect(patched).toMatchObject({ status: 204, headers: { "odata-entityid": `${s.base}/${path}` } });
    expect(await read(guid(2))).toMatchObject({ firstname: "By key", alexacrm_wordpress_userkey: "1-2" });
    const created = await s.send("PATCH", "contacts(alexacrm_wordpress_userkey='1-3')", { lastname: "Three" });
    expect(created.headers["odata-entityid"]).toBe(`${s.base}/contacts(alexacrm_wordpress_userkey='1-3')`);
    expect((await s.send("GET", "contacts(alexacrm_wordpress_userkey='1-3')")).body.lastname).toBe("Three");
  });

  test("a second row with the same key is refused; empty keys are not compared; a freed key can be taken", async () => {
    const refused = await s.send("PATCH", `contacts(${guid(1)})`, { alexacrm_wordpress_userkey: "1-2" });
    expect(refused).toMatchObject({ status: 412, body: { error: { code: "0x80060892" } } });
    expect((await read(guid(1))).alexacrm_wordpress_userkey).toBeNull();
    await s.send("PATCH", `contacts(${guid(2)})`, { alexacrm_wordpress_userkey: null });
    expect((await s.send("PATCH", `contacts(${guid(1)})`, { alexacrm_wordpress_userkey: "1-2" })).status).toBe(204);
    expect((await s.send("POST", "contacts", { lastname: "Also empty" })).status).toBe(204);
  });
});

test.each<[string, Record<string, unknown>, string, string]>([
  [
    "text that is too long",
    { alexacrm_wordpress_username: "x".repeat(61) },
    "0x80044331",
    "exceeded the maximum allowed length of '60'",
  ],
  ["a choice that is none", { statuscode: 77 }, "0x8004431a", "outside the valid range. Accepted Values: 1,2"],
  [
    "a status of another state",
    { statuscode: 2 },
    "0x80048408",
    "2 is not a valid status code for state code ContactState.Active",
  ],
  ["text for Yes/No", { alexacrm_wordpress_loginenabled: "yes" }, "0x80048d19", "expected type 'Edm.Boolean'"],
  ["a number for text", { lastname: 5 }, "0x80048d19", "expected type 'Edm.String'"],
  ["no date", { alexacrm_wordpress_boundon: "soon" }, "0x80048d19", "expected type 'Edm.DateTimeOffset'"],
  ["a date that only some parsers take", { birthdate: "Feb 3, 2024" }, "0x80048d19", "expected type"],
  ["a day that is none", { birthdate: "2026-02-30" }, "0x80048d19", "expected type"],
  ["an unknown column", { nosuch: 1 }, "0x80048d19", "Invalid property 'nosuch' was found"],
  [
    "a navigation property in the wrong case",
    { "Alexacrm_WordPress_UserId@odata.bind": "/alexacrm_wordpressusers(x)" },
    "0x80048d19",
    "undeclared property",
  ],
  ["a lookup's value", { _ownerid_value: guid(1) }, "0x80060888", "Use Navigation properties instead"],
  [
    "the wrong table for a lookup",
    { "alexacrm_wordpress_userid@odata.bind": `/contacts(${guid(2)})` },
    "0x80048d19",
    "is no address of a row",
  ],
  ["an owner taken away", { ownerid: null }, "0x80040203", "cannot be set to NULL"],
])("refused: %s", async (_name, body, code, words) => {
  const reply = await s.send("PATCH", `contacts(${guid(1)})`, body);
  expect({ status: reply.status, code: reply.body.error.code }).toEqual({ status: 400, code });
  expect(reply.body.error.message).toContain(words);
  expect(s.dataverse.writes("contact", guid(1))).toBe(0);
});

test("a bound native row must exist, a virtual one need not (no referential integrity)", async () => {
  const user = { "alexacrm_wordpress_userid@odata.bind": `/alexacrm_wordpressusers(${guid(99)})` };
  expect((await s.send("PATCH", `contacts(${guid(1)})`, user)).status).toBe(204);
  const missing = await s.send("PATCH", `contacts(${guid(1)})`, { "ownerid@odata.bind": `/systemusers(${guid(99)})` });
  expect(missing).toMatchObject({ status: 404, body: { error: { code: "0x80040217" } } });
});

test("a whole number stays within 32 bits and its column's range", async () => {
  const make = async (tag: unknown) =>
    (await s.send("POST", "alexacrm_wordpresssites", { alexacrm_name: "Shop", alexacrm_tag: tag })).body?.error.code;
  for (const none of [2_147_483_648, -2_147_483_649, 1.5, "1"]) expect(await make(none)).toBe("0x80048d19");
  for (const outside of [0, -2_147_483_648]) expect(await make(outside)).toBe("0x8004432f");
  expect(await make(1)).toBeUndefined();
});

test.each([
  ["2026-03-01T10:00:00+02:00", "2026-03-01T08:00:00Z"],
  ["2026-03-01T10:00:00.999Z", "2026-03-01T10:00:00Z"],
  ["2026-03-01T10:00", "2026-03-01T10:00:00Z"],
  ["2026-03-01", "2026-03-01T00:00:00Z"],
])("a time is kept in UTC and whole seconds, wherever the process runs: %s", async (sent, kept) => {
  await s.send("PATCH", `contacts(${guid(1)})`, { alexacrm_wordpress_boundon: sent });
  expect((await read(guid(1))).alexacrm_wordpress_boundon).toBe(kept);
});

test("what only the platform writes is left out of what callers send", async () => {
  await s.send("PATCH", `contacts(${guid(1)})`, { fullname: "Somebody Else", versionnumber: 1, jobtitle: "Kept" });
  expect(await read(guid(1))).toMatchObject({ fullname: "Ann Lee", jobtitle: "Kept" });
});

test("deactivating brings the state's status along", async () => {
  await s.send("PATCH", `contacts(${guid(1)})`, { statecode: 1 });
  expect(await read(guid(1))).toMatchObject({ statecode: 1, statuscode: 2 });
});

test("DELETE: 204, then 404", async () => {
  expect((await s.send("DELETE", `contacts(${guid(1)})`)).status).toBe(204);
  expect((await s.send("DELETE", `contacts(${guid(1)})`)).status).toBe(404);
});

test("Merge makes the loser inactive and points it to the master, which takes the columns given", async () => {
  const row = (id: string) => ({ "@odata.type": "Microsoft.Dynamics.CRM.contact", contactid: id });
  const body = {
    Target: row(guid(1)),
    Subordinate: row(guid(2)),
    UpdateContent: { "@odata.type": "Microsoft.Dynamics.CRM.contact", jobtitle: "Both" },
    PerformParentingChecks: false,
  };
  expect((await s.send("POST", "Merge", body)).status).toBe(204);
  expect(await read(guid(2))).toMatchObject({ merged: true, _masterid_value: guid(1), statecode: 1, statuscode: 2 });
  expect((await read(guid(1))).jobtitle).toBe("Both");
  expect((await s.send("POST", "Merge", { ...body, Subordinate: row(guid(99)) })).status).toBe(404);
  expect((await s.send("POST", "Merge", {})).status).toBe(400);
});
