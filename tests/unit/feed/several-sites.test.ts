import { FakeWordPress, user } from "./fake-wordpress";
import { ann, closeFeeds, feedOn } from "./feed-on-fakes";
import { names, site } from "./people";

afterEach(closeFeeds);

describe("several sites", () => {
  const two = () => [
    site(),
    new FakeWordPress("Shop", [
      user(2, { display_name: "Zoe" }),
      user(9, { display_name: "Bert", contact_id: ann, mode: 3, contact_name: "Ann Berg" }),
    ]),
  ];

  test.each([
    ["", ["José Núñez", "王小明", "Sean O'Brien", "anna berg"]],
    ["startswith(DisplayName,'z')", []],
    ["Id eq 57500001-0002-8000-8000-000000000002", ["Zoe"]],
    ["Id eq 57500001-0002-8000-8000-000000000002 or Id eq 57500001-0001-8000-8000-000000000001", ["José Núñez", "Zoe"]],
    ["Id eq 57500001-0003-8000-8000-000000000002", []],
    ["Site eq 'Shop'", ["Bert", "Zoe"]],
    ["SiteUrl eq 'https://shop.example/wp'", ["Bert", "Zoe"]],
    ["Site eq 'Shop' and startswith(DisplayName,'z')", ["Zoe"]],
    ["Site in ('shop','main site') and WpId eq 2", ["Zoe", "王小明"]],
    [`ContactId eq ${ann}`, ["Bert", "Sean O'Brien"]],
    [`ContactId eq ${ann} and Site eq 'Shop'`, ["Bert"]],
  ])("a list is of the default site; ids, contacts and site names reach further: %s", async (filter, expected) => {
    const { body } = await feedOn(two()).list({
      $orderby: "DisplayName",
      ...(filter ? { $filter: filter } : {}),
      $count: true,
    });
    expect(names(body).sort()).toEqual([...expected].sort());
    expect(body["@odata.count"]).toBe(expected.length);
  });

  test("rows of several sites come in one order, page by page", async () => {
    const query = { $filter: `ContactId eq ${ann}`, $orderby: "DisplayName desc" };
    const feed = feedOn(two());
    expect(names((await feed.list({ ...query, $top: 1 })).body)).toEqual(["Sean O'Brien"]);
    expect(names((await feed.list({ ...query, $top: 1, $skip: 1 })).body)).toEqual(["Bert"]);
  });

  test("a site that is not concerned is not asked for users", async () => {
    const sites = two();
    await feedOn(sites).list({ $select: "DisplayName" });
    expect(sites[1]!.calls).toEqual([]);
  });
});
