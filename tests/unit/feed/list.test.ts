import { WordPressRefused, WordPressUnreachable } from "../../../bridge/wordpress-client";
import { userGuid } from "../../../model/user-guid";
import { FakeWordPress, user } from "./fake-wordpress";
import { ann, closeFeeds, feedKey, feedOn } from "./feed-on-fakes";

afterEach(closeFeeds);

const people = () => [
  user(1, { display_name: "José Núñez", login: "jose", first_name: "José" }),
  user(2, { display_name: "王小明", login: "wang" }),
  user(3, {
    display_name: "Sean O'Brien",
    login: "sean",
    mode: 3,
    contact_id: ann,
    contact_name: "Ann Berg",
    roles: ["subscriber", "customer"],
  }),
  user(4, {
    display_name: "anna berg",
    login: "anna",
    mode: 1,
    login_locked: true,
    last_login: "2026-03-01T12:00:00+01:00",
    not_bindable: "It is the bridge's own user.",
  }),
];
const site = () => new FakeWordPress("Main site", people());
const names = (body: { value: { DisplayName: string }[] }) => body.value.map(({ DisplayName }) => DisplayName);

describe("the list of users (F98, F100)", () => {
  test("a row carries every property of the contract, empty text as null, times in UTC", async () => {
    const { list } = feedOn([site()]);
    const { status, body, headers } = await list({ $filter: "Username eq 'anna'" });
    expect(status).toBe(200);
    expect(headers.get("odata-version")).toBe("4.0");
    expect(body).toEqual({
      "@odata.context": "https://bridge.example.org/odata/$metadata#WordPressUsers",
      value: [
        {
          Id: "57500001-0001-8000-8000-000000000004",
          DisplayName: "anna berg",
          WpId: 4,
          FirstName: null,
          LastName: null,
          Username: "anna",
          Email: "user4@example.org",
          Roles: "subscriber",
          LoginLocked: true,
          LastLogin: "2026-03-01T11:00:00Z",
          Modified: "2026-03-01T10:00:00Z",
          TimeZone: null,
          Locale: null,
          Site: "Main site",
          SiteUrl: "https://main-site.example/wp",
          Binding: "Username",
          ContactId: null,
          ContactName: null,
          NotBindable: "It is the bridge's own user.",
        },
      ],
    });
  });

  test("the provider's page request costs one request to WordPress and returns what it selected", async () => {
    const wordpress = site();
    const { list } = feedOn([wordpress]);
    const { body } = await list({
      $top: 2,
      $skip: 1,
      $count: true,
      $select: "DisplayName,WpId",
      $orderby: "DisplayName desc",
    });
    expect(body).toMatchObject({
      "@odata.count": 4,
      value: [{ DisplayName: "Sean O'Brien", WpId: 3 }, { DisplayName: "José Núñez" }],
    });
    expect(Object.keys(body.value[0])).toEqual(["Id", "DisplayName", "WpId"]);
    expect(body["@odata.nextLink"]).toBeUndefined();
    expect(wordpress.calls).toEqual([
      { name: "queryUsers", args: [{ Order: [{ Field: "display_name", Dir: "desc" }], Count: true, Skip: 1, Top: 2 }] },
    ]);
  });

  test.each([
    ["startswith(DisplayName,'JOSE') or startswith(Username,'JOSE') or startswith(Email,'JOSE')", ["José Núñez"]],
    ["contains(DisplayName,'O''Brien')", ["Sean O'Brien"]],
    ["contains(tolower(DisplayName),'小')", ["王小明"]],
    ["indexof(DisplayName,'nunez') ge 0", ["José Núñez"]],
    ["Id eq 57500001-0001-8000-8000-000000000002", ["王小明"]],
    ["Id in (57500001-0001-8000-8000-000000000002,57500001-0001-8000-8000-000000000001)", ["José Núñez", "王小明"]],
    ["Id ne 57500001-0001-8000-8000-000000000002 and WpId lt 4", ["José Núñez", "Sean O'Brien"]],
    ["Id eq 11111111-1111-1111-1111-111111111111", []],
    ["Binding eq WordPress.Binding'Contact'", ["Sean O'Brien"]],
    ["Binding eq 'Username'", ["anna berg"]],
    ["Binding eq 3", ["Sean O'Brien"]],
    ["Binding in (763010003,763010001)", ["Sean O'Brien", "anna berg"]],
    ["Binding ne WordPress.Binding'NotBound'", ["Sean O'Brien", "anna berg"]],
    [`ContactId eq ${ann}`, ["Sean O'Brien"]],
    ["ContactId eq null", ["José Núñez", "王小明", "anna berg"]],
    ["ContactId ne null", ["Sean O'Brien"]],
    ["LoginLocked", ["anna berg"]],
    ["LoginLocked eq false and contains(Roles,'customer') eq true", ["Sean O'Brien"]],
    ["LastLogin ge 2026-03-01T11:00:00Z", ["anna berg"]],
    ["not (FirstName eq 'jose')", ["王小明", "Sean O'Brien", "anna berg"]],
    ["Site eq 'main SITE' and WpId eq 1", ["José Núñez"]],
    ["Site eq 'elsewhere'", []],
    ["SiteUrl eq 'https://MAIN-site.example/wp' and WpId eq 1", ["José Núñez"]],
    ["SiteUrl eq 'https://main-site.example'", []],
    ["contains(SiteUrl,'elsewhere')", []],
    ["1 eq 1 and WpId eq 1", ["José Núñez"]],
  ])("%s", async (filter, expected) => {
    const { body } = await feedOn([site()]).list({ $filter: filter });
    expect(names(body)).toEqual(expected);
  });

  test.each([
    ["$filter", "length(DisplayName) gt 3", "WordPress can't search by length(DisplayName) gt 3."],
    ["$filter", "Nope eq 1", "Could not find a property named 'Nope' on type 'WordPress.WordPressUser'."],
    [
      "$filter",
      "NotBindable eq null",
      "WordPress can't search or sort by NotBindable: it is worked out for each user.",
    ],
    ["$filter", "WpId eq 'x'", "WpId is a whole number; it can't be compared with 'x'."],
    ["$filter", "DisplayName eq 5", "DisplayName is text; it can't be compared with 5."],
    ["$filter", "ContactId eq 'x'", "ContactId is a guid; it can't be compared with 'x'."],
    [
      "$filter",
      "Binding eq 'Other'",
      "Binding is one of NotBound, Username, Custom, Contact, Disabled; it can't be compared with 'Other'.",
    ],
    ["$filter", "Id gt 57500001-0001-8000-8000-000000000002", "Id is compared with eq, ne and in only."],
    ["$filter", "contains(WpId,'1')", "WpId is no text; 'contains' can't search it."],
    ["$filter", "FirstName eq LastName", "WordPress can compare a property with a value only, not with LastName."],
    ["$filter", "DisplayName eq 'x", "There is an unterminated literal at position 17 in 'DisplayName eq 'x'."],
    [
      "$filter",
      "Microsoft.Dynamics.CRM.Today(PropertyName='Modified')",
      "WordPress can't search by Microsoft.Dynamics.CRM.Today(PropertyName='Modified').",
    ],
    ["$orderby", "NotBindable", "WordPress can't search or sort by NotBindable"],
    ["$orderby", "Nope desc", "Could not find a property named 'Nope'"],
    ["$select", "Nope", "Could not find a property named 'Nope'"],
    ["$expand", "ContactId", "nothing can be expanded"],
    ["$apply", "x", "The query option '$apply' is not supported."],
    ["$skiptoken", "1-0-", "The $skiptoken is not one that this feed gave out."],
  ])("%s=%s is answered with 400, a sentence and the request's id", async (option, text, sentence) => {
    const { status, body } = await feedOn([site()]).list({ [option]: text });
    expect(status).toBe(400);
    expect(body.error.message).toContain(sentence);
    expect(body.error.message).toMatch(/\(request req-\w+\)$/);
  });
});

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

