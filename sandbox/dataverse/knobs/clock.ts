/** The time of rows, tokens, limits and logs: the real one, moved or stopped. */
export class Clock {
  private frozen: number | undefined;
  private offset = 0;

  constructor(private readonly real: () => Date) {}

  readonly now = (): Date => new Date(this.frozen ?? this.real().getTime() + this.offset);

  /** Goes on from this time, or stands still at it. */
  set(time: Date, frozen: boolean): void {
    this.frozen = frozen ? time.getTime() : undefined;
    this.offset = time.getTime() - this.real().getTime();
  }

  /** Moves forward, also while it stands still. */
  advance(seconds: number): void {
    if (this.frozen !== undefined) this.frozen += seconds * 1000;
    else this.offset += seconds * 1000;
  }

  reset(): void {
    this.frozen = undefined;
    this.offset = 0;
  }
}
