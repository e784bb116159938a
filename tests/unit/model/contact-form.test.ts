import fc from "fast-check";
import {
  decideContactForm,
  needsUser,
  usernameNotes,
  type ContactFormValues,
  type KnownUser,
} from "../../../model/contact-form";
import { maySave } from "../../../model/form-note";

const ann = { id: "a", name: "Ann Editor" };
const knownAnn: KnownUser = { id: "a", row: { login: "ann", obstacle: null } };
const values = (given: Partial<ContactFormValues> = {}): ContactFormValues => ({
  user: null,
  username: null,
  loginEnabled: null,
  active: true,
  userEdited: false,
  ...given,
});
const texts = (...args: Parameters<typeof decideContactForm>) =>
  decideContactForm(...args).notes.map(({ text }) => text);

// [what happens, values, user changed just now, known, username, locked, login enabled]
test.each<[string, ContactFormValues, boolean, KnownUser | undefined, string | null, boolean, boolean | null]>([
  ["F52 a chosen user gives its login", values({ user: ann, userEdited: true }), true, knownAnn, "ann", true, true],
  [
    "until the login is known, what is there stays",
    values({ user: ann, username: "bob" }),
    true,
    undefined,
    "bob",
    true,
    true,
  ],
  [
    "an answer about another user counts for nothing",
    values({ user: { id: "b", name: "Bob" } }),
    true,
    knownAnn,
    null,
    true,
    true,
  ],
  ["F53 an empty Login Enabled becomes Yes with a new user", values({ user: ann }), true, knownAnn, "ann", true, true],
  ["F53 a No stays No with a new user", values({ user: ann, loginEnabled: false }), true, knownAnn, "ann", true, false],
  [
    "an empty Login Enabled stays empty on a form that is opened",
    values({ user: ann, username: "ann" }),
    false,
    undefined,
    "ann",
    true,
    null,
  ],
  [
    "a cleared user takes the username along",
    values({ username: "ann", loginEnabled: true }),
    true,
    undefined,
    null,
    false,
    true,
  ],
  ["a typed username stays", values({ username: "ann" }), false, undefined, "ann", false, null],
  ["an empty text is no username", values({ username: "" }), false, undefined, null, false, null],
])("%s", (_what, given, changed, known, username, usernameLocked, loginEnabled) => {
  expect(decideContactForm(given, changed, known)).toMatchObject({ username, usernameLocked, loginEnabled });
});

test.each<[string, ContactFormValues, KnownUser | undefined, string[], boolean]>([
  ["nothing bound: nothing said", values(), undefined, [], true],
  ["bound: where the username comes from", values({ user: ann }), undefined, ["usernameFromUser"], true],
  [
    "Login Enabled No: this person can't sign in",
    values({ user: ann, loginEnabled: false }),
    undefined,
    ["usernameFromUser", "loginDisabled"],
    true,
  ],
  [
    "inactive: this person can't sign in",
    values({ user: ann, active: false, loginEnabled: false }),
    undefined,
    ["usernameFromUser", "contactInactive"],
    true,
  ],
  [
    "Login Enabled No without a user concerns nobody",
    values({ loginEnabled: false, active: false }),
    undefined,
    [],
    true,
  ],
  [
    "a chosen user who may not be bound stops the save",
    values({ user: ann, userEdited: true }),
    { id: "a", row: { login: "ann", obstacle: "the last administrator" } },
    ["usernameFromUser", "userNotBindable"],
    false,
  ],
  [
    "one who is bound already is left alone",
    values({ user: ann }),
    { id: "a", row: { login: "ann", obstacle: "the last administrator" } },
    ["usernameFromUser"],
    true,
  ],
  [
    "a chosen user who is gone stops the save",
    values({ user: ann, userEdited: true }),
    { id: "a", row: null },
    ["usernameFromUser", "userGone"],
    false,
  ],
  [
    "a bound user who is gone is told",
    values({ user: ann }),
    { id: "a", row: null },
    ["usernameFromUser", "userGone"],
    true,
  ],
  [
    "a username that WordPress doesn't take stops the save",
    values({ username: "jürgen" }),
    undefined,
    ["usernameCharacters"],
    false,
  ],
])("%s", (_what, given, known, notes, saves) => {
  expect(texts(given, false, known)).toEqual(notes);
  expect(maySave(decideContactForm(given, false, known).notes)).toBe(saves);
});

test("a user just chosen is asked about, and one whose username is missing; nothing bound asks nothing", () => {
  expect(needsUser(values({ user: ann, username: "ann" }), true)).toBe(true);
  expect(needsUser(values({ user: ann }), false)).toBe(true);
  expect(needsUser(values({ user: ann, username: "ann" }), false)).toBe(false);
  expect(needsUser(values({ username: "ann" }), true)).toBe(false);
});

test.each([
  [{ user: { name: "Ann", email: "a@b.c" }, contact: undefined }, "usernameMatches", true],
  [{ user: undefined, contact: undefined }, "usernameMatchesNobody", true],
  [{ user: { name: "Ann", email: "a@b.c" }, contact: { name: "Claire" } }, "usernameTaken", false],
])("a username typed without a user: %j says %s", (findings, text, saves) => {
  const notes = usernameNotes("ann", findings);
  expect(notes.map((note) => note.text)).toEqual([text]);
  expect(maySave(notes)).toBe(saves);
});

const anyUser = fc.option(fc.record({ id: fc.constantFrom("a", "b"), name: fc.string() }));
const anyValues: fc.Arbitrary<ContactFormValues> = fc.record({
  user: anyUser,
  username: fc.option(fc.string()),
  loginEnabled: fc.option(fc.boolean()),
  active: fc.boolean(),
  userEdited: fc.boolean(),
});
const anyKnown: fc.Arbitrary<KnownUser | undefined> = fc.option(
  fc.record({
    id: fc.constantFrom("a", "b"),
    row: fc.option(fc.record({ login: fc.constantFrom("ann", "bob"), obstacle: fc.option(fc.string()) })),
  }),
  { nil: undefined },
);

test("deciding again about what was decided changes nothing", () => {
  fc.assert(
    fc.property(anyValues, fc.boolean(), anyKnown, (given, changed, known) => {
      const { username, loginEnabled } = decideContactForm(given, changed, known);
      const again = decideContactForm({ ...given, username, loginEnabled }, false, known);
      expect(again).toMatchObject({ username, loginEnabled });
    }),
  );
});

test("the username is locked exactly while a user is chosen, and no rule ever sets No", () => {
  fc.assert(
    fc.property(anyValues, fc.boolean(), anyKnown, (given, changed, known) => {
      const decision = decideContactForm(given, changed, known);
      expect(decision.usernameLocked).toBe(given.user !== null);
      expect(decision.loginEnabled === false).toBe(given.loginEnabled === false);
    }),
  );
});
