import { bindingChoices } from "../generated/names";
import { type WordPressUserFormText, type WordPressUserFormValues } from "../wordpress-user-form";

const claire = { id: "c", name: "Claire" };
const { notBound, username, contact } = bindingChoices;

export interface WordPressUserFormExample {
  what: string;
  given: WordPressUserFormValues;
  contactChanged: boolean;
  then: { binding: number | null; identityLocked: boolean; notes: WordPressUserFormText[]; saves: boolean };
}

export const userValues = (given: Partial<WordPressUserFormValues> = {}): WordPressUserFormValues => ({
  name: "Ann Editor",
  contact: null,
  binding: notBound,
  obstacle: null,
  isNew: false,
  ...given,
});

const then = (binding: number | null, given: Partial<WordPressUserFormExample["then"]> = {}) => ({
  binding,
  identityLocked: true,
  notes: [],
  saves: true,
  ...given,
});

export const wordPressUserFormExamples: WordPressUserFormExample[] = [
  {
    what: "F49 a contact chosen: Binding reads Contact",
    given: userValues({ contact: claire }),
    contactChanged: true,
    then: then(contact),
  },
  {
    what: "F49 the contact cleared: Binding reads Not bound",
    given: userValues({ binding: contact }),
    contactChanged: true,
    then: then(notBound),
  },
  {
    what: "a form that is opened keeps what WordPress says",
    given: userValues({ binding: username }),
    contactChanged: false,
    then: then(username),
  },
  {
    what: "a user who may not be bound gets no contact",
    given: userValues({ contact: claire, obstacle: "the last administrator" }),
    contactChanged: true,
    then: then(contact, { notes: ["userNotBindable"], saves: false }),
  },
  {
    what: "but can lose one",
    given: userValues({ obstacle: "the last administrator", binding: contact }),
    contactChanged: true,
    then: then(notBound),
  },
  {
    what: "one who is bound already is left alone",
    given: userValues({ contact: claire, binding: contact, obstacle: "the last administrator" }),
    contactChanged: false,
    then: then(contact),
  },
  {
    what: "name, username and site can be typed for a new user only",
    given: userValues({ isNew: true }),
    contactChanged: false,
    then: then(notBound, { identityLocked: false }),
  },
  {
    what: "a form without Binding",
    given: userValues({ binding: null }),
    contactChanged: false,
    then: then(null),
  },
];
