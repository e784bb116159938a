import { word } from "../person/words/words";
import { type FormSession } from "./form-session";

/** What keeps the form from being saved, each as "Label: why"; empty when nothing does. Marks empty required columns. */
export function findObstacles(session: FormSession): string[] {
  const obstacles: string[] = [];
  const seen = new Set<string>();
  for (const control of session.controls.values()) {
    const { attribute } = control;
    if (attribute?.requiredLevel === "required" && attribute.isEmpty && isAskedFor(session, control.name)) {
      control.notify({
        id: "_required",
        level: "ERROR",
        text: word("required", control.label),
        actions: [],
      });
    }
    const reason = attribute?.invalid ?? control.error?.text;
    if (!reason || seen.has(attribute?.name ?? control.name)) continue;
    seen.add(attribute?.name ?? control.name);
    obstacles.push(reason.startsWith(control.label) ? reason : `${control.label}: ${reason}`);
  }
  return obstacles;
}

/** A column the person can't fill in here, because it is hidden or locked, is left to the server. */
function isAskedFor(session: FormSession, name: string): boolean {
  const control = session.controls.get(name);
  return !!control && control.visible && !session.isDisabled(control);
}
