const saveAndClose = 2;
const saveAndNew = 59;

/**
 * Stops a save in the event's own turn while something is being checked or is refused, and saves again by itself once the check is done.
 * (Handlers that a save waits for are an app setting that is off by default.)
 */
export class SaveGate {
  private checks = 0;
  private again: number | undefined;

  /** @param refused whether the form may not be saved now. @param waiting called when a save has to wait, and when it no longer has to. */
  public constructor(
    private readonly refused: () => boolean,
    private readonly waiting: (form: Xrm.FormContext, waits: boolean) => void,
  ) {}

  /** Handler of the save event. */
  public onSave(context: Xrm.Events.SaveEventContext): void {
    const args = context.getEventArgs();
    if (this.checks === 0 && !this.refused()) return;
    args.preventDefault();
    if (this.checks === 0) return;
    this.again = args.getSaveMode();
    this.waiting(context.getFormContext(), true);
  }

  /** A check that a save has to wait for; it mustn't reject. */
  public async check(form: Xrm.FormContext, work: Promise<void>): Promise<void> {
    this.checks++;
    await work;
    this.checks--;
    if (this.checks > 0 || this.again === undefined) return;
    const mode = this.again;
    this.again = undefined;
    this.waiting(form, false);
    if (!this.refused()) this.save(form, mode);
  }

  private save(form: Xrm.FormContext, mode: number): void {
    if (mode === saveAndClose) return form.data.entity.save("saveandclose");
    if (mode === saveAndNew) return form.data.entity.save("saveandnew");
    form.data.save().then(
      () => undefined,
      (error: unknown) => console.error("Saving again failed; the form shows why.", error),
    );
  }
}
