import fc from "fast-check";
import { feedRow } from "../../../bridge/feed/row";
import { bindingModeNames } from "../../../model/binding-mode";
import { userGuid } from "../../../model/user-guid";
import { type Expression } from "../../../odata/expression";
import { matches } from "../../../odata/evaluate";
import { parseFilter } from "../../../odata/parse-filter";
import { printFilter } from "../../../odata/print-filter";
import { type UserRow } from "../../../bridge/wordpress-client";
import { FakeWordPress, user } from "./fake-wordpress";
import { ann, bob, closeFeeds, feedOn } from "./feed-on-fakes";

const word = fc.constantFrom("anna", "Ännä", "O'Brien", "王小明", "n", "%", "subscriber");
const orNull = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 2, arbitrary: one }, { weight: 1, arbitrary: fc.constant(null) });
const time = fc.constantFrom("2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z");

const people: fc.Arbitrary<UserRow[]> = fc
  .array(
    fc.record({
      display_name: word,
      first_name: orNull(word),
      last_name: orNull(word),
      login_locked: fc.boolean(),
      last_login: orNull(time),
      mode: fc.constantFrom(0, 1, 2, 3, 4) as fc.Arbitrary<UserRow["mode"]>,
      contact_id: orNull(fc.constantFrom(ann, bob)),
      roles: fc.subarray(["subscriber", "customer"]),
    }),
    { maxLength: 6 },
  )
  .map((rows) => rows.map((row, index) => user(index + 1, row)));

const quoted = word.map((text) => `'${text.replace(/'/g, "''")}'`);
const oneOf = (...values: string[]) => fc.constantFrom(...values);
const comparison = (names: string[], operators: string[], values: fc.Arbitrary<string>) =>
  fc.tuple(oneOf(...names), oneOf(...operators), values).map((parts) => parts.join(" "));
const texts = ["DisplayName", "FirstName", "LastName", "Roles", "Username", "Site", "SiteUrl"];
const guids = [1, 2, 3].map((userId) => userGuid({ siteTag: 1, userId }));
const all = ["eq", "ne", "gt", "ge", "lt", "le"];

const condition: fc.Arbitrary<Expression> = fc
  .oneof(
    comparison(texts, all, fc.oneof(quoted, fc.constant("null"))),
    comparison(["LastLogin"], all, fc.oneof(time, fc.constant("null"))),
    comparison(["WpId"], all, oneOf("1", "2", "3", "null")),
    comparison(["Binding"], all.slice(0, 2), oneOf(...bindingModeNames.map((name) => `WordPress.Binding'${name}'`))),
    comparison(["ContactId"], ["eq", "ne"], oneOf(ann, bob, "null")),
    comparison(["Id"], ["eq", "ne"], oneOf(...guids, ann)),
    comparison(["LoginLocked"], ["eq", "ne"], oneOf("true", "false", "null")),
    fc
      .tuple(oneOf("contains", "startswith", "endswith"), oneOf(...texts), quoted)
      .map(([name, property, text]) => `${name}(${property},${text})`),
    fc
      .tuple(oneOf(...texts), quoted, oneOf("ge 0", "eq -1", "gt -1", "eq 0"))
      .map(([property, text, rest]) => `indexof(${property},${text}) ${rest}`),
    fc
      .tuple(oneOf(...texts), fc.array(fc.oneof(quoted, fc.constant("null")), { minLength: 1, maxLength: 3 }))
      .map(([property, values]) => `${property} in (${values.join(",")})`),
    oneOf(
      "LoginLocked",
      "true",
      "false",
      "1 eq 1",
      `Id in (${guids[0]},${ann})`,
      "tolower(FirstName) eq 'anna'",
      "contains(tolower(LastName),'n') eq true",
      "startswith(FirstName,'n') ne true",
      "endswith(LastName,'n') eq false",
      "indexof(FirstName,'n') ne -1",
      "indexof(FirstName,'n') lt 0",
    ),
  )
  .map((text) => parseFilter(text));

const { filter } = fc.letrec<{ filter: Expression }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    condition,
    fc.record({ kind: fc.constant("not" as const), operand: tie("filter") }),
    fc.record({
      kind: oneOf("and", "or") as fc.Arbitrary<"and" | "or">,
      operands: fc.array(tie("filter"), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

afterAll(closeFeeds);

test("any filter keeps the same rows whether WordPress searches or OData's own rules are applied to all rows", async () => {
  const wordpress = new FakeWordPress("anna");
  const { list } = feedOn([wordpress]);
  const site = { tag: 1, name: "anna", url: "https://anna.example/wp" };
  await fc.assert(
    fc.asyncProperty(people, filter, async (users, expression) => {
      wordpress.users.clear();
      for (const one of users) wordpress.users.set(one.id, one);
      const text = printFilter(expression);
      const { status, body } = await list({
        $filter: text,
        $select: "WpId,Site,SiteUrl",
        $count: true,
      });
      expect([text, status]).toEqual([text, 200]);
      const expected = users.filter((one) => matches(expression, feedRow(site, one))).map(({ id }) => id);
      expect(body.value.map(({ WpId }: { WpId: number }) => WpId)).toEqual(expected);
      expect(body["@odata.count"]).toBe(expected.length);
    }),
    { numRuns: 400 },
  );
});
