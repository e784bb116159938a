import { ann, closeFeeds, feedOn } from "./feed-on-fakes";
import { names, site } from "./people";

afterEach(closeFeeds);

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
