/** Runs something once after everything that happens now: a control that writes two columns causes two events, but one change. */
export class Soon {
  private timer: number | undefined;

  public constructor(private readonly action: () => void) {}

  public run(): void {
    this.timer ??= window.setTimeout(() => this.flush(), 0);
  }

  /** Runs at once what is due. */
  public flush(): void {
    if (this.timer === undefined) return;
    window.clearTimeout(this.timer);
    this.timer = undefined;
    this.action();
  }
}
