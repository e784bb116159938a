import { annotated, guid, start, type Started } from "./start";

let s: Started;
beforeAll(async () => {
  s = await start();
  s.dataverse.seed("contact", [
    { contactid: guid(1), firstname: "Zoë", lastname: "Müller", emailaddress1: "zoe@example.com" },
    { contactid: guid(2), firstname: "Sean", lastname: "O'Brien", masterid: { table: "contact", id: guid(1) } },
    {
      contactid: guid(3),
      firstname: "Anna",
      lastname: "Berg",
      statecode: 1,
      ownerid: { table: "systemuser", id: guid(9) },
    },
    { contactid: guid(4), firstname: "Anna", lastname: "Berg", telephone1: "5" },
  ]);
});
afterAll(() => s.stop());

const fetchXml = (inner: string, attributes = "") =>
  `contacts?fetchXml=${encodeURIComponent(`<fetch ${attributes}><entity name="contact"><attribute name="fullname"/><attribute name="contactid"/><order attribute="contactid"/>${inner}</entity></fetch>`)}`;

const ids = async (filter: string): Promise<number[]> => {
  const { status, body } = await s.send("GET", fetchXml(filter));
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
  return body.value.map((row: { contactid: string }) => Number(row.contactid.slice(-2)));
};

const condition = (attribute: string, operator: string, value?: string) =>
  `<condition attribute="${attribute}" operator="${operator}"${value === undefined ? "/>" : ` value="${value}"/>`}`;

test.each<[string, string, number[]]>([
  ["like", condition("fullname", "like", "%MULL%"), [1]],
  ["not-like", condition("fullname", "not-like", "anna%"), [1, 2]],
  ["begins-with", condition("fullname", "begins-with", "anna"), [3, 4]],
  ["ends-with", condition("fullname", "ends-with", "brien"), [2]],
  ["null", condition("telephone1", "null"), [1, 2, 3]],
  ["not-null", condition("telephone1", "not-null"), [4]],
  ["ne", condition("telephone1", "ne", "5"), [1, 2, 3]],
  ["choice", condition("statecode", "eq", "1"), [3]],
  ["yes/no", condition("alexacrm_wordpress_loginenabled", "eq", "1"), [1, 2, 3, 4]],
  [
    "in",
    `<condition attribute="contactid" operator="in"><value>${guid(1)}</value><value>{${guid(4)}}</value></condition>`,
    [1, 4],
  ],
  ["eq-userid", condition("ownerid", "eq-userid"), [1, 2, 4]],
  ["today", condition("createdon", "today"), [1, 2, 3, 4]],
  ["this-week", condition("createdon", "this-week"), [1, 2, 3, 4]],
  ["last-x-days", condition("createdon", "last-x-days", "2"), [1, 2, 3, 4]],
  ["this-week on an empty date", condition("alexacrm_wordpress_boundon", "this-week"), []],
  ["ge on a date", condition("createdon", "ge", "2001-01-01"), [1, 2, 3, 4]],
])("operator %s", async (_name, filter, expected) => {
  expect(await ids(`<filter>${filter}</filter>`)).toEqual(expected);
});

test("Filter rows using FetchXML: valueof compares two columns, of the same row or of a joined one", async () => {
  const same = '<condition attribute="firstname" operator="ne" valueof="lastname"/>';
  expect(await ids(`<filter>${same}</filter>`)).toEqual([1, 2, 3, 4]);
  expect(await ids(`<filter>${same.replace('"ne"', '"eq"')}</filter>`)).toEqual([]);
  const link = '<link-entity name="systemuser" from="systemuserid" to="ownerid" alias="o"/>';
  const joined = '<filter><condition attribute="createdon" operator="ge" valueof="o.createdon"/></filter>';
  expect(await ids(joined + link)).toEqual([1, 2, 4]);
  const wrong = "<filter><condition attribute='firstname' operator='like' valueof='lastname'/></filter>";
  expect((await s.send("GET", fetchXml(wrong))).body.error.message).toContain("'like' compares no columns");
});

test("filters nest, and several stand side by side", async () => {
  const nested = `<filter type="and">${condition("statecode", "eq", "0")}<filter type="or">${condition("firstname", "eq", "anna")}${condition("lastname", "eq", "o'brien")}</filter></filter>`;
  expect(await ids(nested)).toEqual([2, 4]);
  expect(
    await ids(
      `<filter>${condition("firstname", "eq", "anna")}</filter><filter>${condition("statecode", "eq", "0")}</filter>`,
    ),
  ).toEqual([4]);
});

test("link-entity: outer keeps rows without, inner drops them, its columns carry the alias", async () => {
  const link = (type: string, filter = "") =>
    `<link-entity name="contact" from="contactid" to="masterid" link-type="${type}" alias="m"><attribute name="fullname"/>${filter}</link-entity>`;
  expect(await ids(link("outer"))).toEqual([1, 2, 3, 4]);
  expect(await ids(link("inner"))).toEqual([2]);
  expect(await ids(link("inner", `<filter>${condition("firstname", "eq", "sean")}</filter>`))).toEqual([]);
  const { body } = await s.send("GET", fetchXml(link("outer")));
  expect(body.value[1]["m.fullname"]).toBe("Zoë Müller");
  expect(body.value[0]).not.toHaveProperty("m.fullname");
});

