import { z } from "zod";
import { contact } from "../../model/generated/names";
import type { Part, SetupContext } from "./part";

const keys = z.object({ Keys: z.array(z.object({ LogicalName: z.string(), EntityKeyIndexStatus: z.string() })) });
/** Looks and the milliseconds between them: five minutes. */
const looks = 60;
const pause = 5_000;

async function indexStatus({ dataverse }: SetupContext): Promise<string> {
  const { Keys: all } = await dataverse.get(
    `EntityDefinitions(LogicalName='${contact.table}')?$select=LogicalName&$expand=Keys($select=LogicalName,EntityKeyIndexStatus)`,
    keys,
  );
  const key = all.find(({ LogicalName: name }) => name === contact.keys.userkey);
  if (!key) throw new Error(`Contact has no alternate key ${contact.keys.userkey}. Import the solution again.`);
  if (key.EntityKeyIndexStatus === "Failed")
    throw new Error(`Dataverse could not build the index of ${contact.keys.userkey}: two contacts hold the same key.`);
  return key.EntityKeyIndexStatus;
}

/** The key that keeps two contacts off one user works once its index is active (define-alternate-keys-entity). */
export const keyIndex: Part = {
  name: "Index of the alternate key on contact",
  advice:
    "Look at the key's system job (Settings > System Jobs). Two contacts with the same user key: empty it on one, reactivate the key, run this again.",
  async difference(context) {
    if ((await indexStatus(context)) === "Active") return undefined;
    return {
      what: "wait until it is active",
      async make() {
        context.tell?.(
          `Dataverse is building the index of ${contact.keys.userkey}: waiting for it, up to five minutes.`,
        );
        for (let look = 0; look < looks; look++) {
          await context.sleep(pause);
          if ((await indexStatus(context)) === "Active") return;
        }
        throw new Error("The index is still being built after five minutes.");
      },
    };
  },
};
