import { type FakeFeed, feedRoot, feedUser } from "./fake-feed";
import { type Started } from "./start";
import { source, startVirtual, user } from "./start-virtual";

/** Pages of a virtual table, asked for by number or by the data source's own token. */
let s: Started;
let feed: FakeFeed;
let sent: () => string[];
beforeEach(async () => {
  ({ s, feed, sent } = await startVirtual());
});
afterEach(() => s.stop());

test("grids know of a next page by the inline count", async () => {
  for (let number = 1; number <= 3; number++) feed.rows.set(user(number), feedUser(user(number)));
  feed.answer = ({ path }) => {
    const rows = [...feed.rows.values()];
    const [top, skip] = ["top", "skip"].map((name) => Number(new RegExp(`\\$${name}=(\\d+)`).exec(path)?.[1] ?? 0));
    return new Response(JSON.stringify({ "@odata.count": rows.length, value: rows.slice(skip, skip! + top!) }));
  };
  const prefer = { prefer: "odata.maxpagesize=3" };
  const { body } = await s.send("GET", "alexacrm_wordpressusers?$select=alexacrm_name", undefined, prefer);
  const next = await s.send("GET", body["@odata.nextLink"].replace(`${s.base}/`, ""), undefined, prefer);
  expect(next.body.value).toHaveLength(1);
  expect(next.body["@odata.nextLink"]).toBeUndefined();
});

describe("server-side paging (OData v4 data provider requirements)", () => {
  const all = Array.from({ length: 7 }, (_, index) => user(index + 1));
  const read = async (path: string, size: number) => {
    const reply = await s.send("GET", path, undefined, {
      prefer: `odata.maxpagesize=${size},odata.include-annotations="*"`,
    });
    expect(reply.status).toBe(200);
    return reply.body;
  };
  const ids = (body: { value: { alexacrm_wordpressuserid: string }[] }) =>
    body.value.map((row) => row.alexacrm_wordpressuserid);

  beforeEach(async () => {
    await s.send("PATCH", `msdyn_odatav4ds(${source})`, { msdyn_paginationtype: 1, msdyn_returninlinecount: false });
    feed.answer = ({ path, headers }) => {
      const from = Number(/\$skiptoken=at (\d+)/.exec(path)?.[1] ?? 0);
      const size = Math.min(Number(/maxpagesize=(\d+)/.exec(headers.prefer ?? "")?.[1]), 3);
      const value = all.slice(from, from + size).map((id) => feedUser(id));
      const next = { "@odata.nextLink": `${feedRoot}WordPressUsers?$select=Id&$skiptoken=at ${from + size}` };
      return new Response(JSON.stringify({ value, ...(from + size < all.length ? next : {}) }));
    };
  });

  test("the data source decides where a page ends; its $skiptoken comes back inside ours", async () => {
    const found: string[] = [];
    let path: string | undefined = "alexacrm_wordpressusers?$select=alexacrm_name";
    while (path) {
      const body = await read(path, 5);
      found.push(...ids(body));
      path = body["@odata.nextLink"]?.replace(`${s.base}/`, "");
    }
    expect(found).toEqual(all);
    expect(sent()).toEqual([
      "GET WordPressUsers?$select=Id,DisplayName",
      "GET WordPressUsers?$skiptoken=at 3&$select=Id,DisplayName",
      "GET WordPressUsers?$skiptoken=at 6&$select=Id,DisplayName",
    ]);
    expect(feed.requests[0]!.headers.prefer).toBe("odata.maxpagesize=5");
  });

  test("FetchXML's cookie carries it too; a page asked for by number alone is walked to", async () => {
    const xml = (page: string) =>
      `alexacrm_wordpressusers?fetchXml=${encodeURIComponent(`<fetch count="2" ${page}><entity name="alexacrm_wordpressuser"><attribute name="alexacrm_name"/></entity></fetch>`)}`;
    const first = await read(xml('page="1"'), 50);
    expect(ids(first)).toEqual(all.slice(0, 2));
    const cookie = first["@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"]
      .replaceAll('"', "&quot;")
      .replace(/</g, "&lt;");
    feed.requests.length = 0;
    expect(ids(await read(xml(`page="2" paging-cookie="${cookie}"`), 50))).toEqual(all.slice(2, 4));
    expect(feed.requests).toHaveLength(1);
    expect(ids(await read(xml('page="3"'), 50))).toEqual(all.slice(4, 6));
    expect(feed.requests).toHaveLength(4);
    expect(ids(await read(xml('page="9"'), 50))).toEqual([]);
  });

  test("$top asks for that many rows and no page", async () => {
    expect((await s.send("GET", "alexacrm_wordpressusers?$select=alexacrm_name&$top=2")).status).toBe(200);
    expect(sent()).toEqual(["GET WordPressUsers?$top=2&$select=Id,DisplayName"]);
  });

  test("a next link without a $skiptoken is an error that the trace explains", async () => {
    feed.answer = () => new Response(JSON.stringify({ value: [], "@odata.nextLink": "WordPressUsers?page=2" }));
    expect((await s.send("GET", "alexacrm_wordpressusers?$select=alexacrm_name")).status).toBe(500);
    expect(JSON.stringify(s.dataverse.knobs.traceEntries)).toContain("has no $skiptoken");
  });
});
