import { z } from "zod";
import { type UserChanges } from "../wordpress-client";
import { badRequest } from "./errors";
import { plainGuid } from "./literal-value";
import { isPropertyName, propertyOf } from "./properties";

/** What a write asks for. */
export interface UserWrite {
  fields: UserChanges;
  /** Present in a create, and in an update that repeats it. */
  login?: string;
  /** A guid binds the user to the contact, null takes the contact away, undefined leaves the binding alone. */
  contact?: string | null;
}

const text = z.string().max(4_000);
const optional = text.nullable().transform((value) => value ?? "");
const required = text.trim().min(1);

const body = z.object({
  DisplayName: required.optional(),
  FirstName: optional.optional(),
  LastName: optional.optional(),
  Username: required.optional(),
  Email: required.optional(),
  Roles: optional.optional(),
  LoginLocked: z.boolean().nullable().optional(),
  TimeZone: optional.optional(),
  Locale: optional.optional(),
  ContactId: z.string().nullable().optional(),
  "ContactId@odata.bind": z.string().nullable().optional(),
});

/**
 * Reads the body of a create or an update. Computed properties (`Id`, `Modified`, `Binding` …) are ignored, as OData asks;
 * a property that the type has not is refused, and annotations are skipped.
 * @throws FeedError (400) with a sentence that names the property.
 */
export function readBody(value: unknown): UserWrite {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw badRequest("A user is written as a JSON object of properties.");
  const unknown = Object.keys(value).find((name) => !name.includes("@") && !isPropertyName(name));
  if (unknown !== undefined)
    throw badRequest(`The property '${unknown}' does not exist on type 'WordPress.WordPressUser'.`);
  const parsed = body.safeParse(value);
  if (!parsed.success) throw badRequest(sentence(parsed.error));
  const { Username, Roles, LoginLocked, ContactId, "ContactId@odata.bind": bind, ...plain } = parsed.data;
  const contact = bind === undefined ? ContactId : bind;
  return {
    fields: withoutUndefined({
      email: plain.Email,
      display_name: plain.DisplayName,
      first_name: plain.FirstName,
      last_name: plain.LastName,
      roles: Roles === undefined ? undefined : roleList(Roles),
      login_locked: LoginLocked === undefined ? undefined : (LoginLocked ?? false),
      timezone: plain.TimeZone,
      locale: plain.Locale,
    }),
    ...(Username === undefined ? {} : { login: Username }),
    ...(contact === undefined ? {} : { contact: contactGuid(contact) }),
  };
}

const roleList = (text: string): string[] => [...new Set(text.split(",").map((role) => role.trim()))].filter(Boolean);

/** A guid, plain or in braces, or a reference such as `/contacts(<guid>)`. */
function contactGuid(text: string | null): string | null {
  if (text === null || text === "") return null;
  const guid = plainGuid(/(?:^|\/)contacts\(([^()]+)\)$/.exec(text)?.[1] ?? text);
  if (!guid) throw badRequest("ContactId takes the guid of a contact, or null.");
  return guid === "00000000-0000-0000-0000-000000000000" ? null : guid;
}

function sentence(error: z.ZodError): string {
  const issue = error.issues[0];
  const name = String(issue?.path[0] ?? "");
  if (issue?.code === "too_big") return `${name} is longer than 4,000 characters.`;
  if (issue?.code === "too_small") return `${name} can't be empty.`;
  const wanted = isPropertyName(name) && propertyOf(name).type === "Edm.Boolean" ? "true or false" : "text";
  return isPropertyName(name) && !propertyOf(name).nullable
    ? `${name} takes text and can't be empty.`
    : `${name} takes ${wanted}.`;
}

function withoutUndefined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;
}
