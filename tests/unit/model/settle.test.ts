import { decideTie, sameUsername, settledUsername } from "../../../model/settle";
import { settleRows } from "../../integration/settle-table";

const end = (cell: string) => (cell === "-" ? null : Number(cell));

test.each(settleRows.filter(({ second }) => second === "free"))(
  "WordPress $W, lookup $D, key $B is a case of rule $rule",
  ({ W, D, B, rule }) => {
    const action = decideTie({ wordpress: end(W), dataverse: end(D), agreed: end(B) });
    expect(action.rule).toBe(Number(rule));
  },
);

test("the hand-written table has every combination of none and two users", () => {
  const combinations = new Set(settleRows.map(({ W, D, B }) => `${W} ${D} ${B}`));
  expect(combinations.size).toBe(27);
});

test.each([
  [
    { wordpress: 1, dataverse: 1, agreed: 1 },
    { rule: 1, do: "agree", repairKey: false },
  ],
  [
    { wordpress: 1, dataverse: 1, agreed: null },
    { rule: 1, do: "agree", repairKey: true },
  ],
  [
    { wordpress: null, dataverse: 1, agreed: 1 },
    { rule: 2, do: "mirror", user: null },
  ],
  [
    { wordpress: 1, dataverse: null, agreed: 1 },
    { rule: 3, do: "bind", user: null },
  ],
  [
    { wordpress: null, dataverse: 2, agreed: null },
    { rule: 3, do: "bind", user: 2 },
  ],
  [
    { wordpress: 1, dataverse: 2, agreed: null },
    { rule: 4, do: "mirror", user: 1, why: "conflict" },
  ],
] as const)("%j leads to %j", (tie, action) => expect(decideTie(tie)).toEqual(action));

test("a lookup that names no user of this site is never bound, whatever the key says", () => {
  for (const agreed of [null, 1, "foreign"] as const)
    for (const wordpress of [null, 1])
      expect(decideTie({ wordpress, dataverse: "foreign", agreed })).toMatchObject({ do: "mirror", user: wordpress });
});

test("a key that somebody typed by hand is repaired", () =>
  expect(decideTie({ wordpress: null, dataverse: null, agreed: "foreign" })).toEqual({
    rule: 1,
    do: "agree",
    repairKey: true,
  }));

const leaving = { login: "ann", usernameMode: false, agreed: true };

test.each([
  ["the username is the user's while one is set (F52)", "typed", "ann", [], "ann"],
  ["a typed username stays while no user is set", "typed", undefined, [], "typed"],
  ["a leaving user takes its sign-in name along", "Ann", undefined, [leaving], null],
  ["a leaving user leaves another name", "bob", undefined, [leaving], "bob"],
  ["a user now in Username mode leaves its name", "ann", undefined, [{ ...leaving, usernameMode: true }], "ann"],
  [
    "a deleted user takes the name that was derived from it",
    "ann",
    undefined,
    [{ ...leaving, login: undefined }],
    null,
  ],
  [
    "a user who never was this contact's takes nothing",
    "ann",
    undefined,
    [{ login: undefined, usernameMode: false, agreed: false }],
    "ann",
  ],
])("%s", (_title, current, staying, users, expected) =>
  expect(settledUsername(current, staying, users)).toBe(expected),
);

test("sign-in names are compared without case and outer blanks, but accents count (F18)", () => {
  expect(sameUsername(" Ann ", "ann")).toBe(true);
  expect(sameUsername("josé", "jose")).toBe(false);
  expect(sameUsername("jose\u0301", "josé")).toBe(true);
  expect(sameUsername("", null)).toBe(false);
});
