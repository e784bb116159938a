import { customApis, wordpressUser } from "../../../model/generated/names";
import { BusinessError, noTable, stage, type ExecutionContext, type Step, type StepServices } from "../../step";

/** The message bound to a row, which set-up makes where the environment allows it. */
export const boundPasswordReset = "alexacrm_SendUserPasswordReset";

const { message, parameters } = customApis.sendPasswordReset;

/** Has WordPress send the reset mail while the caller waits: an error here is the only way to say that none went out. */
async function send(userId: string | undefined, { sendPasswordReset }: StepServices): Promise<void> {
  if (userId === undefined) throw new BusinessError("The message names no WordPress user.");
  await sendPasswordReset(userId);
}

const common = { stage: stage.postOperation, mode: "synchronous", order: 1 } as const;

/** Unbound: the row's id is a parameter. */
export const sendPasswordReset: Step = {
  ...common,
  name: "WordPress user: send password reset",
  message,
  table: noTable,
  execute: ({ references }: ExecutionContext, services) => send(references[parameters.wordPressUserId], services),
};

/** Bound to a row of the virtual table. */
export const sendUserPasswordReset: Step = {
  ...common,
  name: "WordPress user: send this user's password reset",
  message: boundPasswordReset,
  table: wordpressUser.table,
  execute: ({ references }: ExecutionContext, services) => send(references.Target, services),
};
