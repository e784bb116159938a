export interface Repeated {
  /** Runs the work as soon as possible; once more when it is running right now. */
  soon(): void;
  /** Runs no more; resolves when the present run has ended. */
  stop(): Promise<void>;
}

/**
 * Runs some work now and then again each so many seconds after it ended, never twice at once.
 * A failure goes to `failed` and the next run comes in time.
 */
export function repeat(seconds: number, work: () => Promise<void>, failed: (error: unknown) => void): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const start = (): void => {
    clearTimeout(timer);
    running = work()
      .catch(failed)
      .then(() => {
        running = undefined;
        if (stopped) return;
        const wait = again ? 0 : seconds * 1000;
        again = false;
        timer = setTimeout(start, wait);
      });
  };
  timer = setTimeout(start, 0);

  return {
    soon() {
      if (stopped) return;
      if (running) again = true;
      else start();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
