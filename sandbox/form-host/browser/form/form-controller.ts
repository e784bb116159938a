import { type Handler } from "../../../metadata/types";
import { type AppServices } from "../app/services";
import { showError } from "../app/show-error";
import { PlatformError } from "../data/platform-error";
import { type EventFunction, type EventRunner } from "../session/event-registry";
import { type FormSession } from "../session/form-session";
import { readAgain, saveForm, type SaveMode, saveMode, type SaveOutcome } from "../session/saving";
import { findFunction, handlerParameters, loadScript } from "../session/scripts";
import { eventContext, loadContext, postSaveContext, saveContext } from "../xrm/execution-context";
import { type FormActions } from "../xrm/form-parts";
import { createFormContext } from "../xrm/form-context";

/** Runs one open form: its scripts, its saves, and what follows them. */
export class FormController implements FormActions, EventRunner {
  readonly formContext: Xrm.FormContext;
  private readonly source;

  constructor(
    readonly session: FormSession,
    private readonly services: AppServices,
    globalContext: Xrm.GlobalContext,
  ) {
    this.formContext = createFormContext(session, this, globalContext);
    this.source = { formContext: this.formContext, globalContext };
    session.events.runner = this;
  }

  /** Loads the form's libraries in their order, then runs its load handlers. */
  async start(): Promise<void> {
    for (const library of this.session.form.libraries) {
      try {
        await loadScript(`/WebResources/${library}`);
      } catch (error) {
        void showError(this.services.dialogs, error);
      }
    }
    if (!this.session.closed) this.session.events.fireLoad(loadContext(this.source, 1));
    this.session.changes.emit();
  }

  /** Saves and shows why not; tells whether it is saved. What comes after (close, new) follows the mode. */
  async saveByPerson(mode: SaveMode): Promise<boolean> {
    const outcome = await this.trySave(mode);
    return outcome.result === "saved";
  }

  async save(mode: SaveMode): Promise<void> {
    const outcome = await this.trySave(mode);
    if (outcome.result === "failed") throw outcome.error;
    if (outcome.result === "invalid") throw new PlatformError(outcome.reasons.join(" "), {});
    if (outcome.result === "prevented") throw new PlatformError("A save handler stopped the save.", {});
  }

  async refresh(save: boolean): Promise<void> {
    if (save) return this.save(saveMode.save);
    await readAgain(this.session, this.services.webApi);
    const { events } = this.session;
    events.fireAdded(events.dataLoadHandlers, loadContext(this.source, 3), "onload");
  }

  close(): void {
    void this.services.router.back();
  }

  changeContext(attribute: { name: string }): unknown {
    return eventContext(this.source, this.formContext.getAttribute(attribute.name));
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

  private async trySave(mode: SaveMode): Promise<SaveOutcome> {
    const { webApi, catalog, dialogs } = this.services;
    const contexts = {
      save: (chosen: SaveMode) => saveContext(this.source, chosen),
      postSave: (succeeded: boolean) => postSaveContext(this.source, succeeded),
      dataLoad: () => loadContext(this.source, 2),
    };
    const outcome = await saveForm(this.session, { webApi, catalog, contexts }, mode);
    if (outcome.result === "failed") void showError(dialogs, outcome.error);
    if (outcome.result === "invalid") this.focusFirstProblem();
    if (outcome.result === "saved" && !this.session.closed) await this.follow(outcome, mode);
    return outcome;
  }

  private async follow(saved: { id: string; created: boolean }, mode: SaveMode): Promise<void> {
    const { router } = this.services;
    const table = this.session.table.logicalName;
    if (mode === saveMode.saveAndClose) await router.back();
    else if (mode === saveMode.saveAndNew) await router.open({ type: "form", table });
    else if (saved.created) await router.open({ type: "form", table, id: saved.id }, { replace: true, ask: false });
  }

  private focusFirstProblem(): void {
    const first = [...this.session.controls.values()].find((control) => control.error || control.attribute?.invalid);
    first?.focus();
  }

  /** Runs script code; what it throws, or a promise of it rejects with, is shown as the platform's script error. */
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
    void this.services.dialogs.error(
      `One of the scripts for this record has caused an error. For more details, see below.\n${message}`,
      { title: "Script Error", details },
    );
    return undefined;
  }
}
