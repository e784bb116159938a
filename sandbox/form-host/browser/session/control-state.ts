import { type Cell, type FormControl, type View } from "../../../metadata/types";
import { type AttributeState } from "./attribute-state";

/** What a control can be asked for while it is drawn. */
export interface DrawnControl {
  /** Puts the keyboard into the control. */
  focus: () => void;
  /** Hands over what is typed or held back and not yet a value of the form. */
  flush?: () => void;
}

export interface ControlNotification {
  id: string;
  level: "ERROR" | "RECOMMENDATION";
  text: string;
  /** Each is a button with the platform's fixed word "Apply". */
  actions: (() => void)[];
}

/** What scripts did to a lookup's search. */
export class LookupOptions {
  readonly preSearchHandlers: ((context: unknown) => void)[] = [];
  /** FetchXML filters; added anew by the handlers before each search. */
  filters: { table: string; fetchXml: string }[] = [];
  /** Views that no table has (`addCustomView`). */
  readonly customViews: { table: string; view: View }[] = [];
  defaultViewId: string | undefined;
  entityTypes: string[] | undefined;
}

/** One control on an open form. Several may show the same column. */
export class ControlState {
  label: string;
  visible: boolean;
  disabled: boolean;
  readonly notifications: ControlNotification[] = [];
  readonly lookup = new LookupOptions();
  /** A subgrid's rows as scripts reach them, once it is drawn. */
  grid: Xrm.Controls.GridControl | undefined;
  readonly gridLoadHandlers: ((context: unknown) => void)[] = [];
  private drawn: DrawnControl | undefined;

  constructor(
    readonly name: string,
    readonly cell: Cell,
    readonly definition: FormControl,
    readonly attribute: AttributeState | undefined,
    label: string,
    /** Name of the section that holds it, undefined for the header. */
    readonly section: string | undefined,
  ) {
    this.label = label;
    this.visible = cell.visible;
    this.disabled = definition.disabled;
  }

  /** Called by what draws the control; the answer detaches it again. */
  attach(drawn: DrawnControl): () => void {
    this.drawn = drawn;
    return () => {
      if (this.drawn === drawn) this.drawn = undefined;
    };
  }

  /** Called by what draws a subgrid, each time its rows are other ones. */
  showGrid(grid: Xrm.Controls.GridControl): void {
    this.grid = grid;
  }

  focus(): void {
    this.drawn?.focus();
  }

  flush(): void {
    this.drawn?.flush?.();
  }

  get isSubgrid(): boolean {
    return !!this.definition.parameters["TargetEntityType"] && !this.definition.column;
  }

  get error(): ControlNotification | undefined {
    return this.notifications.find(({ level }) => level === "ERROR");
  }

  notify(notification: ControlNotification): void {
    this.clear(notification.id);
    this.notifications.push(notification);
  }

  /** Removes one notification, or all without an id; tells whether there was one. */
  clear(id?: string): boolean {
    const before = this.notifications.length;
    const kept = id === undefined || id === "" ? [] : this.notifications.filter((one) => one.id !== id);
    this.notifications.splice(0, before, ...kept);
    return kept.length < before;
  }
}