describe("one row", () => {
  test("is found by its guid, in the forms in which clients write it", async () => {
    const { send } = feedOn([site()]);
    const id = userGuid({ siteTag: 1, userId: 3 });
    for (const path of [
      `WordPressUsers(${id})`,
      `WordPressUsers(Id=${id})`,
      `WordPressUsers%28${id.toUpperCase()}%29`,
    ]) {
      const { status, body } = await send("GET", path);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        "@odata.context": expect.stringMatching(/#WordPressUsers\/\$entity$/),
        Id: id,
        ContactId: ann,
        Roles: "subscriber,customer",
      });
    }
    expect((await send("GET", `WordPressUsers(${id})?$select=Username`)).body).toEqual({
      "@odata.context": expect.anything(),
      Id: id,
      Username: "sean",
    });
  });

  test.each([
    [userGuid({ siteTag: 1, userId: 99 }), 404, "There is no such user."],
    [
      userGuid({ siteTag: 7, userId: 1 }),
      404,
      "There is no WordPress user with the id 57500001-0007-8000-8000-000000000001.",
    ],
    [ann, 404, `There is no WordPress user with the id ${ann}.`],
    ["42", 400, "'42' is not the id of a WordPress user: ids are guids."],
  ])("%s: %d", async (id, expected, sentence) => {
    const { status, body } = await feedOn([site()]).send("GET", `WordPressUsers(${id})`);
    expect(status).toBe(expected);
    expect(body.error.message).toContain(sentence);
  });
});

