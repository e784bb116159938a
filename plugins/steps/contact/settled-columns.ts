import { contact } from "../../../model/generated/names";

/** The columns of contact whose change may concern WordPress. */
export const settledColumns = [
  contact.columns.userid,
  contact.columns.username,
  contact.columns.loginenabled,
  contact.columns.userkey,
  contact.columns.statecode,
] as const;
