import { word } from "../person/words/words";
import { type AttributeState } from "./attribute-state";
import { type ControlState } from "./control-state";
import { type FormSession } from "./form-session";

/** What keeps the form from being saved, each as "Label: why"; empty when nothing does. Marks empty required columns. */
export function findObstacles(session: FormSession): string[] {
  const obstacles: string[] = [];
  const seen = new Set<string>();
  for (const control of session.controls.values()) {
    const { attribute } = control;
    if (isMissing(session, control))
      control.notify({ id: "_required", level: "ERROR", text: word("required", control.label), actions: [] });
    const reason = attribute?.invalid ?? control.error?.text;
    if (!reason || seen.has(attribute?.name ?? control.name)) continue;
    seen.add(attribute?.name ?? control.name);
    obstacles.push(reason.startsWith(control.label) ? reason : `${control.label}: ${reason}`);
  }
  return obstacles;
}

/** `isValid` of the form's data: nothing on the form would keep it from being saved. */
export const isValid = (session: FormSession): boolean =>
  [...session.controls.values()].every(
    (control) => !control.error && !control.attribute?.invalid && !isMissing(session, control),
  );

const isMissing = (session: FormSession, control: ControlState): boolean =>
  isEmptyRequired(control.attribute) && isAskedFor(session, control);

const isEmptyRequired = (attribute: AttributeState | undefined): boolean =>
  attribute?.requiredLevel === "required" && attribute.isEmpty;

/** A column the person can't fill in here, because it is hidden or locked, is left to the server. */
const isAskedFor = (session: FormSession, control: ControlState): boolean =>
  control.visible && !session.isDisabled(control);
