import { stableGuid } from "../guid";
import { type Reference, type Row } from "../store/row";

/** The message of this name; a message has the same id at every start. */
export const messageReference = (name: string): Reference => ({
  table: "sdkmessage",
  id: stableGuid(`message ${name}`),
});

export const messageRow = (name: string): Row => ({ sdkmessageid: messageReference(name).id, name });

/** The row under which steps are registered on a message of a table. */
export const filterRow = (message: string, table: string, takesSteps = true): Row => ({
  sdkmessagefilterid: stableGuid(`filter ${message} ${table}`),
  name: `${message} of ${table}`,
  sdkmessageid: messageReference(message),
  primaryobjecttypecode: table,
  secondaryobjecttypecode: "none",
  iscustomprocessingstepallowed: takesSteps,
});
