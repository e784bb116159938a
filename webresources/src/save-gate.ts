const saveAndClose = 2;
const saveAndNew = 59;
const autoSave = 70;

export interface GateKeeper {
  /** Whether the form may not be saved now. */
  refused(): boolean;
  /** A save has to wait, or no longer has to. */
  waiting(waits: boolean): void;
  /** A save that a person asked for is refused. */
  stopped(): void;
}

/**
 * Stops a save in the event's own turn while something is being checked or is refused, and saves again by itself once the check is done.
 * (Handlers that a save waits for are an app setting that is off by default.)
 */
export class SaveGate {
  private checks = 0;
  private again: number | undefined;

  public constructor(
    private readonly form: Xrm.FormContext,
    private readonly keeper: GateKeeper,
  ) {}

  /** Handler of the save event. */
  public onSave(context: Xrm.Events.SaveEventContext): void {
    const args = context.getEventArgs();
    if (this.checks === 0 && !this.keeper.refused()) return;
    args.preventDefault();
    const mode: number = args.getSaveMode();
    if (this.checks === 0) return this.stop(mode);
    // A person's wish to save and close outlives an automatic save that comes after it.
    if (mode !== autoSave || this.again === undefined) this.again = mode;
    this.keeper.waiting(true);
  }

  /** A check that a save has to wait for. One that fails is told to whoever reads the console and stops nobody. */
  public async check(work: Promise<void>): Promise<void> {
    this.checks++;
    try {
      await work;
    } catch (error) {
      console.error("A check of this form failed; a save no longer waits for it.", error);
    }
    this.checks--;
    if (this.checks > 0 || this.again === undefined) return;
    const mode = this.again;
    this.again = undefined;
    this.keeper.waiting(false);
    if (this.keeper.refused()) this.stop(mode);
    else this.save(mode);
  }

  private stop(mode: number): void {
    if (mode !== autoSave) this.keeper.stopped();
  }

  private save(mode: number): void {
    if (mode === saveAndClose) return this.form.data.entity.save("saveandclose");
    if (mode === saveAndNew) return this.form.data.entity.save("saveandnew");
    this.form.data.save().then(
      () => undefined,
      (error: unknown) => console.error("Saving again failed; the form shows why.", error),
    );
  }
}
