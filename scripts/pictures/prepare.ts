import { contact, contactState, wordpressUser } from "../../model/generated/names";
import { userGuid } from "../../model/user-guid";
import { type Row } from "../../sandbox/dataverse";
import { type Sandbox } from "../../sandbox/main";

/** The rows that the states show, by who they are. Nobody else may change them meanwhile. */
export interface Cast {
  /** Contact and user are bound to each other. */
  bound: { contact: string; user: string; name: string; contactName: string };
  /** The same, and Login Enabled is No. */
  refused: { contact: string; user: string };
  /** The same, and the contact is inactive. */
  inactive: { contact: string; user: string };
  /** Contact and user have the same e-mail and aren't bound; another user has the same name. */
  namesake: { contact: string; user: string };
  /** The same, alone with this name. */
  free: { contact: string; user: string; name: string };
  /** Name of a user who is disabled in WordPress. */
  locked: string;
  /** Name of the administrator who may not be bound. */
  protected: string;
  /** Id of a user that WordPress doesn't have. */
  gone: string;
}

const patience = 60_000;

/** Binds, refuses, locks and deactivates in a fresh sandbox, by the ways an environment has. Resolves when all sides agree. */
export async function prepareCast(sandbox: Sandbox): Promise<Cast> {
  const one = (login: string) => pair(sandbox, login);
  const [mark, omar, emily, anna, sean] = await Promise.all(
    ["mark.moore", "omar.haddad", "emily.stone", "anna.berg", "sean.obrien"].map(one),
  );
  const dmitri = sandbox.dataverse.rows(contact.table).find((row) => row.fullname === "Dmitri Lindqvist");
  if (dmitri) mark!.contact = String(dmitri[contact.id]);
  await sandbox.wordpress.run(lock, "martin.mooring");
  const { columns, navigation, set } = contact;
  for (const { contact: id, user } of [mark!, omar!, emily!])
    await change(sandbox, `${set}(${id})`, { [`${navigation.userid}@odata.bind`]: `/${wordpressUser.set}(${user})` });
  for (const { contact: id } of [mark!, omar!, emily!])
    await until(sandbox, id, (row) => typeof row[columns.userkey] === "string");
  await change(sandbox, `${set}(${emily!.contact})`, { [columns.loginenabled]: false });
  await change(sandbox, `${set}(${omar!.contact})`, { [columns.statecode]: contactState.inactive, statuscode: 2 });
  return {
    bound: { ...mark!, name: "Mark Moore", contactName: "Dmitri Lindqvist" },
    refused: emily!,
    inactive: omar!,
    namesake: anna!,
    free: { ...sean!, name: "Sean O'Brien" },
    locked: "Martin Mooring",
    protected: "admin",
    gone: userGuid({ siteTag: 1, userId: 4711 }),
  };
}

const userId = `<?php echo get_user_by('login', $input)->ID;`;
const lock = `<?php update_user_meta(get_user_by('login', $input)->ID, 'icds_disabled', 1);`;

/** A seeded contact, and the row of the user with the same e-mail. */
async function pair(sandbox: Sandbox, login: string): Promise<{ contact: string; user: string }> {
  const row = sandbox.dataverse.rows(contact.table).find((found) => found.emailaddress1 === `${login}@example.com`);
  if (!row) throw new Error(`There is no contact with the e-mail of ${login}.`);
  const id = Number(await sandbox.wordpress.run(userId, login));
  return { contact: String(row[contact.id]), user: userGuid({ siteTag: 1, userId: id }) };
}

async function change({ dataverse }: Sandbox, path: string, row: Record<string, unknown>): Promise<void> {
  const answer = await dataverse.fetch(dataverse.people[0]!)(`/api/data/v9.2/${path}`, {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(row),
  });
  if (!answer.ok) throw new Error(`${path} can't be changed: ${await answer.text()}`);
}

async function until({ dataverse }: Sandbox, id: string, settled: (row: Row) => boolean): Promise<void> {
  const end = Date.now() + patience;
  while (!settled(dataverse.row(contact.table, id)!)) {
    if (Date.now() > end) throw new Error(`The contact ${id} wasn't bound within a minute.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
