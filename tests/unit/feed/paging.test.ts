import { FakeWordPress, user } from "./fake-wordpress";
import { closeFeeds, feedOn } from "./feed-on-fakes";

afterEach(closeFeeds);

describe("paging", () => {
  const many = () =>
    new FakeWordPress(
      "Main site",
      Array.from({ length: 12 }, (_, index) => user(index + 1)),
    );

  async function allPages(feed: ReturnType<typeof feedOn>, first: string, headers: Record<string, string> = {}) {
    const ids: number[] = [];
    const sizes: number[] = [];
    for (let path: string | undefined = first; path;) {
      const { status, body } = await feed.send("GET", path, undefined, headers);
      expect(status).toBe(200);
      ids.push(...body.value.map(({ WpId }: { WpId: number }) => WpId));
      sizes.push(body.value.length);
      path = body["@odata.nextLink"]?.replace("https://bridge.example.org/odata/", "");
    }
    return { ids, sizes };
  }

  test("server-side paging: following the links visits every row once", async () => {
    const { ids, sizes } = await allPages(feedOn([many()]), "WordPressUsers?$orderby=WpId%20desc", {
      prefer: "odata.maxpagesize=5",
    });
    expect(ids).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(sizes).toEqual([5, 5, 2]);
  });

  test("the page size asked for first holds for the following pages, and $top is a total", async () => {
    const feed = feedOn([many()]);
    const { body } = await feed.list({ $top: 7, $skip: 2 }, { prefer: "odata.maxpagesize=3" });
    const next = body["@odata.nextLink"].replace("https://bridge.example.org/odata/", "");
    expect(await allPages(feed, next)).toEqual({ ids: [6, 7, 8, 9], sizes: [3, 1] });
  });

  test("no page is larger than 5,000 rows, whatever is asked", async () => {
    const wordpress = many();
    await feedOn([wordpress]).list({ $top: 100_000 });
    await feedOn([wordpress]).list({}, { prefer: "odata.maxpagesize=100000" });
    expect(wordpress.callsOf("queryUsers").map(([query]) => (query as { Top: number }).Top)).toEqual([5_000, 5_000]);
  });

  test("$top=0 with a count asks for the count alone", async () => {
    const { body } = await feedOn([many()]).list({ $top: 0, $count: true });
    expect(body).toMatchObject({ "@odata.count": 12, value: [] });
  });
});
