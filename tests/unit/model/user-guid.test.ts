import fc from "fast-check";
import { maxSiteTag, parseUserGuid, userGuid } from "../../../model/user-guid";
import { parseUserKey, userKey } from "../../../model/user-key";

const refs = fc.record({
  siteTag: fc.integer({ min: 1, max: maxSiteTag }),
  userId: fc.integer({ min: 1, max: 2 ** 48 - 1 }),
});

describe("a WordPress user's guid and key", () => {
  it("user 42 of site 1 has the documented guid and key", () => {
    expect(userGuid({ siteTag: 1, userId: 42 })).toBe("57500001-0001-8000-8000-00000000002a");
    expect(userKey({ siteTag: 1, userId: 42 })).toBe("1-42");
  });

  it("reads back as what it was made from, whatever the user and site", () => {
    fc.assert(
      fc.property(refs, (ref) => {
        expect(parseUserGuid(userGuid(ref))).toEqual(ref);
        expect(parseUserGuid(`{${userGuid(ref).toUpperCase()}}`)).toEqual(ref);
        expect(parseUserKey(userKey(ref))).toEqual(ref);
      }),
    );
  });

  it.each([
    "",
    "42",
    "6f0d3c52-5f0e-5d3c-9a55-6a1f6f8f0a11",
    "57500001-0000-8000-8000-00000000002a",
    "57500001-0001-8000-8000-000000000000",
  ])("a guid that no WordPress user has (%s) reads as nobody", (guid) => expect(parseUserGuid(guid)).toBeUndefined());

  it.each(["", "1-", "-42", "0-42", "1-0", "01-42", "1-42 ", "65536-1", "1-281474976710656"])(
    "text that is no user key (%j) reads as nobody",
    (key) => expect(parseUserKey(key)).toBeUndefined(),
  );

  it.each([
    [0, 1],
    [65536, 1],
    [1, 0],
    [1, 1.5],
    [1, 2 ** 48],
  ])("site %d with user %d is refused with a sentence", (siteTag, userId) => {
    expect(() => userGuid({ siteTag, userId })).toThrow(/is a whole number/);
  });
});
