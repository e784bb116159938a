import { type ReactElement } from "react";
import { type ColumnValue, isLookup, type LookupValue } from "../data/column-value";
import { plainId } from "../metadata/catalog";
import { type AttributeState } from "../session/attribute-state";
import { type ContextSource, createContext, type HostedContext, modeOf } from "./context";
import { type LoadedControl } from "./load-control";
import { boundAttribute, type ControlParameters, parametersFor } from "./parameters";

/** Milliseconds between `notifyOutputChanged` and the reading of the outputs, as the platform waits. */
export const outputDelay = 100;

/**
 * Drives one code component as the platform does: `init` once, `updateView` after each change of what it sees,
 * outputs read 100 ms after the last `notifyOutputChanged`, change handlers for each column that an output really changed.
 */
export class ControlHost {
  private readonly instance;
  private readonly context: HostedContext;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private seen: Record<string, string> = {};
  private destroyed = false;

  constructor(
    private readonly loaded: LoadedControl,
    private readonly source: Omit<ContextSource, "strings" | "requestRender">,
    /** Gets what a virtual control wants drawn. */
    private readonly draw: (element: ReactElement | undefined) => void,
    /** Hears what the control throws, wherever it is called from. */
    private readonly fail: (error: unknown) => void,
  ) {
    this.instance = new loaded.control();
    this.context = createContext({ ...source, strings: loaded.strings, requestRender: () => this.update(true) });
  }

  start(container: HTMLDivElement): void {
    this.guarded(() => {
      this.fillContext();
      this.seen = this.fingerprint();
      this.instance.init(this.context, () => this.notify(), {}, container);
      this.show();
    });
  }

  /** Calls `updateView` when something the control sees is different (or always, when told so). */
  update(always = false): void {
    if (this.destroyed) return;
    const before = this.seen;
    this.seen = this.fingerprint();
    const changed = Object.keys(this.seen).filter((name) => before[name] !== this.seen[name]);
    if (!changed.length && !always) return;
    this.fillContext();
    this.context.updatedProperties = changed;
    this.guarded(() => this.show());
  }

  /** Takes over outputs that still wait, e.g. because the form is being saved. */
  flush(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.guarded(() => this.takeOutputs());
  }

  destroy(): void {
    this.flush();
    this.destroyed = true;
    this.guarded(() => this.instance.destroy());
  }

  /** A control that throws breaks its own place on the form and nothing else. */
  private guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.fail(error);
    }
  }

  private notify(): void {
    if (this.destroyed) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), outputDelay);
  }

  /** A key that is absent leaves its column alone; null or undefined clears it (for lookups an empty list too). */
  private takeOutputs(): void {
    const outputs = this.instance.getOutputs?.() ?? {};
    const { session } = this.source;
    for (const [property, value] of Object.entries(outputs)) {
      const attribute = boundAttribute(this.source, property);
      if (attribute && !session.closed) session.edit(attribute, fromOutput(attribute, value));
    }
    this.update(true);
  }

  private show(): void {
    const element = this.instance.updateView(this.context) as ReactElement | undefined;
    this.draw(element);
  }

  private fillContext(): void {
    this.context.parameters = this.parameters();
    this.context.mode = modeOf(this.source);
    this.context.page.isPageReadOnly = this.source.session.isReadOnly;
  }

  private parameters(): ControlParameters {
    const { session, control, services } = this.source;
    return parametersFor(this.loaded.manifest, { session, control, catalog: services.catalog });
  }

  /** One text per thing the control sees; two equal texts mean nothing changed. */
  private fingerprint(): Record<string, string> {
    const { isControlDisabled, isVisible, label } = modeOf(this.source);
    const parameters = Object.entries(this.parameters());
    return {
      ...Object.fromEntries(parameters.map(([name, parameter]) => [name, JSON.stringify(parameter)])),
      mode: JSON.stringify({ isControlDisabled, isVisible, label }),
    };
  }
}

function fromOutput({ column }: AttributeState, value: unknown): ColumnValue {
  if (value === null || value === undefined || value === "") return null;
  if (!isLookup(column)) return value as ColumnValue;
  const list = (Array.isArray(value) ? value : [value]) as LookupValue[];
  return list.length ? list.slice(0, 1).map((one) => ({ ...one, id: plainId(one.id) })) : null;
}
