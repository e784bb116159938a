import { type Form } from "../../../metadata/types";
import { type AppServices } from "../app/services";
import { showError } from "../app/show-error";
import { PlatformError } from "../data/platform-error";
import { type FormSession } from "../session/form-session";
import { readAgain, saveForm, type SaveMode, saveMode, type SaveOutcome } from "../session/saving";
import { loadScript } from "../session/scripts";
import { loadContext, postSaveContext, saveContext } from "../xrm/execution-context";
import { type FormActions } from "../xrm/form-parts";
import { createFormContext } from "../xrm/form-context";
import { autoSave } from "./auto-save";
import { ScriptRunner } from "./script-runner";

/** Runs one open form: its scripts, its saves, and what follows them. */
export class FormController implements FormActions {
  readonly formContext: Xrm.FormContext;
  private readonly source;
  private stopAutoSave: (() => void) | undefined;

  constructor(
    readonly session: FormSession,
    private readonly services: AppServices,
    globalContext: Xrm.GlobalContext,
  ) {
    this.formContext = createFormContext(session, this, globalContext);
    this.source = { formContext: this.formContext, globalContext };
    session.events.runner = new ScriptRunner(this.source, services.dialogs);
    session.formContext = this.formContext;
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
    if (this.session.closed) return;
    const returned = this.session.events.fireLoad(loadContext(this.source, 1));
    this.session.changes.emit();
    if (this.services.settings.asyncOnLoad) await Promise.allSettled(returned);
    if (this.services.settings.autoSave && !this.session.closed)
      this.stopAutoSave = autoSave(this.session, () => this.saveByPerson(saveMode.autoSave));
  }

  /** The form was left. */
  end(): void {
    this.session.closed = true;
    this.stopAutoSave?.();
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

  /** Deactivates (5) or activates (6) the row: save handlers hear of it and may stop it, as they do on the platform. */
  async changeState(mode: typeof saveMode.deactivate | typeof saveMode.reactivate): Promise<void> {
    const { session, services } = this;
    const { router, webApi, dialogs } = services;
    if (router.guard && !(await router.guard())) return;
    const event = saveContext(this.source, mode);
    session.events.fireSave(event.context);
    if (event.isPrevented()) return;
    const table = session.table.logicalName;
    const statecode = mode === saveMode.deactivate ? 1 : 0;
    // The first status of the state, as the platform's dialog proposes it.
    const status = session.table.columns["statuscode"]?.options?.find(({ state }) => state === statecode);
    const row = { statecode, ...(status && { statuscode: status.value }) };
    try {
      await webApi.update(table, session.id ?? "", row);
      await router.open({ type: "form", table, id: session.id }, { replace: true, ask: false });
    } catch (error) {
      await showError(dialogs, error);
    }
  }

  forms(): Form[] {
    return this.services.catalog.mainForms(this.session.table, this.services.access);
  }

  /** Shows another of the table's main forms for the same row. */
  showForm(formId: string): void {
    const { table, id } = this.session;
    void this.services.router.open({ type: "form", table: table.logicalName, id, formId }, { replace: true });
  }

  private async trySave(mode: SaveMode): Promise<SaveOutcome> {
    const { webApi, catalog, dialogs, settings } = this.services;
    const contexts = {
      save: (chosen: SaveMode) => saveContext(this.source, chosen),
      postSave: (failure?: unknown) => postSaveContext(this.source, failure),
      dataLoad: () => loadContext(this.source, 2),
    };
    const asyncOnSave = settings.asyncOnSave ?? false;
    const outcome = await saveForm(this.session, { webApi, catalog, contexts, asyncOnSave }, mode);
    if (outcome.result === "failed") void showError(dialogs, outcome.error);
    if (outcome.result === "invalid") this.focusFirstProblem();
    if (outcome.result === "saved" && outcome.unread) void showError(dialogs, outcome.unread);
    if (outcome.result === "saved" && !this.session.closed) await this.follow(outcome, mode);
    return outcome;
  }

  private async follow(saved: { id: string; created: boolean }, mode: SaveMode): Promise<void> {
    const { router } = this.services;
    const { session } = this;
    const table = session.table.logicalName;
    router.saved?.({ id: saved.id, name: session.primaryName, entityType: table });
    if (mode === saveMode.saveAndClose) await router.back();
    else if (mode === saveMode.saveAndNew) await this.startAnother(table);
    else if (saved.created)
      await router.open({ type: "form", table, id: saved.id, formId: this.formId }, { replace: true, ask: false });
  }

  private async startAnother(table: string): Promise<void> {
    const { router } = this.services;
    const { page } = router;
    if (page.type === "form" && page.quickCreate)
      await router.open({ ...page, id: undefined }, { replace: true, ask: false });
    else await router.open({ type: "form", table });
  }

  /** The form that was asked for, to be kept when the page is opened again. */
  private get formId(): string | undefined {
    const { page } = this.services.router;
    return page.type === "form" ? page.formId : undefined;
  }

  private focusFirstProblem(): void {
    const first = [...this.session.controls.values()].find((control) => control.error || control.attribute?.invalid);
    first?.focus();
  }
}
