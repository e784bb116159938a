import { type AccessDescription, type Person } from "./form-host";

/** Somebody who works in the app; the id is that of the row in `systemuser`. */
type AppPerson = Omit<Person, "id">;

const readOnly = { create: false, write: false, delete: false };
const nothing = { ...readOnly, read: false };

const reader: AccessDescription = { tables: { contact: readOnly, alexacrm_wordpressuser: readOnly } };
const withoutUsers: AccessDescription = { tables: { alexacrm_wordpressuser: nothing } };
/** A column-security profile that hides one column and locks another. */
const secured: AccessDescription = {
  columns: { "contact.telephone1": {}, "contact.alexacrm_wordpress_username": { read: true } },
};

/** Who one can be in the app, the first one at the start: each shows something that the others do not. */
export const appPeople: [AppPerson, ...AppPerson[]] = [
  { name: "Dana Dynamics", note: "Manager" },
  { name: "Rita Reader", note: "Reader: may change nothing", access: reader },
  { name: "Noel Noaccess", note: "Without the table WordPress Users", access: withoutUsers },
  { name: "Sam Secured", note: "Column security: phone hidden, username locked", access: secured },
  { name: "Greta Deutsch", note: "German, Berlin", languageId: 1031, timeZone: "Europe/Berlin" },
  { name: "Amira Arabi", note: "Arabic, right to left, Riyadh", languageId: 1025, timeZone: "Asia/Riyadh" },
  { name: "Nox Nakamura", note: "Dark theme, Tokyo", theme: "dark", timeZone: "Asia/Tokyo" },
  { name: "Leo Lune", note: "Los Angeles", timeZone: "America/Los_Angeles" },
];
