import { maxSiteTag, type UserRef } from "./user-guid";

/** The text that the hidden contact column `alexacrm_wordpress_userkey` holds: `<site tag>-<user id>`, both decimal. */
export function userKey({ siteTag, userId }: UserRef): string {
  return `${siteTag}-${userId}`;
}

/** Reads a user key back; undefined when the text is none (somebody typed into the hidden column). */
export function parseUserKey(key: string): UserRef | undefined {
  const match = /^([1-9]\d{0,4})-([1-9]\d{0,14})$/.exec(key);
  if (!match) return undefined;
  const ref = { siteTag: Number(match[1]), userId: Number(match[2]) };
  return ref.siteTag <= maxSiteTag && ref.userId < 2 ** 48 ? ref : undefined;
}
