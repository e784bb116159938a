import { contact } from "../../model/generated/names";

/** Makes a user's row name a contact: one atomic write that releases both former partners. */
export const tie = (
  webAPI: ComponentFramework.WebApi,
  table: string,
  column: string,
  user: string,
  contactId: string,
): Promise<unknown> => webAPI.updateRecord(table, user, { [`${column}@odata.bind`]: `/${contact.set}(${contactId})` });
