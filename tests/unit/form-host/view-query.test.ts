import { quickFindPattern, viewFetchXml } from "../../../sandbox/form-host/browser/data/view-query";
import { type View } from "../../../sandbox/metadata/types";
import { openSample, sampleMetadata } from "./sample";

const person = sampleMetadata.tables["person"]!;
const view = (fetchXml: string): View => ({
  id: "v",
  name: {},
  queryType: 0,
  isDefault: true,
  columns: [],
  fetchXml,
});
const list = view(
  `<fetch version="1.0"><entity name="person"><attribute name="name"/><order attribute="name" descending="false"/><filter type="and"><condition attribute="statecode" operator="eq" value="0"/></filter></entity></fetch>`,
);
const quickFindView = view(
  `<fetch><entity name="person"><filter type="or" isquickfindfields="1"><condition attribute="name" operator="like" value="{0}"/><condition attribute="age" operator="eq" value="{0}"/></filter></entity></fetch>`,
);
const query = { view: list, page: 2, pageSize: 50, quickFindView };

describe("the query of a view", () => {
  test("is paged and counted, and always reads id and name", () => {
    const xml = viewFetchXml(person, query);
    expect(xml).toContain('page="2" count="50" returntotalrecordcount="true"');
    expect(xml).toContain('<attribute name="personid"/>');
    expect(xml.match(/<attribute name="name"\/>/g)).toHaveLength(1);
  });

  test("carries the paging cookie of the page before, and narrows to related rows", () => {
    const pagingCookie = `<cookie page="1"><personid last="{A}" first="{B}" /></cookie>`;
    const xml = viewFetchXml(person, { ...query, pagingCookie, related: { column: "pet", id: "42" } });
    const root = new DOMParser().parseFromString(xml, "text/xml").documentElement;
    expect(root.getAttribute("paging-cookie")).toBe(pagingCookie);
    expect(xml).toContain('<filter><condition attribute="pet" operator="eq" value="42"/></filter>');
    expect(viewFetchXml(person, { ...query, page: 1, pagingCookie })).not.toContain("paging-cookie");
  });

  test("the cookie is read out of the answer, where it is URL-encoded twice", async () => {
    const { services, server } = openSample();
    const cookie = `<cookie page="1"/>`;
    const encoded = encodeURIComponent(encodeURIComponent(cookie));
    const annotation = `<cookie pagenumber="2" pagingcookie="${encoded}" istracking="False" />`;
    server.answer = () => ({
      status: 200,
      body: { value: [], "@Microsoft.Dynamics.CRM.fetchxmlpagingcookie": annotation },
    });
    expect((await services.webApi.retrieveMultiple("person", "?fetchXml=x")).pagingCookie).toBe(cookie);
  });

  test("keeps the view's own filter when it is searched, and finds by the quick-find columns", () => {
    const xml = viewFetchXml(person, { ...query, search: "an" });
    expect(xml).toContain('<condition attribute="statecode" operator="eq" value="0"/>');
    expect(xml).toContain('<condition attribute="name" operator="like" value="an%"/>');
    expect(xml).not.toContain('attribute="age"');
  });

  test("a list is searched by the text columns that it shows too, each of them once", () => {
    const shown = {
      ...list,
      columns: [...list.columns, { name: "name", width: 100 }, { name: "nickname", width: 100 }],
    };
    const columns = { ...person.columns, nickname: { ...person.columns["name"]!, logicalName: "nickname" } };
    const xml = viewFetchXml({ ...person, columns }, { ...query, view: shown, search: "an" });
    expect(xml.match(/attribute="nickname" operator="like" value="an%"/g)).toHaveLength(1);
    expect(xml.match(/attribute="name" operator="like" value="an%"/g)).toHaveLength(1);
  });

  test("searches number columns only for numbers", () => {
    const xml = viewFetchXml(person, { ...query, search: "42" });
    expect(xml).toContain('<condition attribute="age" operator="eq" value="42"/>');
  });

  test.each([
    ["an", "an%"],
    ["*berg", "%berg%"],
    ["O'Brien", "O'Brien%"],
  ])("%s is looked for as %s", (text, pattern) => expect(quickFindPattern(text)).toBe(pattern));

  test("markup in the searched text stays text", () => {
    expect(viewFetchXml(person, { ...query, search: '"><x/>' })).toContain('value="&quot;&gt;&lt;x/&gt;%"');
  });

  test("another order replaces the view's", () => {
    const xml = viewFetchXml(person, { ...query, sort: { column: "age", descending: true } });
    expect(xml.match(/<order /g)).toHaveLength(1);
    expect(xml).toContain('<order attribute="age" descending="true"/>');
  });
});
