import { type Job, type Result, type Worker } from "./worker-process";

/** The request took longer than allowed; its worker was ended. */
export class TimedOut extends Error {}
/** There is no worker: it could not be started again, or everything is being stopped. */
export class Unavailable extends Error {}

export interface WorkerQueueOptions {
  start: () => Promise<Worker>;
  /** Milliseconds one job may run unless it says otherwise. */
  timeout: number;
  /** How many jobs may wait. */
  limit?: number;
}

/** Jobs in the order they came, one at a time, on one worker that is replaced when it hangs or dies. */
export interface WorkerQueue {
  /**
   * @throws TimedOut when the job ran too long, Unavailable when there is no worker or too many jobs wait, Error when the
   * worker died in the middle of it.
   */
  submit(job: Job, timeout?: number): Promise<Result>;
  /** Refuses what waits and ends the worker. */
  stop(): Promise<void>;
}

/** Starts the first worker. @throws what `start` throws. */
export async function createWorkerQueue({ start, timeout, limit = 500 }: WorkerQueueOptions): Promise<WorkerQueue> {
  let worker: Worker | undefined = await start();
  let starting: Promise<Worker> | undefined;
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let stopped = false;

  async function ready(): Promise<Worker> {
    if (stopped) throw new Unavailable("WordPress is being stopped.");
    if (worker) return worker;
    starting ??= start().finally(() => (starting = undefined));
    try {
      return (worker = await starting);
    } catch (error) {
      throw new Unavailable(`WordPress could not be started again. ${(error as Error).message}`);
    }
  }

  async function discard(broken: Worker): Promise<void> {
    if (worker === broken) worker = undefined;
    await broken.kill();
  }

  async function perform(job: Job, limit: number): Promise<Result> {
    const current = await ready();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new TimedOut(`WordPress did not answer within ${limit / 1000} s.`)), limit);
    });
    try {
      return await Promise.race([current.perform(job), late]);
    } catch (error) {
      await discard(current);
      throw stopped ? new Unavailable("WordPress is being stopped.") : error;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    submit(job, mayRun = timeout) {
      if (waiting >= limit) return Promise.reject(new Unavailable(`More than ${limit} requests wait for WordPress.`));
      waiting++;
      const result = tail.then(() => perform(job, mayRun)).finally(() => waiting--);
      tail = result.catch(() => {});
      return result;
    },
    async stop() {
      stopped = true;
      const last = worker ?? (await starting?.catch(() => undefined));
      worker = undefined;
      await last?.kill();
      await tail;
    },
  };
}
