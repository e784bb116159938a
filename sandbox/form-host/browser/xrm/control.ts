import { addOnce, type EventFunction, removeFrom } from "../session/event-registry";
import { type ControlState } from "../session/control-state";
import { type FormParts } from "./form-parts";
import { lookupMembers } from "./lookup-control";
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
  if (state.attribute?.column.targets?.length) Object.assign(members, lookupMembers(state, session));
  if (state.attribute?.column.options) members["getOptions"] = () => [...(attributeOptions(state, parts) ?? [])];
  if (state.isSubgrid) return subgridControl(parts, state, members);
  return withRefusals<Xrm.Controls.StandardControl>(`formContext.getControl("${state.name}")`, members);
}

const attributeOptions = (state: ControlState, { session }: FormParts) =>
  state.attribute?.column.options?.map(({ label, value }) => ({ text: session.text(label), value }));

/** A subgrid has the members of its rows once they are drawn; before, those of every control. */
function subgridControl(
  { session }: FormParts,
  state: ControlState,
  members: Record<string, unknown>,
): Xrm.Controls.StandardControl {
  const own: Record<string, unknown> = {
    ...members,
    addOnLoad: (handler: unknown) => addOnce(state.gridLoadHandlers, handler as EventFunction),
    removeOnLoad: (handler: unknown) => removeFrom(state.gridLoadHandlers, handler as EventFunction),
    getEntityName: () => state.definition.parameters["TargetEntityType"],
  };
  const path = `formContext.getControl("${state.name}")`;
  const base = withRefusals<Xrm.Controls.StandardControl>(path, own);
  return new Proxy(base, {
    get: (target, property, receiver) => {
      const ofRows = typeof property === "string" && !(property in own) && !session.closed && state.grid;
      return ofRows && property in ofRows
        ? ofRows[property as keyof typeof ofRows]
        : Reflect.get(target, property, receiver);
    },
  });
}

/** Of the messages and of the actions the first is shown alone; an action's message is the text under it (documentation: "addNotification"). */
function readNotification(given: Xrm.Controls.AddControlNotificationOptions) {
  const [action] = given.actions ?? [];
  return {
    id: given.uniqueId,
    level: given.notificationLevel ?? "ERROR",
    text: [given.messages[0], action?.message].filter(Boolean).join(" "),
    actions: action ? [() => action.actions.forEach((run) => run())] : [],
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
