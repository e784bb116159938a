import { type ContactFormText, type ContactFormValues, type KnownUser } from "../contact-form";

const ann = { id: "a", name: "Ann Editor" };
const bob = { id: "b", name: "Bob Author" };
const annRow: KnownUser = { id: "a", row: { login: "ann", obstacle: null, holder: null } };
const barred: KnownUser = { id: "a", row: { login: "ann", obstacle: "the last administrator", holder: null } };
const held: KnownUser = { id: "a", row: { login: "ann", obstacle: null, holder: { id: "c2", name: "Claire" } } };
const own: KnownUser = { id: "a", row: { login: "ann", obstacle: null, holder: { id: "c1", name: "Ann" } } };
const gone: KnownUser = { id: "a", row: null };

export interface ContactFormExample {
  what: string;
  given: ContactFormValues;
  userChanged: boolean;
  known: KnownUser | undefined;
  then: {
    username: string | null;
    locked: boolean;
    loginEnabled: boolean | null;
    notes: ContactFormText[];
    saves: boolean;
  };
}

/** A saved, active contact on which nothing is bound. */
export const contactValues = (given: Partial<ContactFormValues> = {}): ContactFormValues => ({
  user: null,
  username: null,
  loginEnabled: null,
  active: true,
  saved: { user: null, loginEnabled: null },
  reactivated: false,
  contactId: "c1",
  ...given,
});

const bound = (given: Partial<ContactFormValues> = {}): ContactFormValues =>
  contactValues({
    user: ann,
    username: "ann",
    loginEnabled: true,
    saved: { user: ann, loginEnabled: given.loginEnabled === undefined ? true : given.loginEnabled },
    ...given,
  });

const example = (
  what: string,
  given: ContactFormValues,
  userChanged: boolean,
  known: KnownUser | undefined,
  [username, locked, loginEnabled, notes, saves = true]: [
    string | null,
    boolean,
    boolean | null,
    ContactFormText[],
    boolean?,
  ],
): ContactFormExample => ({
  what,
  given,
  userChanged,
  known,
  then: { username, locked, loginEnabled, notes, saves },
});

const from: ContactFormText[] = ["usernameFromUser"];

export const contactFormExamples: ContactFormExample[] = [
  example("nothing is bound: nothing is said", contactValues(), false, undefined, [null, false, null, []]),
  example(
    "F52 F53 a chosen user gives its login and enables an empty Login Enabled",
    contactValues({ user: ann }),
    true,
    annRow,
    ["ann", true, true, from],
  ),
  example(
    "until the login is known, what is there stays",
    contactValues({ user: ann, username: "bob" }),
    true,
    undefined,
    ["bob", true, true, from],
  ),
  example(
    "an answer about another user counts for nothing",
    contactValues({ user: bob, username: null }),
    true,
    annRow,
    [null, true, true, from],
  ),
  example(
    "F53 a No stays No with a new user, and is said",
    contactValues({ user: ann, loginEnabled: false, saved: { user: null, loginEnabled: false } }),
    true,
    annRow,
    ["ann", true, false, [...from, "loginDisabled", "enableLogin"]],
  ),
  example(
    "an empty Login Enabled stays empty on a form that is opened",
    bound({ loginEnabled: null, saved: { user: ann, loginEnabled: null } }),
    false,
    undefined,
    ["ann", true, null, from],
  ),
  example("bound and enabled: where the username comes from", bound(), false, undefined, ["ann", true, true, from]),
  example("bound, saved No: this person can't sign in", bound({ loginEnabled: false }), false, undefined, [
    "ann",
    true,
    false,
    [...from, "loginDisabled", "enableLogin"],
  ]),
  example(
    "Yes edited to No: what saving does",
    bound({ loginEnabled: false, saved: { user: ann, loginEnabled: true } }),
    false,
    undefined,
    ["ann", true, false, [...from, "loginWillEnd", "enableLogin"]],
  ),
  example(
    "No edited to Yes: what saving does",
    bound({ loginEnabled: true, saved: { user: ann, loginEnabled: false } }),
    false,
    undefined,
    ["ann", true, true, [...from, "loginWillBegin"]],
  ),
  example(
    "an inactive contact is refused, whatever Login Enabled says",
    bound({ active: false, loginEnabled: false }),
    false,
    undefined,
    ["ann", true, false, ["contactInactive"]],
  ),
  example("a contact just activated lets its person in again", bound({ reactivated: true }), false, undefined, [
    "ann",
    true,
    true,
    [...from, "contactReactivated"],
  ]),
  example(
    "a contact just activated whose Login Enabled is No doesn't",
    bound({ reactivated: true, loginEnabled: false }),
    false,
    undefined,
    ["ann", true, false, [...from, "loginDisabled", "enableLogin"]],
  ),
  example(
    "Login Enabled No or an inactive contact without a user concerns nobody",
    contactValues({ loginEnabled: false, active: false }),
    false,
    undefined,
    [null, false, false, []],
  ),
  example("a cleared user takes the username along", bound({ user: null }), true, undefined, [null, false, true, []]),
  example(
    "clearing the user of a refused person disables the WordPress user",
    bound({ user: null, loginEnabled: false, saved: { user: ann, loginEnabled: false } }),
    true,
    undefined,
    [null, false, false, ["userWillBeDisabled"]],
  ),
  example(
    "replacing the user of a refused person disables the one who leaves",
    bound({ user: bob, loginEnabled: false, saved: { user: ann, loginEnabled: false } }),
    true,
    undefined,
    ["ann", true, false, [...from, "userWillBeDisabled", "loginDisabled", "enableLogin"]],
  ),
  example("a chosen user who may not be bound stops the save", contactValues({ user: ann }), true, barred, [
    "ann",
    true,
    true,
    [...from, "userNotBindable"],
    false,
  ]),
  example("one who is bound here already is left alone", bound(), false, barred, ["ann", true, true, from]),
  example(
    "a chosen user whom another contact holds: WordPress keeps that one",
    contactValues({ user: ann }),
    true,
    held,
    ["ann", true, true, [...from, "userHeld"]],
  ),
  example("a chosen user whom this contact holds already is free", contactValues({ user: ann }), true, own, [
    "ann",
    true,
    true,
    from,
  ]),
  example("a chosen user who is gone stops the save", contactValues({ user: ann }), true, gone, [
    null,
    true,
    true,
    [...from, "userGone"],
    false,
  ]),
  example("a bound user who is gone is told", bound(), false, gone, ["ann", true, true, [...from, "userGone"]]),
  example("a typed username stays", contactValues({ username: "ann" }), false, undefined, ["ann", false, null, []]),
  example("an empty text is no username", contactValues({ username: "" }), false, undefined, [null, false, null, []]),
  example("a username WordPress doesn't take stops the save", contactValues({ username: "jürgen" }), false, undefined, [
    "jürgen",
    false,
    null,
    ["usernameCharacters"],
    false,
  ]),
  example("one with blanks around it too", contactValues({ username: " ann" }), false, undefined, [
    " ann",
    false,
    null,
    ["usernamePadded"],
    false,
  ]),
  example("one of blanks too", contactValues({ username: "  " }), false, undefined, [
    "  ",
    false,
    null,
    ["usernameBlank"],
    false,
  ]),
  example("one of 61 characters too", contactValues({ username: "a".repeat(61) }), false, undefined, [
    "a".repeat(61),
    false,
    null,
    ["usernameTooLong"],
    false,
  ]),
];
