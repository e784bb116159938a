import { profileAddress, type CommandName, type CommandRow } from "../../../model/commands";
import { contact, wordpressUser } from "../../../model/generated/names";
import { update } from "../dataverse/client";
import { sendPasswordReset } from "../dataverse/send-password-reset";

const { username, loginenabled } = contact.columns;

/** Which end of a tie an unbinding is written at: the side that the person looks at. */
export type Side = "contact" | "user";

type Effect = (row: CommandRow, side: Side) => Promise<void>;

/** What a command does to one row; rejects with the platform's error. */
export const effects: Record<CommandName, Effect> = {
  enableLogin: (row) => setLogin(row, true),
  disableLogin: (row) => setLogin(row, false),
  unbind: (row, side) => (side === "contact" ? clearUser(row) : clearContact(row)),
  sendPasswordReset: ({ user }) => sendPasswordReset(user!.id),
  openInWordPress: async ({ user }) => {
    Xrm.Navigation.openUrl(profileAddress(user!.site, user!.wpId!)!);
  },
};

const setLogin = (row: CommandRow, enabled: boolean): Promise<void> =>
  update(contact.table, row.contact!.id, { [loginenabled]: enabled });

/** As the form does it: a cleared user takes the username along. */
const clearUser = (row: CommandRow): Promise<void> =>
  update(contact.table, row.contact!.id, { [`${contact.navigation.userid}@odata.bind`]: null, [username]: null });

const clearContact = (row: CommandRow): Promise<void> =>
  update(wordpressUser.table, row.user!.id, { [`${wordpressUser.navigation.contactid}@odata.bind`]: null });
