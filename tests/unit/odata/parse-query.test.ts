import { parseQuery } from "../../../odata/parse-query";

const query = (text: string) => parseQuery(new URLSearchParams(text));

test("the provider's list request is read whole", () => {
  expect(
    query(
      "$top=50&$skip=100&$count=true&$select=Id, DisplayName&$orderby=DisplayName desc,WpId&$filter=WpId gt 1&code=x",
    ),
  ).toEqual({
    top: 50,
    skip: 100,
    count: true,
    select: ["Id", "DisplayName"],
    orderBy: [
      { path: ["DisplayName"], descending: true },
      { path: ["WpId"], descending: false },
    ],
    filter: expect.objectContaining({ kind: "compare" }),
    expand: [],
  });
});

test("an empty query asks for everything in no order", () => {
  expect(query("")).toEqual({ orderBy: [], expand: [], count: false });
});

test("aliases reach the filter, OData v3's inline count is a count, a star selects all", () => {
  expect(query("$filter=a eq @x&@x='y'").filter).toEqual(query("$filter=a eq 'y'").filter);
  expect(query("$inlinecount=allpages").count).toBe(true);
  expect(query("$select=*").select).toBeUndefined();
});

test("an expansion carries its own options, separators inside quotes and brackets are text", () => {
  const [first, second] = query("$expand=a($select=x,y;$filter=contains(z,';,)');$expand=b),c").expand;
  expect(first).toMatchObject({ property: "a", query: { select: ["x", "y"], expand: [{ property: "b" }] } });
  expect(second).toMatchObject({ property: "c" });
});

test.each([
  ["$search=x", "The query option '$search' is not supported."],
  ["$apply=x", "The query option '$apply' is not supported."],
  ["$top=1&$top=2", "Query option '$top' was specified more than once, but it must be specified at most once."],
  ["$top=-1", "Invalid value '-1' for $top query option found. It takes a whole number from 0 up."],
  ["$top=1e3", "Invalid value '1e3' for $top query option found."],
  ["$skip=99999999999", "Invalid value '99999999999' for $skip query option found."],
  ["$count=yes", "Invalid value 'yes' for $count query option found. Valid values are 'true' and 'false'."],
  ["$orderby=tolower(a)", "'tolower(a)' in '$orderby=tolower(a)' is not a property with asc or desc."],
  ["$select=a,", "'' in '$select=a,' is not the name of a property."],
  ["$expand=a($top=1", "There is an unterminated literal or bracket"],
  ["$expand=a(b(c(d(e(f(g))))))", "goes deeper than 5 levels"],
  ["$format=xml", "The format 'xml' is not supported"],
])("%s is answered with a sentence", (text, sentence) => {
  expect(() => query(text)).toThrow(sentence);
});
