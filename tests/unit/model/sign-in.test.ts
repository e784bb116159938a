import { decideSignIn, matchUsername } from "../../../model/sign-in";
import { isNewerVersion, markApplies, markOf } from "../../../model/marks";

const contact = (loginEnabled: boolean | null, active = true) => ({ loginEnabled, active });

test.each([
  ["Login Enabled Yes allows (F26)", contact(true), false, "allow", "login_enabled"],
  ["Login Enabled No denies (F10, F26)", contact(false), false, "deny", "login_disabled"],
  ["empty Login Enabled allows", contact(null), false, "allow", "login_empty"],
  ["empty Login Enabled denies where Yes is required", contact(null), true, "deny", "login_empty"],
  ["an inactive contact denies though Login Enabled is Yes", contact(true, false), false, "deny", "inactive"],
  ["No is the reason given, inactive or not", contact(false, false), false, "deny", "login_disabled"],
  ["a deleted contact denies", "deleted" as const, false, "deny", "deleted"],
])("%s", (_title, row, strict, decision, reason) => expect(decideSignIn(row, strict)).toEqual({ decision, reason }));

test("Username mode takes the one active contact, never the first of several (F18)", () => {
  const [ann, old, twin] = [contact(true), contact(true, false), contact(true)];
  expect(matchUsername([ann, old])).toBe(ann);
  expect(matchUsername([ann, twin])).toBe("several");
  expect(matchUsername([old])).toBe("not_found");
  expect(matchUsername([])).toBe("not_found");
});

test("a mark says what denies; empty Login Enabled marks nobody", () => {
  expect(markOf(contact(false))).toEqual({ denied: true, reason: "login_disabled" });
  expect(markOf(contact(true, false))).toEqual({ denied: true, reason: "inactive" });
  expect(markOf(contact(null))).toEqual({ denied: false, reason: null });
  expect(markOf("deleted")).toEqual({ denied: true, reason: "deleted" });
});

test("versions are compared as numbers of any length", () => {
  expect(isNewerVersion("100", "99")).toBe(true);
  expect(isNewerVersion("99", "100")).toBe(false);
  expect(isNewerVersion("99", "99")).toBe(false);
  expect(isNewerVersion("18446744073709551616", "18446744073709551615")).toBe(true);
  expect(isNewerVersion("1", null)).toBe(true);
  expect(() => isNewerVersion("W/1", null)).toThrow(RangeError);
});

test("a mark applies only with a newer version; a deletion needs none and is told once", () => {
  const stored = { dvVersion: "10", denied: false, deniedReason: null };
  expect(markApplies(markOf(contact(false)), "11", stored)).toBe(true);
  expect(markApplies(markOf(contact(false)), "10", stored)).toBe(false);
  expect(markApplies(markOf("deleted"), null, stored)).toBe(true);
  expect(markApplies(markOf("deleted"), null, { dvVersion: "10", denied: true, deniedReason: "deleted" })).toBe(false);
  expect(markApplies(markOf(contact(false)), null, stored)).toBe(false);
});
