import { type CommandName, type CommandRow } from "../../../model/commands";
import {
  contact,
  contactState,
  wordpressUser,
  type ContactRow,
  type WordPressUserRow,
} from "../../../model/generated/names";
import { parseUserGuid, userGuid } from "../../../model/user-guid";
import { parseUserKey } from "../../../model/user-key";
import { rows } from "../dataverse/rows";

/** Keeps addresses of questions far below what servers take. */
const perQuestion = 40;

/** The chosen rows with what the rules of a command need to know, in the order of `ids`. Rows that no longer exist are missing. */
export async function loadRows(command: CommandName, table: string, ids: string[]): Promise<CommandRow[]> {
  if (table === contact.table) return loadContacts(command, ids);
  if (table === wordpressUser.table) return loadUsers(ids);
  throw new Error(`Commands of the WordPress binding know ${contact.table} and ${wordpressUser.table}, not ${table}.`);
}

async function loadContacts(command: CommandName, ids: string[]): Promise<CommandRow[]> {
  // Reading the lookup makes Dataverse ask WordPress; keeping somebody out has to work without it.
  const needsLookup = command !== "enableLogin" && command !== "disableLogin";
  const contacts = await contactsById(ids, needsLookup);
  const userIds = ids.flatMap((id) => userOf(contacts.get(id)) ?? []);
  const users = command === "openInWordPress" ? await usersById(userIds, false) : new Map<string, WordPressUserRow>();
  return ids.flatMap((id) => {
    const row = contacts.get(id);
    if (!row) return [];
    const user = userOf(row);
    const known = user === undefined ? null : { id: user, wpId: wpId(user), site: siteOf(users.get(user)) };
    return [{ name: row.fullname || id, contact: contactOf(row), user: known }];
  });
}

/** The contact's user: as people see it, or, where that was not read, the one that both sides last agreed on. */
function userOf(row: ContactRow | undefined): string | undefined {
  if (!row) return undefined;
  if (contact.values.userid in row) return row._alexacrm_wordpress_userid_value?.toLowerCase() ?? undefined;
  const ref = parseUserKey(row.alexacrm_wordpress_userkey ?? "");
  return ref && userGuid(ref);
}

async function loadUsers(ids: string[]): Promise<CommandRow[]> {
  const users = await usersById(ids, true);
  const contactIds = ids.flatMap((id) => users.get(id)?._alexacrm_contactid_value?.toLowerCase() ?? []);
  const contacts = await contactsById(contactIds, false);
  return ids.flatMap((id) => {
    const row = users.get(id);
    if (!row) return [];
    const held = contacts.get(row._alexacrm_contactid_value?.toLowerCase() ?? "");
    const user = { id, wpId: wpId(id), site: siteOf(row) };
    return [{ name: row.alexacrm_name || id, contact: held ? contactOf(held) : null, user }];
  });
}

const wpId = (id: string): number | null => parseUserGuid(id)?.userId ?? null;

const siteOf = (row: WordPressUserRow | undefined): string | null => row?.alexacrm_siteurl ?? null;

const contactOf = (row: ContactRow): NonNullable<CommandRow["contact"]> => ({
  id: row.contactid.toLowerCase(),
  username: row.alexacrm_wordpress_username ?? null,
  loginEnabled: row.alexacrm_wordpress_loginenabled ?? null,
  active: (row.statecode ?? contactState.active) === contactState.active,
});

const contactsById = (ids: string[], withLookup: boolean): Promise<Map<string, ContactRow>> => {
  const { username, loginenabled, statecode, userkey } = contact.columns;
  const user = withLookup ? contact.values.userid : userkey;
  return byId(contact.table, contact.id, [contact.id, contact.name, username, loginenabled, statecode, user], ids);
};

const usersById = (ids: string[], withContact: boolean): Promise<Map<string, WordPressUserRow>> => {
  const select: string[] = [wordpressUser.id, wordpressUser.name, wordpressUser.columns.siteurl];
  if (withContact) select.push(wordpressUser.values.contactid);
  return byId(wordpressUser.table, wordpressUser.id, select, ids);
};

async function byId<Row extends object>(
  table: string,
  key: string,
  select: string[],
  ids: string[],
): Promise<Map<string, Row>> {
  const wanted = [...new Set(ids)];
  const found = new Map<string, Row>();
  for (let at = 0; at < wanted.length; at += perQuestion) {
    const some = wanted.slice(at, at + perQuestion);
    const filter = some.map((id) => `${key} eq ${id}`).join(" or ");
    for (const row of await rows<Row>(table, select, filter, perQuestion))
      found.set(String((row as Record<string, unknown>)[key]).toLowerCase(), row);
  }
  return found;
}
