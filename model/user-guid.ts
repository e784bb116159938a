/** The largest site tag: two bytes of the guid carry it. */
export const maxSiteTag = 0xffff;

const shape = /^57500001-([0-9a-f]{4})-8000-8000-([0-9a-f]{12})$/;

/** A WordPress user named without its site's address: which site of the list, which user there. */
export interface UserRef {
  /** 1–65535, from the bridge's list of sites. */
  siteTag: number;
  /** WordPress user id, 1 or more. */
  userId: number;
}

/**
 * The virtual row's id of a WordPress user, for ever the same and reversible: user 42 of site 1 is
 * `57500001-0001-8000-8000-00000000002a`. The OData v4 provider takes no key but an Edm.Guid.
 * @throws RangeError when the tag or the id is not a whole number in range.
 */
export function userGuid({ siteTag, userId }: UserRef): string {
  if (!Number.isInteger(siteTag) || siteTag < 1 || siteTag > maxSiteTag)
    throw new RangeError(`A site tag is a whole number from 1 to ${maxSiteTag}, not ${siteTag}.`);
  if (!Number.isSafeInteger(userId) || userId < 1 || userId >= 2 ** 48)
    throw new RangeError(`A WordPress user id is a whole number from 1 up, not ${userId}.`);
  return `57500001-${siteTag.toString(16).padStart(4, "0")}-8000-8000-${userId.toString(16).padStart(12, "0")}`;
}

/** The WordPress user's id in the id of a virtual row that is one for certain: for people to read, nothing is checked. */
export const wordPressUserId = (guid: string): number => parseInt(guid.slice(-12), 16);

/** Reads a virtual row's id back; undefined for a guid that no WordPress user can have. Braces and upper case are accepted, as forms send them. */
export function parseUserGuid(guid: string): UserRef | undefined {
  const match = shape.exec(guid.replace(/[{}]/g, "").toLowerCase());
  if (!match) return undefined;
  const siteTag = parseInt(match[1]!, 16);
  const userId = parseInt(match[2]!, 16);
  return siteTag > 0 && userId > 0 ? { siteTag, userId } : undefined;
}
