import { annotated, guid, start, type Started } from "./start";

let s: Started;
beforeAll(async () => {
  s = await start();
  s.dataverse.seed("contact", [
    { contactid: guid(1), firstname: "Zoë", lastname: "Müller", emailaddress1: "zoe@example.com" },
    { contactid: guid(2), firstname: "Sean", lastname: "O'Brien", alexacrm_wordpress_loginenabled: null },
    { contactid: guid(3), firstname: "anna", lastname: "Berg", emailaddress1: "100%@example.com", statecode: 1 },
    { contactid: guid(4), firstname: "Anna", lastname: "berg", masterid: { table: "contact", id: guid(1) } },
  ]);
});
afterAll(() => s.stop());

const ids = async (query: string): Promise<number[]> => {
  const { status, body } = await s.send("GET", `contacts?$select=contactid&${query}`);
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
  return body.value.map((row: { contactid: string }) => Number(row.contactid.slice(-2)));
};

test("a row comes with context, etag, its key and empty columns as null", async () => {
  const { status, headers, body } = await s.send("GET", `contacts(${guid(1)})?$select=fullname,jobtitle`);
  expect(status).toBe(200);
  expect(headers["odata-version"]).toBe("4.0");
  expect(body).toEqual({
    "@odata.context": s.base + "/$metadata#contacts(fullname,jobtitle)/$entity",
    "@odata.etag": expect.stringMatching(/^W\/"\d+"$/),
    fullname: "Zoë Müller",
    jobtitle: null,
    contactid: guid(1),
  });
  expect(headers.etag).toBe(body["@odata.etag"]);
});

