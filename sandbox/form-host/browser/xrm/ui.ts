import { addOnce, type EventFunction, removeFrom } from "../session/event-registry";
import { collection } from "./collection";
import { type FormParts } from "./form-parts";
import { formSelector } from "./form-selector";
import { withRefusals } from "./refusal";
import { tabApi } from "./tab";

/** `formContext.ui`. */
export function uiApi(parts: FormParts): Xrm.Ui {
  const { session, actions } = parts;
  const tabs = session.layout.tabs.map((tab) => tabApi(parts, tab));
  return withRefusals<Xrm.Ui>("formContext.ui", {
    getFormType: () => session.formType as unknown as XrmEnum.FormType,
    setFormNotification: (text, level, id) => {
      removeNotification(parts, id);
      session.notifications.push({ id, level, text });
      session.changes.emit();
      return true;
    },
    clearFormNotification: (id) => {
      const removed = removeNotification(parts, id);
      if (removed) session.changes.emit();
      return removed;
    },
    addOnLoad: (handler) => addOnce(session.events.loadHandlers, handler as EventFunction),
    removeOnLoad: (handler) => removeFrom(session.events.loadHandlers, handler as EventFunction),
    close: () => actions.close(),
    getViewPortHeight: () => window.innerHeight,
    getViewPortWidth: () => window.innerWidth,
    refreshRibbon: () => session.changes.emit(),
    tabs: collection(
      () => tabs,
      (tab) => tab.getName(),
    ),
    controls: collection<Xrm.Controls.Control>(parts.controls, (control) => control.getName()),
    formSelector: formSelector(parts),
    setFormEntityName: (name: string) => {
      session.title = name;
      session.changes.emit();
    },
  });
}

function removeNotification({ session }: FormParts, id: string): boolean {
  const at = session.notifications.findIndex((one) => one.id === id);
  if (at >= 0) session.notifications.splice(at, 1);
  return at >= 0;
}
