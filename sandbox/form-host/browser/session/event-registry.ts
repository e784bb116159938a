import { type Form, type Handler } from "../../../metadata/types";
import { type AttributeState } from "./attribute-state";
import { type ControlState } from "./control-state";
import { type TabState } from "./layout-state";

export type EventFunction = (context: unknown, ...parameters: unknown[]) => unknown;

/** Runs functions on an event; set by the form host once the form's scripts are loaded. */
export interface EventRunner {
  /** Runs one handler of the form XML. */
  runHandler(handler: Handler, context: unknown): unknown;
  /** Runs a function that a script added. */
  runAdded(handler: EventFunction, context: unknown, event: string): unknown;
  changeContext(attribute: Pick<AttributeState, "name">): unknown;
  tabContext(tab: TabState): unknown;
  controlContext(control: ControlState): unknown;
}

/** Who listens to which event of one form: handlers of the form XML first, in their order, then what scripts added. */
export class EventRegistry {
  readonly saveHandlers: EventFunction[] = [];
  readonly postSaveHandlers: EventFunction[] = [];
  readonly dataLoadHandlers: EventFunction[] = [];
  readonly loadHandlers: EventFunction[] = [];
  runner: EventRunner | undefined;

  constructor(private readonly form: Form) {}

  /** Runs the change handlers of a column. */
  fireChange(attribute: AttributeState): void {
    const { runner } = this;
    if (!runner) return;
    const context = runner.changeContext(attribute);
    for (const handler of this.formHandlers("onchange", attribute.name)) runner.runHandler(handler, context);
    for (const added of [...attribute.changeHandlers]) runner.runAdded(added, context, "onchange");
  }

  /** Answers what the handlers returned: promises are awaited where the app is set to (documentation: "Async event handlers"). */
  fireLoad(context: unknown): unknown[] {
    return [
      ...this.formHandlers("onload").map((handler) => this.runner?.runHandler(handler, context)),
      ...this.fireAdded(this.loadHandlers, context, "onload"),
      ...this.fireAdded(this.dataLoadHandlers, context, "onload"),
    ];
  }

  /** As `fireLoad`; the setting for saves is another one, and off by default as well. */
  fireSave(context: unknown): unknown[] {
    return [
      ...this.formHandlers("onsave").map((handler) => this.runner?.runHandler(handler, context)),
      ...this.fireAdded(this.saveHandlers, context, "onsave"),
    ];
  }

  fireTab(tab: TabState): void {
    if (this.runner) this.fireAdded(tab.changeHandlers, this.runner.tabContext(tab), "tabstatechange");
  }

  /** A lookup is about to search: handlers may add filters. */
  firePreSearch(control: ControlState): void {
    control.lookup.filters = [];
    if (this.runner) this.fireAdded(control.lookup.preSearchHandlers, this.runner.controlContext(control), "presearch");
  }

  fireGridLoad(control: ControlState): void {
    if (this.runner) this.fireAdded(control.gridLoadHandlers, this.runner.controlContext(control), "subgrid onload");
  }

  fireAdded(handlers: EventFunction[], context: unknown, event: string): unknown[] {
    return [...handlers].map((handler) => this.runner?.runAdded(handler, context, event));
  }

  private formHandlers(event: Handler["event"], column?: string): Handler[] {
    return this.form.handlers.filter(
      (handler) => handler.enabled && handler.event === event && (event !== "onchange" || handler.column === column),
    );
  }
}

/** Adds a function once; the platform ignores a second registration of the same one. */
export function addOnce(handlers: EventFunction[], handler: EventFunction): void {
  if (!handlers.includes(handler)) handlers.push(handler);
}

export function removeFrom(handlers: EventFunction[], handler: EventFunction): void {
  const at = handlers.indexOf(handler);
  if (at >= 0) handlers.splice(at, 1);
}
