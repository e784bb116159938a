import { type KnownUser, type NamedRow } from "../../../model/contact-form";
import { contact, type ContactRow } from "../../../model/generated/names";
import { sameUsername } from "../../../model/settle";
import { type UsernameFindings } from "../../../model/typed-username";
import { rows } from "./rows";
import { userColumns, type UserTable } from "./user-table";

type TextRow = Record<string, string | null | undefined>;
type UserColumns = ReturnType<typeof userColumns>;

const usersWhere = (users: UserTable, columns: UserColumns, filter: string): Promise<TextRow[]> =>
  rows<TextRow>(users.tableName, Object.values(columns), filter);

/** A WordPress user by row id, in one request. */
export async function findUser(users: UserTable, userId: string): Promise<KnownUser> {
  const columns = userColumns(users);
  const [row] = await usersWhere(users, columns, `${columns.id} eq ${userId}`);
  const { username, notbindable } = columns;
  return {
    id: userId,
    row: row
      ? { login: row[username] ?? "", obstacle: row[notbindable] || null, holder: holderOf(row, columns) }
      : null,
  };
}

/**
 * Who else goes by a username: the WordPress user of that login and a contact that holds it other than `contactId`. Dataverse finds texts that differ in accents
 * too, WordPress doesn't.
 */
export async function findUsername(
  users: UserTable,
  login: string,
  contactId: string | undefined,
  usernameColumn: string,
): Promise<UsernameFindings> {
  const text = login.replace(/'/g, "''");
  const columns = userColumns(users);
  const [found, contacts] = await Promise.all([
    usersWhere(users, columns, `${columns.username} eq '${text}'`),
    rows<ContactRow & Record<string, unknown>>(
      contact.table,
      [contact.id, contact.name, usernameColumn],
      `${usernameColumn} eq '${text}'`,
    ),
  ]);
  const user = found.find((row) => sameUsername(row[columns.username], login));
  const holder = contacts.find(
    (row) => row.contactid !== contactId && sameUsername(row[usernameColumn] as string, login),
  );
  return {
    user: user && {
      id: String(user[columns.id]),
      name: user[columns.name] || login,
      email: user[columns.email] ?? "",
      obstacle: user[columns.notbindable] || null,
      holder: holderOf(user, columns),
    },
    contact: holder && { id: holder.contactid, name: holder.fullname || login },
  };
}

function holderOf(row: TextRow, { holder, contactname }: UserColumns): NamedRow | null {
  const held = row[holder];
  return held ? { id: held.toLowerCase(), name: row[contactname] || held } : null;
}
