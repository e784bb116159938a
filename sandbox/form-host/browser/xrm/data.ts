import { addOnce, type EventFunction, removeFrom } from "../session/event-registry";
import { type SaveMode, saveMode } from "../session/saving";
import { isValid } from "../session/validity";
import { collection } from "./collection";
import { entityApi } from "./entity";
import { type FormParts } from "./form-parts";
import { withRefusals } from "./refusal";

/** `formContext.data`. `save` and `refresh` reject with `{ errorCode, message }` when the form was not saved. */
export function dataApi(parts: FormParts): Xrm.Data {
  const { session, actions } = parts;
  return withRefusals<Xrm.Data>("formContext.data", {
    entity: entityApi(parts),
    attributes: collection(parts.attributes, (attribute) => attribute.getName()),
    addOnLoad: (handler) => addOnce(session.events.dataLoadHandlers, handler as EventFunction),
    removeOnLoad: (handler) => removeFrom(session.events.dataLoadHandlers, handler as EventFunction),
    getIsDirty: () => session.isDirty,
    isValid: () => isValid(session),
    save: (options?: Xrm.SaveOptions) => actions.save((options?.saveMode as SaveMode | undefined) ?? saveMode.save),
    refresh: (save) => actions.refresh(!!save),
  });
}
