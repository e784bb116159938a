import { type KnownUser, type NamedRow } from "../../../model/contact-form";
import { contact, wordpressUser, type ContactRow, type WordPressUserRow } from "../../../model/generated/names";
import { sameUsername } from "../../../model/settle";
import { type UsernameFindings } from "../../../model/typed-username";
import { rows } from "./client";

const { id, name, username, email, notbindable, contactname } = wordpressUser.columns;
const userColumns = [id, name, username, email, notbindable, contactname, wordpressUser.values.contactid];

/** A WordPress user by row id, in one request. */
export async function findUser(userId: string): Promise<KnownUser> {
  const [row] = await rows<WordPressUserRow>(wordpressUser.table, userColumns, `${id} eq ${userId}`);
  return {
    id: userId,
    row: row ? { login: row[username] ?? "", obstacle: row[notbindable] || null, holder: holderOf(row) } : null,
  };
}

/**
 * Who else goes by a username: the WordPress user of that login and a contact that holds it other than `contactId`. Dataverse finds texts that differ in accents
 * too, WordPress doesn't.
 */
export async function findUsername(
  login: string,
  contactId: string | undefined,
  usernameColumn: string,
): Promise<UsernameFindings> {
  const text = login.replace(/'/g, "''");
  const [users, contacts] = await Promise.all([
    rows<WordPressUserRow>(wordpressUser.table, userColumns, `${username} eq '${text}'`),
    rows<ContactRow & Record<string, unknown>>(
      contact.table,
      [contact.id, contact.name, usernameColumn],
      `${usernameColumn} eq '${text}'`,
    ),
  ]);
  const user = users.find((row) => sameUsername(row[username], login));
  const holder = contacts.find(
    (row) => row.contactid !== contactId && sameUsername(row[usernameColumn] as string, login),
  );
  return {
    user: user && {
      id: user[id],
      name: user[name] || login,
      email: user[email] ?? "",
      obstacle: user[notbindable] || null,
      holder: holderOf(user),
    },
    contact: holder && { id: holder.contactid, name: holder.fullname || login },
  };
}

function holderOf(row: WordPressUserRow): NamedRow | null {
  const held = row._alexacrm_contactid_value;
  return held ? { id: held.toLowerCase(), name: row[contactname] || held } : null;
}
