/**
 * A choice between the moment somebody makes it and the moment the host hands it back: the host collects outputs with a delay and may
 * render with the old value meanwhile. Any other value from outside ends the wait.
 */
export class PendingValue<Value extends { key: string }> {
  private change?: { chosen: Value | undefined; before: string | undefined; taken: boolean };

  /** Remembers what was chosen (undefined: cleared) instead of what is bound. */
  public put(chosen: Value | undefined, bound: Value | undefined): void {
    this.change = { chosen, before: bound?.key, taken: false };
  }

  /** What the host should write; undefined when nothing was chosen since it last asked. */
  public take(): { chosen: Value | undefined } | undefined {
    const change = this.change;
    if (!change || change.taken) return undefined;
    change.taken = true;
    return change;
  }

  /** What to show, given what the host hands over as bound. */
  public shown(bound: Value | undefined): Value | undefined {
    if (this.change && (this.change.taken || bound?.key !== this.change.before)) this.change = undefined;
    return this.change ? this.change.chosen : bound;
  }
}
