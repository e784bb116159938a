import { type Job, type Result, type Worker } from "../../../sandbox/wordpress/worker-process";
import { createWorkerQueue, TimedOut, Unavailable } from "../../../sandbox/wordpress/worker-queue";

type Behaviour = (code: string) => Promise<Result>;
const output = (text: string): Result => ({ output: text, exitCode: 0, errors: "" });
const job = (code: string): Job => ({ code });
const never = () => new Promise<Result>(() => {});

/** Workers that do what the test says; counts starts and ends. */
function fakeWorkers(behaviour: Behaviour) {
  const counts = { started: 0, killed: 0, most: 0 };
  let running = 0;
  const start = async (): Promise<Worker> => {
    counts.started++;
    return {
      pid: counts.started,
      async perform(work) {
        counts.most = Math.max(counts.most, ++running);
        try {
          return await behaviour("code" in work ? work.code : "");
        } finally {
          running--;
        }
      },
      async kill() {
        counts.killed++;
      },
    };
  };
  return { start, counts };
}

test("jobs are done one at a time, in their order", async () => {
  const done: string[] = [];
  const { start, counts } = fakeWorkers(async (code) => {
    await new Promise((resolve) => setImmediate(resolve));
    done.push(code);
    return output(code);
  });
  const queue = await createWorkerQueue({ start, timeout: 60_000 });
  const results = await Promise.all(["a", "b", "c"].map((code) => queue.submit(job(code))));
  expect(results).toEqual([output("a"), output("b"), output("c")]);
  expect(done).toEqual(["a", "b", "c"]);
  expect(counts).toEqual({ started: 1, killed: 0, most: 1 });
});

test("a worker that hangs is replaced; who waited gets an answer from the new one", async () => {
  const { start, counts } = fakeWorkers((code) => (code === "hang" ? never() : Promise.resolve(output(code))));
  const queue = await createWorkerQueue({ start, timeout: 20 });
  const hanging = queue.submit(job("hang"));
  const next = queue.submit(job("next"));
  await expect(hanging).rejects.toThrow(TimedOut);
  expect(await next).toEqual(output("next"));
  expect(counts).toMatchObject({ started: 2, killed: 1 });
});

test("a worker that dies fails its own job only", async () => {
  const { start } = fakeWorkers(async (code) => {
    if (code === "die") throw new Error("died");
    return output(code);
  });
  const queue = await createWorkerQueue({ start, timeout: 60_000 });
  await expect(queue.submit(job("die"))).rejects.toThrow("died");
  expect(await queue.submit(job("next"))).toEqual(output("next"));
});

test("when no worker can be started the job is refused, and the next one tries again", async () => {
  const { start } = fakeWorkers(async (code) => {
    if (code === "die") throw new Error("died");
    return output(code);
  });
  let broken = false;
  const queue = await createWorkerQueue({
    start: () => (broken ? Promise.reject(new Error("no memory")) : start()),
    timeout: 60_000,
  });
  await queue.submit(job("die")).catch(() => {});
  broken = true;
  await expect(queue.submit(job("next"))).rejects.toThrow(Unavailable);
  broken = false;
  expect(await queue.submit(job("next"))).toEqual(output("next"));
});

test("more than the limit does not wait", async () => {
  const { start } = fakeWorkers(never);
  const queue = await createWorkerQueue({ start, timeout: 500, limit: 1 });
  const first = queue.submit(job("first")).catch(() => {});
  await expect(queue.submit(job("second"))).rejects.toThrow("More than 1 requests wait");
  await first;
});

test("after stop everything is refused", async () => {
  const { start, counts } = fakeWorkers(async (code) => output(code));
  const queue = await createWorkerQueue({ start, timeout: 60_000 });
  await queue.stop();
  await expect(queue.submit(job("late"))).rejects.toThrow(Unavailable);
  expect(counts.killed).toBe(1);
});
