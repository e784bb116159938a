import { type SectionState, type TabState } from "../session/layout-state";
import { addOnce, type EventFunction, removeFrom } from "../session/event-registry";
import { collection } from "./collection";
import { type FormParts } from "./form-parts";
import { withRefusals } from "./refusal";

/** `formContext.ui.tabs.get(name)`. */
export function tabApi(parts: FormParts, state: TabState): Xrm.Controls.Tab {
  const { session } = parts;
  const isActive = (): boolean => !session.layout.related && session.layout.activeTab === state;
  const show = (): void => session.showTab(state);
  const sections = state.sections.map((section) => sectionApi(parts, section, () => tab));
  const tab: Xrm.Controls.Tab = withRefusals<Xrm.Controls.Tab>(`formContext.ui.tabs.get("${state.definition.name}")`, {
    getName: () => state.definition.name,
    getLabel: () => state.label,
    setLabel: (label) => {
      state.label = label;
      session.changes.emit();
    },
    getVisible: () => state.visible,
    setVisible: (visible) => {
      state.visible = visible;
      if (!visible && isActive()) session.layout.activeTab = session.layout.visibleTabs[0];
      session.changes.emit();
    },
    getDisplayState: () => (isActive() ? "expanded" : "collapsed"),
    setDisplayState: (display) => {
      if (display === "expanded") show();
    },
    setFocus: show,
    getParent: () => parts.formContext.ui,
    addTabStateChange: (handler) => addOnce(state.changeHandlers, handler as EventFunction),
    removeTabStateChange: (handler) => removeFrom(state.changeHandlers, handler as EventFunction),
    sections: collection(
      () => sections,
      (section) => section.getName(),
    ),
  });
  return tab;
}

function sectionApi(parts: FormParts, state: SectionState, tab: () => Xrm.Controls.Tab): Xrm.Controls.Section {
  const { session } = parts;
  return withRefusals<Xrm.Controls.Section>(`section "${state.definition.name}"`, {
    getName: () => state.definition.name,
    getLabel: () => state.label,
    setLabel: (label) => {
      state.label = label;
      session.changes.emit();
    },
    getVisible: () => state.visible,
    setVisible: (visible) => {
      state.visible = visible;
      session.changes.emit();
    },
    getParent: tab,
    controls: collection<Xrm.Controls.Control>(
      () =>
        parts
          .controls()
          .filter((control) => session.controls.get(control.getName())?.section === state.definition.name),
      (control) => control.getName(),
    ),
  });
}
