import { createContactStore } from "../../../bridge/dataverse/contact-store";
import { contactAnswer, contactId, fakeDataverse, refusal } from "./fakes";

const user = (id: number, site = 1) => `57500001-000${site}-8000-8000-${id.toString(16).padStart(12, "0")}`;

test("a contact is read in one request, the lookup as a guid alone", async () => {
  const { client, asked } = fakeDataverse([
    {
      body: contactAnswer(1, {
        _alexacrm_wordpress_userid_value: user(42).toUpperCase(),
        alexacrm_wordpress_userkey: "1-42",
        alexacrm_wordpress_loginenabled: null,
        statecode: 1,
        merged: true,
        _masterid_value: contactId(2),
        versionnumber: 12345678901,
      }),
    },
  ]);
  expect(await createContactStore(client, 1).read(contactId(1))).toEqual({
    id: contactId(1),
    name: "Contact 1",
    user: 42,
    key: 42,
    username: null,
    loginEnabled: null,
    active: false,
    mergedInto: contactId(2),
    version: "12345678901",
    etag: 'W/"7"',
  });
  expect(asked[0]!.path).toMatch(/^contacts\([0-9a-f-]+\)\?\$select=contactid,/);
  expect(asked[0]!.headers.get("prefer")).toBeNull();
});

test.each([
  ["another site's user", user(42, 2), "2-42"],
  ["something that is no user", contactId(9), "typed by hand"],
])("%s reads as foreign", async (_title, lookup, key) => {
  const { client } = fakeDataverse([
    { body: contactAnswer(1, { _alexacrm_wordpress_userid_value: lookup, alexacrm_wordpress_userkey: key }) },
  ]);
  expect(await createContactStore(client, 1).read(contactId(1))).toMatchObject({ user: "foreign", key: "foreign" });
});

test("404 by id means deleted, and nothing else does", async () => {
  const { client } = fakeDataverse([refusal(404, "0x80040217"), refusal(403, "0x80040220")]);
  const store = createContactStore(client, 1);
  expect(await store.read(contactId(1))).toBe("deleted");
  await expect(store.read(contactId(1))).rejects.toThrow("403");
});

test("only what is named is written", async () => {
  const { client, asked } = fakeDataverse([{ status: 204 }, { status: 204 }, { status: 204 }]);
  const store = createContactStore(client, 1);
  await store.write(contactId(1), {
    user: 42,
    key: 42,
    username: "ann",
    boundOn: new Date("2026-01-02T03:04:05.678Z"),
  });
  await store.write(contactId(1), { user: null, key: null, username: null, boundOn: null }, 'W/"7"');
  await store.write(contactId(1), { username: "bob" });
  expect(asked.map(({ body }) => body)).toEqual([
    {
      "alexacrm_wordpress_userid@odata.bind": `/alexacrm_wordpressusers(${user(42)})`,
      alexacrm_wordpress_userkey: "1-42",
      alexacrm_wordpress_username: "ann",
      alexacrm_wordpress_boundon: "2026-01-02T03:04:05Z",
    },
    {
      "alexacrm_wordpress_userid@odata.bind": null,
      alexacrm_wordpress_userkey: null,
      alexacrm_wordpress_username: null,
      alexacrm_wordpress_boundon: null,
    },
    { alexacrm_wordpress_username: "bob" },
  ]);
});

test.each([
  ["a newer row", refusal(412, "0x80060882"), 'W/"7"', "changed"],
  ["a newer row, in answers without a code", refusal(412, ""), 'W/"7"', "changed"],
  ["the same user key on another contact", refusal(412, "0x80060892"), undefined, "duplicate"],
  ["a row that is gone", refusal(404, "0x80040217"), undefined, "deleted"],
])("%s is an answer, no error", async (_title, answer, etag, expected) => {
  const { client } = fakeDataverse([answer]);
  expect(await createContactStore(client, 1).write(contactId(1), { key: 1 }, etag)).toBe(expected);
});

test("sign-in names are compared here, because Dataverse's filters know wildcards and forget accents", async () => {
  const rows = ["a_b", "axb", "A_B", "à_b"].map((alexacrm_wordpress_username, n) =>
    contactAnswer(n, { alexacrm_wordpress_username }),
  );
  const { client, asked } = fakeDataverse([{ body: { value: rows } }, { body: { value: rows } }]);
  const store = createContactStore(client, 1);
  expect((await store.withUsername("a_b")).map(({ username }) => username)).toEqual(["a_b", "A_B"]);
  await store.withUsername("o'brien");
  expect(asked[1]!.path).toContain("eq 'o''brien'");
});

test("holders are found by key and by name, for a lookup to a virtual table can't be filtered", async () => {
  const { client, asked } = fakeDataverse([
    { body: { value: [contactAnswer(1, { alexacrm_wordpress_userkey: "1-42" }), contactAnswer(2)] } },
  ]);
  expect((await createContactStore(client, 1).holders(42, "ann")).map(({ id }) => id)).toEqual([contactId(1)]);
  expect(asked[0]!.path).toContain(
    "$filter=alexacrm_wordpress_userkey eq '1-42' or alexacrm_wordpress_username eq 'ann'",
  );
});

test("an id that is no guid never becomes part of an address", async () => {
  const { client, asked } = fakeDataverse([]);
  await expect(createContactStore(client, 1).read("1)/x(")).rejects.toThrow(RangeError);
  expect(asked).toEqual([]);
});
