interface Stoppable {
  stop(): Promise<void>;
}

/** What has been started, in order, and how long it took. */
export class Parts {
  readonly timings: { part: string; milliseconds: number }[] = [];
  private readonly started: Stoppable[] = [];

  async start<Part extends Stoppable>(name: string, starting: () => Promise<Part>): Promise<Part> {
    const begun = Date.now();
    const part = await starting();
    this.add(part);
    this.took(name, begun);
    return part;
  }

  add(part: Stoppable): void {
    this.started.push(part);
  }

  /** Waits for both even when one fails, so that the other one can be stopped. @throws what the first failed one threw. */
  async startTogether<One, Other>(one: Promise<One>, other: Promise<Other>): Promise<[One, Other]> {
    await Promise.allSettled([one, other]);
    return [await one, await other];
  }

  took(part: string, begun: number): void {
    this.timings.push({ part, milliseconds: Date.now() - begun });
  }

  /** Stops everything, the latest first. A second call waits for nothing. @throws what could not be stopped, after all the others were. */
  async stop(): Promise<void> {
    const failures: unknown[] = [];
    for (const part of this.started.splice(0).reverse()) await part.stop().catch((error) => failures.push(error));
    if (failures.length) throw failures[0];
  }
}