test("annotations come only when asked for, before their property, and are echoed", async () => {
  const path = `contacts(${guid(4)})?$select=statecode,_masterid_value,alexacrm_wordpress_loginenabled,modifiedon`;
  expect(Object.keys((await s.send("GET", path)).body).filter((key) => key.includes("@OData"))).toEqual([]);
  const { headers, body } = await s.send("GET", path, undefined, annotated);
  expect(headers["preference-applied"]).toBe('odata.include-annotations="*"');
  expect(body).toMatchObject({
    "statecode@OData.Community.Display.V1.FormattedValue": "Active",
    "_masterid_value@OData.Community.Display.V1.FormattedValue": "Zoë Müller",
    "_masterid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact",
    "_masterid_value@Microsoft.Dynamics.CRM.associatednavigationproperty": "masterid",
    _masterid_value: guid(1),
    "alexacrm_wordpress_loginenabled@OData.Community.Display.V1.FormattedValue": "Yes",
  });
  const keys = Object.keys(body);
  expect(keys.indexOf("_masterid_value@Microsoft.Dynamics.CRM.lookuplogicalname")).toBeLessThan(
    keys.indexOf("_masterid_value"),
  );
  const some = { prefer: 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"' };
  const few = Object.keys((await s.send("GET", path, undefined, some)).body);
  expect(few.some((key) => key.includes("lookuplogicalname"))).toBe(false);
  expect(few).toContain("statecode@OData.Community.Display.V1.FormattedValue");
});

test("If-None-Match answers 304, but never with annotations or $expand, and the word null is no version", async () => {
  const path = `contacts(${guid(1)})`;
  const etag = (await s.send("GET", path)).headers.etag!;
  expect((await s.send("GET", path, undefined, { "if-none-match": etag })).status).toBe(304);
  expect((await s.send("GET", path, undefined, { "if-none-match": etag, ...annotated })).status).toBe(200);
  expect((await s.send("GET", `${path}?$expand=ownerid`, undefined, { "if-none-match": etag })).status).toBe(200);
  expect((await s.send("GET", path, undefined, { "if-none-match": "null" })).status).toBe(200);
});

test.each<[string, string, number[]]>([
  ["text without case and accents", "$filter=firstname eq 'zoe'", [1]],
  ["a doubled quote", "$filter=lastname eq 'o''brien'", [2]],
  ["contains with a wildcard", "$filter=contains(fullname,'n%b')", [2, 3, 4]],
  ["startswith", "$filter=startswith(fullname,'AN')", [3, 4]],
  ["endswith", "$filter=endswith(emailaddress1,'EXAMPLE.COM')", [1, 3]],
  ["eq takes % as it is", "$filter=emailaddress1 eq '1%'", []],
  ["null", "$filter=alexacrm_wordpress_loginenabled eq null", [2]],
  ["ne also finds empty", "$filter=alexacrm_wordpress_loginenabled ne true", [2]],
  ["not", "$filter=not contains(fullname,'berg') and statecode eq 0", [1, 2]],
  ["choice", "$filter=statecode eq 1", [3]],
  ["lookup by id", `$filter=_masterid_value eq ${guid(1)}`, [4]],
  ["through a lookup", "$filter=masterid/fullname eq 'zoe muller'", [4]],
  ["column with column", "$filter=firstname ne lastname and statecode eq 1", [3]],
  [
    "a list",
    `$filter=Microsoft.Dynamics.CRM.In(PropertyName='contactid',PropertyValues=['${guid(1)}','${guid(3)}'])`,
    [1, 3],
  ],
  ["an alias", "$filter=firstname eq @p&@p='sean'", [2]],
  ["an instant with an offset", "$filter=modifiedon ge 2001-01-01T00:00:00%2B02:00", [1, 2, 3, 4]],
])("$filter: %s", async (_name, query, expected) => {
  expect((await ids(`${query}&$orderby=contactid`)).sort()).toEqual(expected);
});

test("rows sort without case and accents, lookups by name, empty first", async () => {
  expect(await ids("$orderby=lastname desc,firstname,contactid desc")).toEqual([2, 1, 4, 3]);
  expect((await ids("$orderby=_masterid_value desc"))[0]).toBe(4);
});

test("$top, $count and $count=true", async () => {
  expect(await ids("$orderby=contactid&$top=2")).toEqual([1, 2]);
  const { body } = await s.send("GET", "contacts?$count=true&$top=1", undefined, annotated);
  expect(body).toMatchObject({ "@odata.count": 4, "@Microsoft.Dynamics.CRM.totalrecordcount": 4 });
  expect((await s.send("GET", "contacts/$count?$filter=statecode eq 0")).text).toBe("3");
});

test("pages follow the last row seen: rows that move or go meanwhile hide none", async () => {
  const prefer = { prefer: "odata.maxpagesize=2" };
  const first = (await s.send("GET", "contacts?$select=fullname&$orderby=contactid&$top=1", undefined, prefer)).body;
  expect(first.value).toHaveLength(2);
  s.dataverse.seed("contact", [{ contactid: guid(0), lastname: "Earlier" }]);
  const next = first["@odata.nextLink"].replace(`${s.base}/`, "");
  const second = (await s.send("GET", next, undefined, prefer)).body;
  expect(second.value.map((row: { contactid: string }) => row.contactid)).toEqual([guid(3), guid(4)]);
  expect(second["@odata.nextLink"]).toBeUndefined();
  await s.send("DELETE", `contacts(${guid(0)})`);
  const broken = await s.send("GET", "contacts?$skiptoken=2");
  expect(broken.status).toBe(400);
});

test("$expand of a lookup, and null where it is empty", async () => {
  const query = "contacts?$select=fullname&$expand=masterid($select=fullname)&$orderby=contactid desc&$top=2";
  const { body } = await s.send("GET", query);
  expect(body.value[0].masterid).toMatchObject({ fullname: "Zoë Müller", contactid: guid(1) });
  expect(body.value[1].masterid).toBeNull();
});

test.each<[string, number, string, string]>([
  ["contacts?$skip=1", 400, "0x80060888", "Skip Clause is not supported in CRM"],
  [
    "contacts?$filter=nosuch eq 1",
    400,
    "0x80060888",
    "Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.contact'.",
  ],
  ["contacts?$filter=firstname eq 'x", 400, "0x80060888", "There is an unterminated literal at position"],
  ["contacts?$filter=firstname eq 5", 400, "0x80060888", "incompatible types"],
  ["contacts?$select=FullName", 400, "0x80060888", "Could not find a property named 'FullName'"],
  ["nosuchset", 404, "0x8006088a", "Resource not found for the segment 'nosuchset'."],
  [`contacts(${guid(99)})`, 404, "0x80040217", `contact With Id = ${guid(99)} Does Not Exist`],
  [
    "contacts(firstname='x')",
    400,
    "0x80060888",
    "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.contact'",
  ],
  ["contacts(alexacrm_wordpress_userkey='1-99')", 404, "0x80060891", "does not exist"],
  ["Merge", 404, "0x8006088a", "Resource not found for the segment 'Merge'."],
])("GET %s is refused with the platform's status, code and words", async (path, status, code, words) => {
  const reply = await s.send("GET", path);
  expect({ status: reply.status, code: reply.body.error.code }).toEqual({ status, code });
  expect(reply.body.error.message).toContain(words);
});

test("EntityDefinitions as dataverse-ify asks for it; MetadataId always comes along", async () => {
  const { body } = await s.send(
    "GET",
    "EntityDefinitions(LogicalName='alexacrm_wordpressuser')?$select=EntitySetName,DataProviderId",
  );
  expect(body).toMatchObject({
    EntitySetName: "alexacrm_wordpressusers",
    DataProviderId: expect.any(String),
    MetadataId: expect.any(String),
  });
  expect((await s.send("GET", "EntityDefinitions(LogicalName='nosuch')")).status).toBe(404);
});

test("WhoAmI names the caller", async () => {
  expect((await s.send("GET", "WhoAmI")).body).toMatchObject({ UserId: s.dataverse.people[0]!.id });
});
