import { type Cell, type FormControl } from "../../../metadata/types";
import { type AttributeState } from "./attribute-state";

export interface ControlNotification {
  id: string;
  level: "ERROR" | "RECOMMENDATION";
  text: string;
  actions: { message: string; run: () => void }[];
}

/** One control on an open form. Several may show the same column. */
export class ControlState {
  label: string;
  visible: boolean;
  disabled: boolean;
  readonly notifications: ControlNotification[] = [];
  /** Puts the keyboard into the control; set while it is drawn. */
  focus: (() => void) | undefined;
  /** Hands over what a code component still holds back; set while it is drawn. */
  flush: (() => void) | undefined;

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
