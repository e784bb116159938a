import { type AccessDescription, type Person } from "./form-host";
import { type SecurityRole } from "./metadata/read-role";

/** Somebody who works in the app; the id is that of the row in `systemuser`. */
type AppPerson = Omit<Person, "id">;

/** In place of a role that an environment has anyway: everything with contacts, nothing with our tables. */
export const salesperson: SecurityRole = {
  id: "5a1e5000-0000-4000-8000-000000000001",
  name: "Salesperson",
  privileges: Object.fromEntries(
    ["create", "read", "write", "delete", "append", "appendto", "assign"].map((verb) => [
      `prv${verb}contact`,
      "Global" as const,
    ]),
  ),
};

/** Hides one column and locks another, for one person alone: the solution secures no column and ships no profile. */
const secured: AccessDescription = {
  columns: { "contact.telephone1": {}, "contact.alexacrm_wordpress_username": { read: true } },
};

/** Who one can be in the app, the first one at the start: each shows something that the others do not. Without roles: an administrator. */
export const appPeople: [AppPerson, ...AppPerson[]] = [
  { name: "Dana Dynamics", note: "Administrator" },
  {
    name: "Mona Manager",
    note: "Manager: contacts and WordPress users",
    roles: [salesperson.name, "WordPress App User"],
  },
  { name: "Uma User", note: "WordPress App User alone", roles: ["WordPress App User"] },
  { name: "Rita Reader", note: "Reader: may change nothing", roles: ["WordPress App Reader"] },
  { name: "Noel Noaccess", note: "Without the table WordPress Users", roles: [salesperson.name] },
  { name: "Sam Secured", note: "Column security: phone hidden, username locked", access: secured },
  { name: "Greta Deutsch", note: "German, Berlin", languageId: 1031, timeZone: "Europe/Berlin" },
  { name: "Fleur Français", note: "French, Paris", languageId: 1036, timeZone: "Europe/Paris" },
  { name: "Amira Arabi", note: "Arabic, right to left, Riyadh", languageId: 1025, timeZone: "Asia/Riyadh" },
  { name: "Nox Nakamura", note: "Dark theme, Tokyo", theme: "dark", timeZone: "Asia/Tokyo" },
  { name: "Leo Lune", note: "Los Angeles", timeZone: "America/Los_Angeles" },
];
