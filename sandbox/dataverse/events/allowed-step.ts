import { type Table } from "../../metadata/types";
import { type Environment } from "../environment";
import { fail } from "../errors";
import { isReference, type Row } from "../store/row";
import { type ExternalMessage, externalMessages } from "./event";

/**
 * Refuses a step that can't be registered: asynchronous ones run after the operation only, nobody registers on the main operation, and
 * notifications (OnExternal*, custom APIs for events) take asynchronous steps only (register-plug-in, custom-api: "Allowed custom
 * processing step type").
 * @throws DataverseError 400.
 */
export function refuseStep({ catalog, store }: Environment, table: Table, { mode, stage, sdkmessageid }: Row): void {
  if (table.logicalName !== "sdkmessageprocessingstep") return;
  if (stage === 30) throw fail("stepRefused", "no step can be registered on the main operation (stage 30)");
  if (mode === 1 && stage !== 40)
    throw fail("stepRefused", "asynchronous steps run after the operation (stage 40) only");
  const message = isReference(sdkmessageid) ? String(store.get("sdkmessage", sdkmessageid.id)?.name) : "";
  const api = catalog.metadata.customApis?.find(({ uniqueName }) => uniqueName === message);
  const isNotification = api?.steps === "async" || externalMessages.includes(message as ExternalMessage);
  if (isNotification && mode !== 1) throw fail("stepRefused", `${message} takes asynchronous steps only`);
}