describe("who may ask, and what is answered when WordPress doesn't", () => {
  test("every route wants the key, and two are valid while the key is changed", async () => {
    const { fetchRaw } = feedOn([site()], { feedKeys: ["old-key-old-key-old", "new-key-new-key-new"] });
    const status = async (path: string, key?: string, method: "GET" | "POST" | "DELETE" = "GET") =>
      (await fetchRaw(method, path, key ? { headers: { "x-icds-key": key } } : {})).status;
    for (const url of [
      "/odata/",
      "/odata",
      "/odata/$metadata",
      "/odata/WordPressUsers",
      "/odata/WordPressUsers(1)",
      "/odata/nothing/here",
    ]) {
      expect([url, await status(url)]).toEqual([url, 401]);
      expect([url, await status(url, "wrong")]).toEqual([url, 401]);
    }
    expect(await status("/odata/WordPressUsers", undefined, "POST")).toBe(401);
    expect(await status(`/odata/WordPressUsers(${ann})`, undefined, "DELETE")).toBe(401);
    expect(await status("/odata/", "old-key-old-key-old")).toBe(200);
    expect(await status("/odata/", "new-key-new-key-new")).toBe(200);
    expect(() => feedOn([site()], { feedKeys: [] })).toThrow("The feed needs one key");
  });

  test("WordPress out of reach is 503 with a sentence", async () => {
    const wordpress = site();
    wordpress.failNext.set(
      "queryUsers",
      new WordPressUnreachable("WordPress did not answer within 10 seconds.", "timeout"),
    );
    const { status, body } = await feedOn([wordpress]).list();
    expect([status, body.error.code]).toEqual([503, "wordpress_unreachable"]);
  });

  test("a wrong application password is the bridge's trouble, not Dataverse's key", async () => {
    const wordpress = site();
    wordpress.failNext.set("queryUsers", new WordPressRefused("Unknown password.", "incorrect_password", 401));
    const { status, body } = await feedOn([wordpress]).list();
    expect(status).toBe(503);
    expect(body.error.message).toContain(
      "WordPress doesn't accept the bridge's user and application password: Unknown password.",
    );
  });

  test("an unexpected failure says nothing of its inside and is logged with the request's id", async () => {
    const wordpress = site();
    wordpress.failNext.set("queryUsers", new Error("secret inside"));
    const { list, logged } = feedOn([wordpress]);
    const { status, body, text } = await list();
    expect(status).toBe(500);
    expect(text).not.toContain("secret inside");
    expect(logged.join()).toContain(/\(request (.*)\)/.exec(body.error.message)![1]);
  });

  test("what people typed into a search, and the key, stay out of the log", async () => {
    const { list, logged } = feedOn([site()]);
    await list({ $filter: "DisplayName eq 'Ann Berg' and length(Email) gt 1" });
    expect(logged.join()).not.toMatch(new RegExp(`Ann Berg|${feedKey}`));
    expect(logged).not.toEqual([]);
  });

  test("the site's name is asked for once and survives an outage", async () => {
    const wordpress = site();
    const { list } = feedOn([wordpress]);
    await list();
    await list();
    expect(wordpress.callsOf("site")).toHaveLength(1);
  });
});
