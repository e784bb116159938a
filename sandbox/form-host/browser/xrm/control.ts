import { type ControlState } from "../session/control-state";
import { type FormParts } from "./form-parts";
import { withRefusals } from "./refusal";

/** `formContext.getControl(name)`. An error notification keeps the form from being saved until it is cleared. */
export function controlApi(parts: FormParts, state: ControlState): Xrm.Controls.StandardControl {
  const { session } = parts;
  const change = <T>(apply: () => T): T => {
    const result = apply();
    session.changes.emit();
    return result;
  };
  const members: Record<string, unknown> = {
    getName: () => state.name,
    getControlType: () => state.definition.custom?.name ?? controlType(state),
    getParent: () => sections(parts).find((section) => section.getName() === state.section) ?? null,
    getAttribute: () => parts.attributes().find((attribute) => attribute.getName() === state.attribute?.name) ?? null,
    getLabel: () => state.label,
    setLabel: (label: string) => change(() => void (state.label = label)),
    getVisible: () => state.visible,
    setVisible: (visible: boolean) => change(() => void (state.visible = visible)),
    getDisabled: () => session.isDisabled(state),
    setDisabled: (disabled: boolean) => change(() => void (state.disabled = disabled)),
    setFocus: () => state.focus(),
    setNotification: (text: string, id = "_script") =>
      change(() => {
        state.notify({ id, level: "ERROR", text, actions: [] });
        return true;
      }),
    clearNotification: (id?: string) => change(() => state.clear(id)),
    addNotification: (notification: Xrm.Controls.AddControlNotificationOptions) =>
      change(() => state.notify(readNotification(notification))),
  };
  const targets = state.attribute?.column.targets;
  if (targets?.length) members["getEntityTypes"] = () => [...targets];
  return withRefusals<Xrm.Controls.StandardControl>(`formContext.getControl("${state.name}")`, members);
}

function readNotification(given: Xrm.Controls.AddControlNotificationOptions) {
  return {
    id: given.uniqueId,
    level: given.notificationLevel ?? "ERROR",
    text: given.messages.join(" "),
    actions: (given.actions ?? []).map(({ message = "Apply", actions }) => ({
      message,
      run: () => actions.forEach((action) => action()),
    })),
  };
}

function controlType(state: ControlState): string {
  const type = state.attribute?.column.type;
  if (!type) return "subgrid";
  if (type === "lookup" || type === "owner") return "lookup";
  return type === "bit" || type === "picklist" || type === "state" || type === "status" ? "optionset" : "standard";
}

const sections = (parts: FormParts): Xrm.Controls.Section[] =>
  parts.formContext.ui.tabs.get().flatMap((tab) => tab.sections.get());
