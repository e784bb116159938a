import { type Form, type Handler } from "../../../metadata/types";
import { type AttributeState } from "./attribute-state";

export type EventFunction = (context: unknown, ...parameters: unknown[]) => unknown;

/** Runs functions on an event; set by the form host once the form's scripts are loaded. */
export interface EventRunner {
  /** Runs one handler of the form XML. */
  runHandler(handler: Handler, context: unknown): unknown;
  /** Runs a function that a script added. */
  runAdded(handler: EventFunction, context: unknown, event: string): unknown;
  changeContext(attribute: AttributeState): unknown;
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

  fireLoad(context: unknown): void {
    for (const handler of this.formHandlers("onload")) this.runner?.runHandler(handler, context);
    this.fireAdded(this.loadHandlers, context, "onload");
    this.fireAdded(this.dataLoadHandlers, context, "onload");
  }

  /** Save handlers are not awaited: waiting for a promise is an app setting that is off by default (documentation: "Asynchronous event handlers"). */
  fireSave(context: unknown): void {
    for (const handler of this.formHandlers("onsave")) this.runner?.runHandler(handler, context);
    this.fireAdded(this.saveHandlers, context, "onsave");
  }

  fireAdded(handlers: EventFunction[], context: unknown, event: string): void {
    for (const handler of [...handlers]) this.runner?.runAdded(handler, context, event);
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
