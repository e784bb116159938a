import { scriptId } from "../metadata/catalog";
import { addOnce, type EventFunction, removeFrom } from "../session/event-registry";
import { saveMode } from "../session/saving";
import { isValid } from "../session/validity";
import { collection } from "./collection";
import { type FormParts } from "./form-parts";
import { withRefusals } from "./refusal";

/** `formContext.data.entity`. */
export function entityApi(parts: FormParts): Xrm.Entity {
  const { session, actions } = parts;
  const { events } = session;
  return withRefusals<Xrm.Entity>("formContext.data.entity", {
    getId: () => (session.id ? scriptId(session.id) : ""),
    getEntityName: () => session.table.logicalName,
    getEntityReference: () => ({
      id: session.id ? scriptId(session.id) : "",
      name: session.primaryName,
      entityType: session.table.logicalName,
    }),
    getPrimaryAttributeValue: () => session.primaryName,
    getIsDirty: () => session.isDirty,
    isValid: () => isValid(session),
    addOnSave: (handler) => addOnce(events.saveHandlers, handler as EventFunction),
    removeOnSave: (handler) => removeFrom(events.saveHandlers, handler as EventFunction),
    addOnPostSave: (handler) => addOnce(events.postSaveHandlers, handler as EventFunction),
    removeOnPostSave: (handler) => removeFrom(events.postSaveHandlers, handler as EventFunction),
    save: (mode?: Xrm.EntitySaveMode) => {
      const chosen = mode && { saveandclose: saveMode.saveAndClose, saveandnew: saveMode.saveAndNew }[mode];
      // Whoever calls this gets no answer; the form itself shows why it was not saved.
      actions.save(chosen ?? saveMode.save).catch(() => undefined);
    },
    attributes: collection(parts.attributes, (attribute) => attribute.getName()),
  });
}
