import { type Handler } from "../../../metadata/types";
import { type Dialogs } from "../app/dialogs";
import { word } from "../person/words/words";
import { type AttributeState } from "../session/attribute-state";
import { type ControlState } from "../session/control-state";
import { type EventFunction, type EventRunner } from "../session/event-registry";
import { type TabState } from "../session/layout-state";
import { findFunction, handlerParameters } from "../session/scripts";
import { type ContextSource, eventContext } from "../xrm/execution-context";

/** Runs a form's scripts; what they throw, or a promise of theirs rejects with, is shown as the platform's script error. */
export class ScriptRunner implements EventRunner {
  constructor(
    private readonly source: ContextSource,
    private readonly dialogs: Dialogs,
  ) {}

  changeContext({ name }: Pick<AttributeState, "name">): unknown {
    return eventContext(this.source, this.source.formContext.getAttribute(name));
  }

  tabContext({ definition }: TabState): unknown {
    return eventContext(this.source, this.source.formContext.ui.tabs.get(definition.name));
  }

  controlContext({ name }: ControlState): unknown {
    return eventContext(this.source, this.source.formContext.getControl(name));
  }

  runHandler(handler: Handler, context: unknown): unknown {
    const found = findFunction(handler.functionName);
    const where = `${handler.libraryName}, event ${handler.event}${handler.column ? ` of ${handler.column}` : ""}`;
    if (!found) {
      const message = `Web resource method does not exist: ${handler.functionName}`;
      return this.scriptError(new ReferenceError(message), where);
    }
    const first = handler.passExecutionContext ? [context] : [];
    return this.guarded(() => found(...first, ...handlerParameters(handler.parameters)), where);
  }

  runAdded(handler: EventFunction, context: unknown, event: string): unknown {
    return this.guarded(() => handler(context), `a function added for ${event}`);
  }

  private guarded(run: () => unknown, where: string): unknown {
    try {
      const result = run();
      if (result instanceof Promise) result.catch((error: unknown) => this.scriptError(error, where));
      return result;
    } catch (error) {
      return this.scriptError(error, where);
    }
  }

  private scriptError(error: unknown, where: string): undefined {
    console.error(`Script error in ${where}`, error);
    const message = error instanceof Error ? error.message : JSON.stringify(error);
    const details = `${where}\n${error instanceof Error ? (error.stack ?? "") : ""}`;
    void this.dialogs.error(`${word("scriptFailed")}\n${message}`, { title: word("scriptError"), details });
    return undefined;
  }
}
