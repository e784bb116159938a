import { contact } from "./generated/names";

/**
 * The columns of contact whose change may concern WordPress: filtering attributes of the step on Update. The name is shown beside the
 * binding in WordPress; `fullname` is derived, so its parts are watched.
 */
export const settledColumns = [
  contact.columns.userid,
  contact.columns.username,
  contact.columns.loginenabled,
  contact.columns.userkey,
  contact.columns.statecode,
  contact.columns.firstname,
  contact.columns.lastname,
] as const;
