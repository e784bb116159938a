import { type ContactFormText, type ContactFormValues, type KnownUser } from "../contact-form";

/** WordPress users. */
export const ann = { id: "a", name: "Ann Editor" };
export const bob = { id: "b", name: "Bob Author" };
/** What Dataverse says of Ann: free, not bindable, held by another contact, held by this one, gone. */
export const annRow: KnownUser = { id: "a", row: { login: "ann", obstacle: null, holder: null } };
export const barred: KnownUser = { id: "a", row: { login: "ann", obstacle: "the last administrator", holder: null } };
export const held: KnownUser = { id: "a", row: { login: "ann", obstacle: null, holder: { id: "c2", name: "Claire" } } };
export const own: KnownUser = { id: "a", row: { login: "ann", obstacle: null, holder: { id: "c1", name: "Ann" } } };
export const gone: KnownUser = { id: "a", row: null };

/** A situation of the contact form, and what a person expects of it. */
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
  editable: true,
  saved: { user: null, loginEnabled: null },
  reactivated: false,
  contactId: "c1",
  ...given,
});

/** One that is bound to Ann, who may sign in. */
export const bound = (given: Partial<ContactFormValues> = {}): ContactFormValues =>
  contactValues({
    user: ann,
    username: "ann",
    loginEnabled: true,
    saved: { user: ann, loginEnabled: given.loginEnabled === undefined ? true : given.loginEnabled },
    ...given,
  });

/** One row of the table; `then` is username, whether it is locked, Login Enabled, notes, whether the form may be saved. */
export const example = (
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

/** What is said wherever a user is chosen. */
export const from: ContactFormText[] = ["usernameFromUser"];
