import { type FormHostOptions, type Person } from "./options";

/** The cookie that tells the local Web API which person the browser acts for. */
export const personCookie = "sandbox_person";

/** The person that a request's cookie names, else the first one. */
export function personOf(options: FormHostOptions, cookies: string | undefined): Person {
  const given = new RegExp(`(?:^|;\\s*)${personCookie}=([^;]*)`).exec(cookies ?? "")?.[1] ?? "";
  return findPerson(options, decode(given)) ?? options.person;
}

export const findPerson = ({ people = [], person }: FormHostOptions, id: string): Person | undefined =>
  [person, ...people].find((one) => one.id.toLowerCase() === id.toLowerCase());

/** Value of `Set-Cookie`: out of reach of scripts and of other sites. */
export const setPerson = ({ id }: Person): string =>
  `${personCookie}=${encodeURIComponent(id)}; Path=/; HttpOnly; SameSite=Strict`;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not written by this host; nobody is named by it.
    return "";
  }
}
