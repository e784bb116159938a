import { z } from "zod";

/** What the plugin's routes answer (docs/contracts.md, "Bridge -> WordPress"), in the names they have on the wire. */

const id = z.int().positive();
const guid = z.guid().toLowerCase();
const version = z.string().regex(/^\d+$/);
const time = z.preprocess((value) => (value === "" ? null : value), z.iso.datetime({ offset: true }).nullable());
const mode = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
/** PHP writes an empty map as `[]`. */
const map = <T extends z.ZodType>(shape: T) =>
  z.preprocess((value) => (Array.isArray(value) && value.length === 0 ? {} : value), shape);

export const site = z.object({
  name: z.string(),
  url: z.string(),
  /** Where WordPress itself lives; its administration is at `wp-admin` below it. */
  wordpress_url: z.string(),
  plugin_version: z.string(),
  wordpress_version: z.string(),
  /** The switch "Authorize users against Dataverse during sign-in". */
  authorize: z.boolean(),
  time: z.iso.datetime({ offset: true }),
});
export type Site = z.infer<typeof site>;

export const userRow = z.object({
  id,
  login: z.string(),
  email: z.string(),
  display_name: z.string(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  roles: z.array(z.string()),
  login_locked: z.boolean(),
  last_login: time,
  modified: time,
  timezone: z.string().nullable(),
  locale: z.string().nullable(),
  mode,
  contact_id: guid.nullable(),
  contact_name: z.string().nullable(),
  /** Why nobody may bind this user, as a sentence; null when they may. */
  not_bindable: z.string().nullable(),
});
export type UserRow = z.infer<typeof userRow>;

export const userPage = z.object({ value: z.array(userRow), count: z.int().nonnegative().nullish().default(null) });
export type UserPage = z.infer<typeof userPage>;

export const link = z.object({
  user: id,
  login: z.string(),
  mode,
  /** Only in mode 3. */
  contact: guid.nullable(),
  /** The bound contact's name as WordPress last heard it. */
  contact_name: z.string().nullable(),
  last_contact: guid.nullable(),
  dv_version: version.nullable(),
  denied: z.boolean(),
  denied_reason: z.string().nullable(),
  disabled: z.boolean(),
});

export const links = z.object({ links: z.array(link) });
export const usernameLink = z.object({ link: link.nullable() });

export const bound = z.object({
  /** The user that the contact has now. */
  contact_user: id.nullable(),
  released: z.array(z.object({ user: id, contact: guid })),
  /** Users that lost a refusing contact and were disabled so that no door opens. */
  disabled: z.array(id),
  /** Contacts to look at again. */
  touched: z.array(guid),
});

export const marked = z.object({ users: z.array(z.object({ id, denied: z.boolean(), applied: z.boolean() })) });

export const state = map(z.object({ watermark: time.default(null), deletions_checked: time.default(null) }));
export type State = z.infer<typeof state>;

export const change = z.object({
  seq: z.int().nonnegative(),
  /** 0 for a hint, which is about contacts. */
  user: z.int().nonnegative().nullable(),
  kind: z.enum(["created", "updated", "deleted", "binding", "hint"]),
  origin: z.string().nullable(),
  data: map(z.looseObject({ contacts: z.array(guid).default([]), login: z.string().nullish() })),
  tries: z.int().nonnegative(),
  created: time,
});
export type Change = z.infer<typeof change>;

export const pulled = z.object({
  token: z.int().nonnegative(),
  until: z.iso.datetime({ offset: true }),
  rows: z.array(change),
  more: z.boolean(),
  state,
});
export type Pulled = z.infer<typeof pulled>;

export const acknowledged = z.object({ acknowledged: z.int().nonnegative() });
export const failed = z.object({ parked: z.boolean(), next_try: time });

export const userBinding = z.object({
  mode,
  ref: z.looseObject({ LogicalName: z.string(), Id: z.string(), Name: z.string().nullish() }).nullable(),
  resolved: z.unknown(),
});

/** Any WordPress error. */
export const refusal = z.object({
  code: z.union([z.string(), z.number()]).transform(String),
  message: z.string(),
  data: z.preprocess(
    (value) => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}),
    z.record(z.string(), z.unknown()),
  ),
});

/** Routes that answer nothing worth reading: 202 and 204. */
export const nothing = z.unknown().transform(() => undefined);
