import fc from "fast-check";
import { decideContactForm, needsUser, type ContactFormValues, type KnownUser } from "../../../model/contact-form";
import { contactFormExamples } from "../../../model/examples/contact-form";
import { contactValues as values } from "../../../model/examples/contact-form-situations";
import { maySave } from "../../../model/form-note";

test.each(contactFormExamples.map((example) => [example.what, example] as const))(
  "%s",
  (_what, { given, userChanged, known, then }) => {
    const { username, usernameLocked, loginEnabled, notes } = decideContactForm(given, userChanged, known);
    const texts = notes.map(({ text }) => text);
    expect({ username, locked: usernameLocked, loginEnabled, notes: texts, saves: maySave(notes) }).toEqual(then);
  },
);

test("a user just chosen is asked about, and one whose username is missing; nothing bound asks nothing", () => {
  const ann = { id: "a", name: "Ann" };
  expect(needsUser(values({ user: ann, username: "ann" }), true)).toBe(true);
  expect(needsUser(values({ user: ann }), false)).toBe(true);
  expect(needsUser(values({ user: ann, username: "ann" }), false)).toBe(false);
  expect(needsUser(values({ username: "ann" }), true)).toBe(false);
});

const anyUser = fc.option(fc.record({ id: fc.constantFrom("a", "b"), name: fc.string() }));
const anyValues: fc.Arbitrary<ContactFormValues> = fc.record({
  user: anyUser,
  username: fc.option(fc.string()),
  loginEnabled: fc.option(fc.boolean()),
  active: fc.boolean(),
  editable: fc.boolean(),
  saved: fc.record({ user: anyUser, loginEnabled: fc.option(fc.boolean()) }),
  reactivated: fc.boolean(),
  contactId: fc.option(fc.constant("c1"), { nil: undefined }),
});
const anyKnown: fc.Arbitrary<KnownUser | undefined> = fc.option(
  fc.record({
    id: fc.constantFrom("a", "b"),
    row: fc.option(
      fc.record({
        login: fc.constantFrom("ann", "bob"),
        obstacle: fc.option(fc.string()),
        holder: fc.option(fc.record({ id: fc.constantFrom("c1", "c2"), name: fc.string() })),
      }),
    ),
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

test("no situation says the same thing twice", () => {
  fc.assert(
    fc.property(anyValues, fc.boolean(), anyKnown, (given, changed, known) => {
      const texts = decideContactForm(given, changed, known).notes.map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
    }),
  );
});
