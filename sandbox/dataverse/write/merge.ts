import { z } from "zod";

import { type Call, type Environment, inTransaction } from "../environment";
import { fail } from "../errors";
import { noContent, type Answer } from "../web-api/answer";
import { updateChanges } from "./complete-row";
import { readPayload } from "./payload";
import { existing, put } from "./write-rows";

const contactRow = z.looseObject({ "@odata.type": z.literal("Microsoft.Dynamics.CRM.contact"), contactid: z.guid() });
const parameters = z.object({
  Target: contactRow,
  Subordinate: contactRow,
  UpdateContent: z.record(z.string(), z.unknown()).optional(),
  PerformParentingChecks: z.boolean(),
});

/**
 * `POST /Merge`: the subordinate contact becomes inactive, `merged`, with `masterid`; the target takes the columns of `UpdateContent`.
 * Raises Merge on the target and Update on both.
 * @throws DataverseError 400 for other parameters, 404 for a contact that doesn't exist.
 */
export async function merge(environment: Environment, call: Call, body: string): Promise<Answer> {
  const { catalog, events } = environment;
  const parsed = parameters.safeParse(safeJson(body));
  if (!parsed.success) throw fail("badQuery", `Merge: ${z.prettifyError(parsed.error)}`);
  const { Target, Subordinate, UpdateContent = {} } = parsed.data;
  const table = catalog.table("contact");
  const [targetId, loserId] = [Target.contactid.toLowerCase(), Subordinate.contactid.toLowerCase()];
  if (targetId === loserId) throw fail("badQuery", "Merge: a contact can't be merged with itself.");
  const content = readPayload(environment, table, JSON.stringify(UpdateContent), false);
  const lost = { merged: true, masterid: { table: "contact", id: targetId }, statecode: 1 };
  inTransaction(environment, call, (transaction) => {
    for (const [id, values] of [
      [loserId, lost],
      [targetId, content],
    ] as const) {
      const before = existing(environment, call, table, id);
      const changes = updateChanges(environment, call, table, id, before, values);
      put(transaction, table, id, { ...before, ...changes });
      const event = { table, id, target: { ...changes, contactid: id }, sent: Object.keys(values), call, before };
      transaction.afterCommit(() => events.raise({ ...event, message: "Update" }));
    }
    const merged = { message: "Merge" as const, table, id: targetId, target: { contactid: targetId }, sent: [], call };
    transaction.afterCommit(() => events.raise({ ...merged, subordinateId: loserId }));
  });
  return noContent();
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
