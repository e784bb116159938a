import { customApis } from "../custom-api/custom-apis";
import { type Environment } from "../environment";
import { fail } from "../errors";
import { isReference, type Row } from "../store/row";
import { type ExternalMessage, externalMessages } from "./event";

/**
 * Refuses a step that can't be registered: asynchronous ones run after the operation only, nobody registers on the main operation,
 * notifications (OnExternal*, custom APIs for events) take asynchronous steps only, some custom APIs take none (register-plug-in,
 * custom-api: "Select a custom processing step type").
 * @throws DataverseError 400.
 */
export function refuseStep(environment: Environment, { mode, stage, sdkmessageid }: Row): void {
  if (stage === 30) throw fail("stepRefused", "no step can be registered on the main operation (stage 30)");
  if (mode === 1 && stage !== 40)
    throw fail("stepRefused", "asynchronous steps run after the operation (stage 40) only");
  const message = isReference(sdkmessageid) ? String(environment.store.get("sdkmessage", sdkmessageid.id)?.name) : "";
  const api = customApis(environment).find(({ uniqueName }) => uniqueName === message);
  if (api?.steps === "none") throw fail("stepRefused", `${message} takes no steps`);
  const isNotification = api?.steps === "async" || externalMessages.includes(message as ExternalMessage);
  if (isNotification && mode !== 1) throw fail("stepRefused", `${message} takes asynchronous steps only`);
}
