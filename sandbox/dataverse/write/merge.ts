import { z } from "zod";

import { type Call, type Environment } from "../environment";
import { fail } from "../errors";
import { noContent, type Answer } from "../web-api/answer";
import { updateChanges } from "./complete-row";
import { demandWrite } from "./demand-write";
import { readPayload } from "./payload";
import { perform } from "./perform";
import { put } from "./put";
import { refuseTakenKeys } from "./refuse-taken-keys";
import { belonging, moveRelated } from "./move-related";
import { existing } from "./write-rows";

const contactRow = z.looseObject({ "@odata.type": z.literal("Microsoft.Dynamics.CRM.contact"), contactid: z.guid() });
const parameters = z.object({
  Target: contactRow,
  Subordinate: contactRow,
  UpdateContent: z.record(z.string(), z.unknown()).optional(),
  PerformParentingChecks: z.boolean(),
});

/**
 * `POST /Merge`: the subordinate contact becomes inactive, `merged`, with `masterid`; the target takes the columns of `UpdateContent`.
 * Rows that point at the subordinate point at the target afterwards. Raises Merge on the target and Update on every row that changes.
 * @throws DataverseError 400 for other parameters, 404 for a contact that doesn't exist, 412 for an alternate key that is taken.
 */
export async function merge(environment: Environment, call: Call, body: string): Promise<Answer> {
  const { catalog } = environment;
  const parsed = parameters.safeParse(safeJson(body));
  if (!parsed.success) throw fail("badQuery", `Merge: ${z.prettifyError(parsed.error)}`);
  const { Target, Subordinate, UpdateContent = {} } = parsed.data;
  const table = catalog.table("contact");
  const [targetId, loserId] = [Target.contactid.toLowerCase(), Subordinate.contactid.toLowerCase()];
  if (targetId === loserId) throw fail("badQuery", "Merge: a contact can't be merged with itself.");
  const content = readPayload(environment, table, JSON.stringify(UpdateContent), false);
  environment.rights.demand(call.caller, "Write", table, environment.store.get("contact", loserId));
  demandWrite(environment, call, table, "Write", content, environment.store.get("contact", targetId));
  const lost = { merged: true, masterid: { table: "contact", id: targetId }, statecode: 1 };
  await perform(environment, call, () => {
    const winner = existing(environment, call, table, targetId);
    const writes = [
      [loserId, existing(environment, { ...call, headers: {} }, table, loserId), lost],
      [targetId, winner, content],
    ] as const;
    const updates = writes.map(([id, before, values]) => {
      const changes = updateChanges(environment, call, table, id, before, values);
      const row = { ...before, ...changes };
      refuseTakenKeys(environment, table, id, row);
      const target = { ...changes, contactid: id };
      const event = { message: "Update" as const, table, id, target, sent: Object.keys(values), call, before };
      return { id, row, event };
    });
    return {
      event: {
        ...{ message: "Merge", table, id: targetId, target: { contactid: targetId }, sent: [], call, before: winner },
        subordinateId: loserId,
      },
      others: [["contact", loserId], ...belonging(environment, table, loserId)],
      apply: (transaction) => {
        for (const { id, row } of updates) put(transaction, table, id, row);
        const moved = moveRelated(environment, call, transaction, table, loserId, targetId);
        return [...updates.map(({ event }) => event), ...moved];
      },
    };
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
