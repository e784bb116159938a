import { createHash } from "node:crypto";

import { people, type Person } from "./people";

/** A contact of the seeded Dataverse, by column names. */
export interface SeedContact {
  contactid: string;
  firstname: string | null;
  lastname: string;
  emailaddress1: string | null;
  telephone1: string | null;
  jobtitle: string | null;
  [column: string]: string | null;
}

const count = 60;
const jobs = ["Accountant", "Buyer", "Designer", "Engineer", "Nurse", "Office manager", "Teacher", "Translator"];
const firstNames = ["Amélie", "Björn", "Carmen", "Dmitri", "Eun-ji", "Femke", "Giorgos", "Hana", "Ivo", "Joanna"];
const lastNames = ["Laurent", "Lindqvist"];

/** The same guid for the same number at every start. */
function contactId(index: number): string {
  const hex = createHash("sha256").update(`seeded contact ${index}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Every seeded WordPress user is a contact too, with the same e-mail; nobody is bound yet. */
const ofPerson = ({ first, last, email }: Person, index: number): SeedContact => ({
  contactid: contactId(index),
  firstname: first || null,
  lastname: last,
  emailaddress1: email,
  telephone1: index % 3 === 0 ? null : `+1 555 01${String(index).padStart(2, "0")}`,
  jobtitle: jobs[index % jobs.length]!,
});

/** Contacts without a user: couples share an e-mail, the last two have none. */
function withoutUser(index: number): SeedContact {
  const number = index - people.length;
  const family = lastNames[number % lastNames.length]!;
  const couple = Math.floor(number / 4) * 4 + (number % 2);
  const email = number >= count - people.length - 2 ? null : `household${couple}@example.com`;
  return {
    ...ofPerson({ first: firstNames[number % firstNames.length]!, last: family, email: "" } as Person, index),
    emailaddress1: email,
  };
}

/** Sixty contacts with fixed ids. */
export const contacts: SeedContact[] = Array.from({ length: count }, (_, index) => {
  const person = people[index];
  return person ? ofPerson(person, index) : withoutUser(index);
});
