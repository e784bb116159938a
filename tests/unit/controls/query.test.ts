import { contactQuery } from "../../../controls/ContactPicker/search";
import { userQuery } from "../../../controls/WordPressUserPicker/search";
import { queryOptions, searchFilter } from "../../../controls/shared/query";

const columns = [
  { name: "n", severalWords: true },
  { name: "e", severalWords: false },
];

test.each([
  ["", ""],
  ["   ", ""],
  ["*", ""],
  ["ann", "(startswith(n,'ann') or contains(n,' ann') or startswith(e,'ann'))"],
  ["*ann", "(contains(n,'ann') or contains(e,'ann'))"],
  ["  O'Neil ", "(startswith(n,'O''Neil') or contains(n,' O''Neil') or startswith(e,'O''Neil'))"],
])("typed %p becomes the filter %p", (typed, filter) => expect(searchFilter(typed, columns)).toBe(filter));

test("each word has to match, in any order", () => {
  expect(searchFilter("ed a", columns).split(" and ")).toHaveLength(2);
});

test("more than five words don't make the filter longer", () => {
  expect(searchFilter("a b c d e f g", columns)).toBe(searchFilter("a b c d e", columns));
});

test("nothing typed can break out of the query string", () => {
  const query = queryOptions(["n"], searchFilter("x&$top=5000#%'", columns), "n asc");
  expect(new URLSearchParams(query.slice(1)).get("$top")).toBe("20");
  expect(query).not.toContain("#");
});

test("users are found by display name, first and last name, username and email", () => {
  const query = decodeURIComponent(userQuery("ann"));
  for (const column of ["name", "firstname", "lastname", "username", "email"])
    expect(query).toContain(`startswith(alexacrm_${column},'ann')`);
});

test("contacts are found by full name, email and username", () => {
  const query = decodeURIComponent(contactQuery("ann"));
  for (const column of ["fullname", "emailaddress1", "alexacrm_wordpress_username"])
    expect(query).toContain(`startswith(${column},'ann')`);
});
