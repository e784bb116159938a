import { type Form, type Relationship, type Section, type Tab } from "../../../metadata/types";

export class SectionState {
  visible: boolean;
  label: string;

  constructor(
    readonly definition: Section,
    readonly tab: TabState,
    label: string,
  ) {
    this.visible = definition.visible;
    this.label = label;
  }
}

export class TabState {
  visible: boolean;
  label: string;
  readonly sections: SectionState[];
  readonly changeHandlers: ((context: unknown) => void)[] = [];

  constructor(
    readonly definition: Tab,
    text: (label: Tab["label"]) => string,
  ) {
    this.visible = definition.visible;
    this.label = text(definition.label);
    this.sections = definition.columns.flatMap((column) =>
      column.sections.map((section) => new SectionState(section, this, text(section.label))),
    );
  }
}

/** The tabs of an open form, and which one is shown. */
let layouts = 0;

export class LayoutState {
  /** A form in a dialog lies over another one: what one form calls a tab, the page must not find in the other. */
  private readonly prefix = `form${++layouts}`;
  readonly tabs: TabState[];
  activeTab: TabState | undefined;
  /** Related rows that are shown in place of a tab. */
  related: Relationship | undefined;

  constructor(form: Form, text: (label: Tab["label"]) => string) {
    this.tabs = form.tabs.map((tab) => new TabState(tab, text));
    this.activeTab = this.tabs.find((tab) => tab.visible && tab.definition.expanded) ?? this.visibleTabs[0];
  }

  get visibleTabs(): TabState[] {
    return this.tabs.filter(({ visible }) => visible);
  }

  /** The page's id of a tab or of what it shows; "related" is the tab of related rows. */
  elementId(part: "tab" | "panel", name: string): string {
    return `${this.prefix}-${part}-${name}`;
  }

  show(tab: TabState): void {
    this.activeTab = tab;
    this.related = undefined;
  }

  section(name: string): SectionState | undefined {
    return this.tabs.flatMap(({ sections }) => sections).find((section) => section.definition.name === name);
  }
}
