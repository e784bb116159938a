import { customApis, wordpressUser } from "../../model/generated/names";
import { stepNamePrefix } from "../../model/set-up-rows";
import { boundPasswordReset } from "../../plugins/steps/wordpressuser/send-password-reset";
import { boundResetStepId, resetStepId } from "./ids";
import { NotAvailable, type Part } from "./part";
import { demandResetRight } from "./reset-right";
import { findRows } from "./rows";
import { stepPart } from "./webhook-step";

/** Synchronous: the caller waits for WordPress and hears that no mail went out. */
const columns = (name: string) => ({ name: `${stepNamePrefix}${name}`, mode: 0, asyncautodelete: false });

const { message } = customApis.sendPasswordReset;

const unbound = stepPart({ id: resetStepId, message, columns: columns(message) });

/** The step behind the password reset that the solution brings; never there, or enabled again, while everybody may call it. */
export const resetStep: Part = {
  ...unbound,
  async difference(context) {
    const change = await unbound.difference(context);
    if (!change) return undefined;
    const make = async () => {
      await demandResetRight(context.dataverse);
      await change.make();
    };
    return { ...change, make };
  },
};

const bound = stepPart({
  ...{ id: boundResetStepId, message: boundPasswordReset, table: wordpressUser.table },
  columns: columns(boundPasswordReset),
});

/** The step behind the one bound to a row; without it that one would do nothing and succeed. */
export const boundResetStep: Part = {
  ...bound,
  optional: true,
  async difference(context) {
    const filter = `name eq '${boundPasswordReset}'`;
    const isKnown = async () => (await findRows(context.dataverse, "sdkmessages", ["sdkmessageid"], filter)).length > 0;
    if (await isKnown()) return bound.difference(context);
    return {
      what: "register it",
      async make() {
        // A rehearsal stands before the part that makes the message, a run behind it.
        if (!(await isKnown()))
          throw new NotAvailable(`There is no ${boundPasswordReset} in this environment, so it needs no step.`);
        await (await bound.difference(context))?.make();
      },
    };
  },
};
