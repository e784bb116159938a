import { customApis, wordpressUser } from "../../model/generated/names";
import type { DataverseClient } from "../dataverse/client";
import type { Part } from "./part";
import { findRows } from "./rows";

const { message } = customApis.sendPasswordReset;

/** Whoever may write WordPress users may have WordPress send a password reset; nobody else. */
export const resetPrivilege = `prvWrite${wordpressUser.table}`;

/** What the solution brings: nobody but those who set up, until there is a step that sends. */
const closed = "prvPublishCustomization";

interface ResetApi {
  path: string;
  /** What callers need now; null: nothing. */
  privilege: unknown;
}

/** @throws Error with a sentence where the solution's custom API is missing. */
async function resetApi(dataverse: DataverseClient): Promise<ResetApi> {
  const columns = ["customapiid", "executeprivilegename"];
  const [row] = await findRows(dataverse, "customapis", columns, `uniquename eq '${message}'`);
  if (!row) throw new Error(`Dataverse has no custom API ${message}. Import the solution again, then run this again.`);
  return { path: `customapis(${String(row.customapiid)})`, privilege: row.executeprivilegename ?? null };
}

const write = (dataverse: DataverseClient, path: string, executeprivilegename: string) =>
  dataverse.patch(path, { executeprivilegename });

/**
 * Who may call the password reset (customapi table reference: Execute Privilege Name). Not in the solution: nothing proves that an
 * import accepts the name of a privilege that the same solution makes; it comes closed.
 */
export const resetRight: Part = {
  name: `Right to call ${message}`,
  advice: `As an administrator set "Execute Privilege Name" of the custom API ${message} to ${resetPrivilege}, then run this again.`,
  async difference({ dataverse }) {
    const { path, privilege } = await resetApi(dataverse);
    if (privilege === resetPrivilege) return undefined;
    return { what: `only with ${resetPrivilege}`, make: () => write(dataverse, path, resetPrivilege) };
  },
  async leftover({ dataverse }) {
    const { path, privilege } = await resetApi(dataverse);
    if (privilege !== resetPrivilege) return undefined;
    return { what: "close it", make: () => write(dataverse, path, closed) };
  },
};

/** Has to hold before a step makes the custom API send mails. @throws Error with a sentence where everybody may call it. */
export async function demandResetRight(dataverse: DataverseClient): Promise<void> {
  if ((await resetApi(dataverse)).privilege !== resetPrivilege)
    throw new Error(`${message} does not ask callers for ${resetPrivilege}: everybody could have mails sent.`);
}
