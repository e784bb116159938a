import fc from "fast-check";
import { usernameProblem } from "../../../model/username";

test.each([
  [null, undefined],
  ["", undefined],
  ["ann", undefined],
  ["Ann Editor_1.x-y@example", undefined],
  ["a".repeat(60), undefined],
  ["a".repeat(61), "usernameTooLong"],
  ["   ", "usernameBlank"],
  [" ann", "usernamePadded"],
  ["ann ", "usernamePadded"],
  ["ann\t", "usernamePadded"],
  ["ann  editor", "usernameCharacters"],
  ["josé", "usernameCharacters"],
  ["ann<b>", "usernameCharacters"],
  ["ann&co", "usernameCharacters"],
  ["ann\nb", "usernameCharacters"],
])("username %j: %s", (username, problem) => expect(usernameProblem(username)).toBe(problem));

/** What `sanitize_user( $name, true )` does to text without markup, entities and accents. */
const sanitized = (text: string): string =>
  text
    .replace(/[^a-z0-9 _.\-@]/gi, "")
    .replace(/\s+/g, " ")
    .trim();

test("whatever passes is left as it is by WordPress, and long or dirty text never passes", () => {
  const piece = fc.constantFrom("a", "Z", "0", " ", "_", ".", "-", "@", "é", "%", "\t");
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 70 }), (pieces) => {
      const text = pieces.join("");
      const fine = sanitized(text) === text && text.length > 0 && text.length <= 60;
      expect(usernameProblem(text) === undefined).toBe(fine);
    }),
  );
});
