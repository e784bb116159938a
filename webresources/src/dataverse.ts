import { setMetadataCache } from "dataverse-ify/lib/metadata/MetadataCache";
import { XrmContextDataverseClient } from "dataverse-ify/lib/dataverse-ify/DataverseClient/XrmContextDataverseClient";
import { type IEntity } from "dataverse-ify/lib/types/IEntity";
import { type KnownUser, type UsernameFindings } from "../../model/contact-form";
import { contact, wordpressUser } from "../../model/generated/names";
import { sameUsername } from "../../model/settle";

const { id, name, username, email, notbindable } = wordpressUser.columns;

// dataverse-ify reads rows by this; a second call would replace the whole cache.
setMetadataCache({
  entities: {
    [contact.table]: table(contact.table, contact.set, contact.id),
    [wordpressUser.table]: table(wordpressUser.table, wordpressUser.set, wordpressUser.id),
  },
});

function table(logicalName: string, collectionName: string, primaryIdAttribute: string) {
  return { logicalName, collectionName, primaryIdAttribute, attributeTypes: {} };
}

type Row = IEntity & Record<string, string | null | undefined>;

const client = (): XrmContextDataverseClient => new XrmContextDataverseClient(Xrm.WebApi);

/** A WordPress user by row id, in one request. */
export async function findUser(userId: string): Promise<KnownUser> {
  const [row] = await rows(wordpressUser.table, [id, username, notbindable], `${id} eq ${userId}`);
  return { id: userId, row: row ? { login: row[username] ?? "", obstacle: row[notbindable] || null } : null };
}

/**
 * Who else goes by a username: the WordPress user of that login and a contact that holds it other than `contactId`. Dataverse finds texts that differ in accents
 * too, WordPress doesn't.
 */
export async function findUsername(login: string, contactId: string | undefined): Promise<UsernameFindings> {
  const text = login.replace(/'/g, "''");
  const [users, contacts] = await Promise.all([
    rows(wordpressUser.table, [id, name, username, email], `${username} eq '${text}'`),
    rows(
      contact.table,
      [contact.id, contact.name, contact.columns.username],
      `${contact.columns.username} eq '${text}'`,
    ),
  ]);
  const user = users.find((row) => sameUsername(row[username], login));
  const holder = contacts.find(
    (row) => row[contact.id] !== contactId && sameUsername(row[contact.columns.username], login),
  );
  return {
    user: user && { name: user[name] || login, email: user[email] ?? "" },
    contact: holder && { name: holder[contact.name] || login },
  };
}

async function rows(logicalName: string, select: string[], filter: string): Promise<Row[]> {
  const query = `?$select=${select.join(",")}&$filter=${encodeURIComponent(filter)}&$top=10`;
  const { entities } = await client().retrieveMultiple<Row>(query, { logicalName });
  return entities;
}
