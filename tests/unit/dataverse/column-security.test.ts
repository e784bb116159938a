import { type ColumnProfile } from "../../../sandbox/metadata/column-profile";
import { guid, metadata, start, type Started } from "./start";

const nurses: ColumnProfile = {
  id: guid(800),
  name: "Nurses",
  columns: { "contact.jobtitle": { create: true, read: true, update: false } },
};
const columns = { ...metadata.tables.contact!.columns };
for (const name of ["jobtitle", "masterid"]) columns[name] = { ...columns[name]!, isSecured: true };
const secured = {
  ...metadata,
  tables: { ...metadata.tables, contact: { ...metadata.tables.contact!, columns } },
  columnProfiles: [nurses],
};
const roles = ["WordPress App User", "Makers of contacts"];
const makers = { id: guid(801), name: roles[1]!, privileges: { prvcreatecontact: "Global" as const } };
const names = ["Dana Dynamics", "Uma User", "Nell Nurse", "Sam Secured"] as const;

let s: Started;
let as: (name: (typeof names)[number]) => Started["send"];
beforeEach(async () => {
  s = await start({
    metadata: { ...secured, roles: [...metadata.roles!, makers] },
    people: [
      names[0],
      { name: names[1], roles },
      { name: names[2], roles, profiles: ["Nurses"] },
      { name: names[3], columns: { "contact.telephone1": {} } },
    ],
    seed: {
      contact: [
        {
          contactid: guid(1),
          lastname: "One",
          jobtitle: "Spy",
          telephone1: "42",
          masterid: { table: "contact", id: guid(2) },
        },
        { contactid: guid(2), lastname: "Two", jobtitle: "Clerk" },
      ],
    },
  });
  as = (name) => (method, path, body, headers) => {
    const cookie = `sandbox_person=${s.dataverse.people[names.indexOf(name)]!.id}`;
    return s.send(method, path, body, { ...headers, cookie });
  };
});
afterEach(() => s.stop());

const one = `contacts(${guid(1)})`;
const found = async (name: (typeof names)[number], query: string) =>
  (await as(name)("GET", `contacts?${query}`)).body.value.map(({ lastname }: { lastname: string }) => lastname);
const fetchXml = (inner: string) =>
  `fetchXml=${encodeURIComponent(`<fetch><entity name="contact"><attribute name="lastname"/>${inner}</entity></fetch>`)}`;

describe("Column-level security: a column without the right to read it", () => {
  test("is empty in a row, in rows, in $expand, in FetchXML's joined rows, and by itself", async () => {
    const send = as("Uma User");
    const row = (await send("GET", `${one}?$select=jobtitle,_masterid_value`)).body;
    expect(row).toMatchObject({ jobtitle: null, _masterid_value: null });
    expect((await send("GET", `${one}?$expand=masterid($select=lastname)`)).body.masterid).toBeNull();
    expect((await send("GET", "contacts?$select=jobtitle")).body.value).toMatchObject([
      { jobtitle: null },
      { jobtitle: null },
    ]);
    expect((await send("GET", `${one}/jobtitle`)).status).toBe(204);
    expect((await send("GET", `${one}/jobtitle/$value`)).status).toBe(204);
    expect((await send("GET", `${one}/masterid`)).status).toBe(204);
    expect((await send("GET", `contacts(${guid(2)})/contact_master_contact`)).body.value).toEqual([]);
    const answer = await send("PATCH", one, { lastname: "Uno" }, { prefer: "return=representation" });
    expect(answer.body).toMatchObject({ lastname: "Uno", jobtitle: null });
  });

  test("can't be guessed by a filter, an order, a join or a page's cookie", async () => {
    expect(await found("Dana Dynamics", "$filter=jobtitle eq 'Spy'")).toEqual(["One"]);
    for (const query of [
      "$filter=jobtitle eq 'Spy'",
      "$filter=startswith(jobtitle,'S')",
      "$filter=jobtitle gt 'D'",
      "$filter=masterid/lastname eq 'Two'",
      fetchXml('<filter><condition attribute="jobtitle" operator="like" value="S%"/></filter>'),
      fetchXml('<link-entity name="contact" from="contactid" to="masterid"/>'),
      fetchXml('<link-entity name="contact" from="masterid" to="contactid"/>'),
    ])
      expect({ query, rows: await found("Uma User", query) }).toEqual({ query, rows: [] });
    expect(await found("Uma User", "$filter=jobtitle eq null&$orderby=lastname")).toEqual(["One", "Two"]);
    const page = { prefer: "odata.maxpagesize=1" };
    const { body } = await as("Uma User")("GET", "contacts?$orderby=jobtitle desc", undefined, page);
    const cookie = decodeURIComponent(decodeURIComponent(decodeURIComponent(body["@odata.nextLink"])));
    const position = /position="([\w-]+)"/.exec(cookie)![1]!;
    expect(Buffer.from(position, "base64url").toString()).not.toMatch(/spy|clerk/i);
  });
});

test("Column-level security: writing a column without the right to is 403, by PATCH, PUT, POST, upsert and Merge", async () => {
  const send = as("Uma User");
  const target = (number: number) => ({ "@odata.type": "Microsoft.Dynamics.CRM.contact", contactid: guid(number) });
  const merge = { Target: target(1), Subordinate: target(2), UpdateContent: { jobtitle: "Nurse" } };
  for (const [method, path, body] of [
    ["PATCH", one, { jobtitle: "Nurse" }],
    ["PUT", `${one}/jobtitle`, { value: "Nurse" }],
    ["DELETE", `${one}/jobtitle`, undefined],
    ["POST", "contacts", { lastname: "New", jobtitle: "Nurse" }],
    ["PATCH", `contacts(${guid(9)})`, { lastname: "New", jobtitle: "Nurse" }],
    ["POST", "Merge", { ...merge, PerformParentingChecks: false }],
  ] as const) {
    const { status, body: answer } = await send(method, path, body);
    expect({ method, path, status, code: answer?.error.code }).toEqual({
      method,
      path,
      status: 403,
      code: "0x8004f508",
    });
  }
  expect(s.dataverse.row("contact", guid(1))).toMatchObject({ jobtitle: "Spy", statecode: 0 });
});

test("Column-level security: a profile gives its members what it allows, and no more", async () => {
  const send = as("Nell Nurse");
  expect((await send("GET", `${one}?$select=jobtitle`)).body.jobtitle).toBe("Spy");
  expect(await found("Nell Nurse", "$filter=jobtitle eq 'Spy'")).toEqual(["One"]);
  expect((await send("POST", "contacts", { lastname: "New", jobtitle: "Nurse" })).status).toBe(204);
  expect((await send("PATCH", one, { jobtitle: "Nurse" })).status).toBe(403);
  expect((await send("GET", `${one}?$select=_masterid_value`)).body._masterid_value).toBeNull();
  await expect(start({ people: [{ name: "X", profiles: ["Nonsense"] }] })).rejects.toThrow(
    "no column security profile 'Nonsense'",
  );
});

test("a column secured for one person alone hides it from that one, administrator or not", async () => {
  expect((await as("Sam Secured")("GET", `${one}?$select=telephone1,jobtitle`)).body).toMatchObject({
    telephone1: null,
    jobtitle: "Spy",
  });
  expect((await as("Sam Secured")("PATCH", one, { telephone1: "1" })).status).toBe(403);
  expect((await as("Uma User")("GET", `${one}?$select=telephone1`)).body.telephone1).toBe("42");
});
