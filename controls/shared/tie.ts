import { contact } from "../../model/generated/names";

/** The change of a user's row that makes it name a contact: one atomic write that releases both former partners. */
export const tie = (column: string, contactId: string): ComponentFramework.WebApi.Entity => ({
  [`${column}@odata.bind`]: `/${contact.set}(${contactId})`,
});
