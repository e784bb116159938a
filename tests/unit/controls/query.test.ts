import { contactSource } from "../../../controls/ContactPicker/search";
import { userSource } from "../../../controls/shared/users/UserPicker";
import { likenessFilter, queryOptions, searchFilter } from "../../../controls/shared/query";

test.each([
  ["", ""],
  ["   ", ""],
  ["*", ""],
  ["ann", "(startswith(n,'ann') or contains(n,' ann') or startswith(e,'ann') or contains(e,' ann'))"],
  ["*ann", "(contains(n,'ann') or contains(e,'ann'))"],
  [
    "  O'Neil ",
    "(startswith(n,'O''Neil') or contains(n,' O''Neil') or startswith(e,'O''Neil') or contains(e,' O''Neil'))",
  ],
])("5.4 row 3 typed %p becomes the filter %p", (typed, filter) => expect(searchFilter(typed, ["n", "e"])).toBe(filter));

test("5.4 row 3 each word has to match, in any order", () => {
  expect(searchFilter("ed a", ["n"]).split(" and ")).toHaveLength(2);
});

test("more than five words don't make the filter longer", () => {
  expect(searchFilter("a b c d e f g", ["n"])).toBe(searchFilter("a b c d e", ["n"]));
});

test("nothing typed can break out of the query string", () => {
  const query = queryOptions(["n"], searchFilter("x&$top=5000#%'", ["n"]), "n", 20);
  expect(new URLSearchParams(query.slice(1)).get("$top")).toBe("20");
  expect(query).not.toContain("#");
});

test("a row resembles another one by what that one has", () => {
  expect(
    likenessFilter([
      ["e", "o'neil@example.org"],
      ["n", null],
      ["m", "Ann"],
    ]),
  ).toBe("e eq 'o''neil@example.org' or m eq 'Ann'");
});

test("5.4 row 3 users are found by display name, first and last name, username and email", () => {
  const { searched } = userSource({}, undefined);
  expect(searched).toEqual(["name", "firstname", "lastname", "username", "email"].map((name) => `alexacrm_${name}`));
});

test("a second site's table and prefix replace the first one's everywhere", () => {
  const text = (raw: string) => ({ raw }) as ComponentFramework.PropertyTypes.StringProperty;
  const source = userSource({ tableName: text("shop_user"), columnPrefix: text("shop_") }, undefined);
  expect(source.table).toBe("shop_user");
  expect(JSON.stringify(source)).not.toContain("alexacrm_");
  expect(source.columns).toContain("_shop_contactid_value");
});

test("5.4 row 3 contacts are found by full name, email and username", () => {
  const { searched } = contactSource({} as never, undefined);
  expect(searched).toEqual(["fullname", "emailaddress1", "alexacrm_wordpress_username"]);
});
