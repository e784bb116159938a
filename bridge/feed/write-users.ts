import { WordPressRefused, type UserRow } from "../wordpress-client";
import { badRequest, FeedError, toFeedError } from "./errors";
import { readBody } from "./read-body";
import { locate } from "./read-users";
import { feedRow, type FeedRow } from "./row";
import { type FeedSite, type Sites } from "./sites";

/** Who writes, as WordPress's logs show it. */
const origin = "dataverse-virtual-table";

export interface Writer {
  sites: Sites;
  contacts: { nameOf(contact: string): Promise<string | undefined> };
  /** Called with contacts whose binding a write changed, so that they are looked at at once. */
  onContactsTouched: (siteTag: number, contacts: string[]) => void | Promise<void>;
  log: { error(details: object, message: string): void };
}

/** Creates a user of the default site, then binds it when a contact is given. */
export async function createUser(writer: Writer, body: unknown): Promise<FeedRow> {
  const { fields, login, contact } = readBody(body);
  if (login === undefined) throw badRequest("Username is required: WordPress signs people in with it.");
  if (fields.email === undefined) throw badRequest("Email is required: WordPress has no users without one.");
  const site = writer.sites.default;
  const name = await contactName(writer, contact);
  const created = await site.wordpress.createUser({ ...fields, login, email: fields.email }, origin);
  if (!contact || name === undefined) return toRow(writer, site, created);
  try {
    await bind(writer, site, created.id, { id: contact, name });
  } catch (error) {
    const { status, code, message } = toFeedError(error);
    throw new FeedError(status, code, `The user ${created.id} was created, but not bound to the contact: ${message}`);
  }
  return toRow(writer, site, await site.wordpress.user(created.id));
}

/** Changes the named properties; PUT means the same, so that nothing is emptied by not being named. Writing ContactId is a take-over. */
export async function updateUser(writer: Writer, id: string, body: unknown): Promise<FeedRow> {
  const { site, userId } = locate(writer.sites, id);
  const { fields, login, contact } = readBody(body);
  const name = await contactName(writer, contact);
  if (login !== undefined && (await site.wordpress.user(userId)).login !== login)
    throw badRequest("Username can't be changed: WordPress keeps the one that the user was created with.");
  const written = Object.keys(fields).length > 0 && (await site.wordpress.updateUser(userId, fields, origin));
  if (written) site.remembered?.forget(userId);
  try {
    if (contact === null) await unbind(writer, site, userId);
    else if (contact !== undefined && name !== undefined) await bind(writer, site, userId, { id: contact, name });
  } catch (error) {
    if (!written) throw error;
    const { status, code, message } = toFeedError(error);
    throw new FeedError(status, code, `The user's other columns were written, but not the contact: ${message}`);
  }
  site.remembered?.forget(userId);
  return toRow(writer, site, written && contact === undefined ? written : await site.wordpress.user(userId));
}

/** Posts of the user go to whom the site's settings name. */
export async function deleteUser(writer: Writer, id: string): Promise<void> {
  const { site, userId } = locate(writer.sites, id);
  // Before it is sent: an answer may be lost after WordPress deleted the user.
  site.remembered?.forget(userId);
  await site.wordpress.deleteUser(userId, undefined, origin);
}

async function contactName(writer: Writer, contact: string | null | undefined): Promise<string | undefined> {
  if (!contact) return undefined;
  const name = await writer.contacts.nameOf(contact);
  if (name === undefined) throw badRequest(`There is no contact with the id ${contact}.`);
  return name;
}

async function bind(
  writer: Writer,
  site: FeedSite,
  user: number,
  contact: { id: string; name: string },
): Promise<void> {
  const { touched } = await site.wordpress.bind({ contact, user, expect: null, take_over: true }, origin);
  await tell(writer, site, [contact.id, ...touched]);
}

/** Compare-and-set, because the contact may have got another user meanwhile, who must keep it. */
async function unbind(writer: Writer, site: FeedSite, user: number): Promise<void> {
  for (let round = 1; ; round++) {
    const { mode, contact_id, contact_name } = await site.wordpress.user(user);
    if (mode !== 3 || contact_id === null) return;
    try {
      const contact = { id: contact_id, name: contact_name ?? "" };
      const expect = { contact_user: user, user_contact: null };
      const { touched } = await site.wordpress.bind({ contact, user: null, expect, take_over: false }, origin);
      return await tell(writer, site, [contact_id, ...touched]);
    } catch (error) {
      if (!(error instanceof WordPressRefused && error.code === "icds_changed") || round === 3) throw error;
    }
  }
}

/** The binding is made; a hint that fails is not the user's concern, the change feed brings it again. */
async function tell(writer: Writer, site: FeedSite, contacts: string[]): Promise<void> {
  try {
    await writer.onContactsTouched(site.tag, [...new Set(contacts)]);
  } catch (error) {
    writer.log.error({ err: error }, "The contacts of a changed binding could not be hinted at");
  }
}

async function toRow(writer: Writer, site: FeedSite, user: UserRow): Promise<FeedRow> {
  return feedRow(await writer.sites.identify(site), user);
}