describe("link-entity inside link-entity", () => {
  const link = (alias: string, type: string, inner: string, table = "contact", from = "contactid", to = "masterid") =>
    `<link-entity name="${table}" from="${from}" to="${to}" link-type="${type}" alias="${alias}">${inner}</link-entity>`;
  const owner = (type: string, inner = "") => link("o", type, inner, "systemuser", "systemuserid", "ownerid");

  test("its columns, filters and orders are the deeper row's", async () => {
    const deeper = owner("outer", `<attribute name="fullname"/>`);
    const { body } = await s.send("GET", fetchXml(link("m", "outer", deeper)));
    expect(body.value[1]).toMatchObject({ "o.fullname": "Dana Dynamics" });
    expect(body.value[0]).not.toHaveProperty("o.fullname");
    expect(await ids(link("m", "outer", owner("inner")))).toEqual([2]);
    const wanted = `<filter>${condition("fullname", "eq", "dana dynamics")}</filter>`;
    expect(await ids(link("m", "inner", owner("inner", wanted)))).toEqual([2]);
    expect(await ids(link("m", "inner", owner("inner", wanted.replace("dana", "nobody"))))).toEqual([]);
    const above = `<filter><condition entityname="o" attribute="fullname" operator="not-null"/></filter>`;
    expect(await ids(link("m", "outer", deeper) + above)).toEqual([2]);
  });

  test("$filter walks the same lookups", async () => {
    const filter = (text: string) => s.send("GET", `contacts?$select=contactid&$filter=${text}`);
    expect((await filter("masterid/ownerid/fullname eq 'dana dynamics'")).body.value).toHaveLength(1);
    expect((await filter("masterid/ownerid/nosuch eq 'x'")).body.error.message).toContain("'nosuch'");
    expect((await filter("masterid/firstname/x eq 'x'")).status).toBe(400);
  });

  test("an alias that stands twice, and more than fifteen, are refused", async () => {
    expect((await s.send("GET", fetchXml(link("m", "inner", "") + link("m", "inner", "")))).status).toBe(400);
    const many = Array.from({ length: 16 }, (_, index) => link(`m${index}`, "outer", "")).join("");
    expect((await s.send("GET", fetchXml(many))).body.error.message).toContain("more than 15");
  });
});

test("pages by number with the cookie of the page before; the count only when asked for", async () => {
  const first = (
    await s.send("GET", fetchXml("", `count="2" page="1" returntotalrecordcount="true"`), undefined, annotated)
  ).body;
  expect(first).toMatchObject({
    "@Microsoft.Dynamics.CRM.morerecords": true,
    "@Microsoft.Dynamics.CRM.totalrecordcount": 4,
  });
  const token = first["@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"] as string;
  expect(token).toMatch(/^<cookie pagenumber="2" pagingcookie="%253C/i);
  const inner = decodeURIComponent(decodeURIComponent(/pagingcookie="([^"]*)"/.exec(token)![1]!));
  const escaped = inner.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  const second = (
    await s.send("GET", fetchXml("", `count="2" page="2" paging-cookie="${escaped}"`), undefined, annotated)
  ).body;
  expect(second.value.map((row: { contactid: string }) => row.contactid)).toEqual([guid(3), guid(4)]);
  expect(second).toMatchObject({
    "@Microsoft.Dynamics.CRM.morerecords": false,
    "@Microsoft.Dynamics.CRM.totalrecordcount": -1,
  });
});

test("every view of the shipped solution runs, quick find with the words filled in", async () => {
  const contact = (await import("./start")).metadata.tables.contact!;
  expect(contact.views.length).toBeGreaterThan(3);
  for (const { fetchXml: xml, id } of contact.views) {
    const reply = await s.send(
      "GET",
      `contacts?fetchXml=${encodeURIComponent(xml.replaceAll("{0}", "ann%"))}`,
      undefined,
      annotated,
    );
    expect({ view: id, status: reply.status, error: reply.body.error }).toEqual({
      view: id,
      status: 200,
      error: undefined,
    });
    const saved = await s.send("GET", `contacts?savedQuery=${id}`);
    expect({ view: id, status: saved.status }).toEqual({ view: id, status: xml.includes("{0}") ? 501 : 200 });
  }
});

test.each<[string, string]>([
  ["<fetch><entity name='contact'>", "Invalid FetchXML"],
  [
    "<fetch><entity name='contact'><attribute name='nosuch'/></entity></fetch>",
    "doesn't contain attribute with Name = 'nosuch'",
  ],
  [
    "<fetch><entity name='contact'><filter><condition attribute='statecode' operator='eq' value='x'/></filter></entity></fetch>",
    "whole number",
  ],
  ["<fetch><entity name='systemuser'/></fetch>", "is not the one of 'contacts'"],
])("wrong FetchXML %# is refused with a sentence", async (xml, words) => {
  const reply = await s.send("GET", `contacts?fetchXml=${encodeURIComponent(xml)}`);
  expect(reply.status).toBe(400);
  expect(reply.body.error.message).toContain(words);
});
