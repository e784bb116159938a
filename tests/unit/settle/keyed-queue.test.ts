import { createKeyedQueue, QueueClosed } from "../../../bridge/settle/keyed-queue";
import type { Outcome } from "../../../bridge/settle/settle";

const settled: Outcome = { outcome: "settled", version: "1" };
const breathe = () => new Promise((resolve) => setImmediate(resolve));

/** A queue whose runs end when the test says so. */
function manual(limit = 2) {
  const started: string[] = [];
  const ends: ((outcome: Outcome | Error) => void)[] = [];
  const queue = createKeyedQueue({
    limit,
    pause: () => Promise.resolve(),
    run: (contact) => {
      started.push(contact);
      return new Promise((resolve, reject) => ends.push((end) => (end instanceof Error ? reject(end) : resolve(end))));
    },
  });
  return { queue, started, ends };
}

test("one settle per contact at a time, different contacts in parallel, no more than the limit", async () => {
  const { queue, started, ends } = manual();
  void queue.add("a");
  void queue.add("b");
  void queue.add("c");
  void queue.add("a");
  expect(started).toEqual(["a", "b"]);
  ends[0]!(settled);
  await breathe();
  expect(started).toEqual(["a", "b", "c"]);
  ends[1]!(settled);
  await breathe();
  expect(started).toEqual(["a", "b", "c", "a"]);
});

test("a contact that still waits is settled once for everybody who asks", async () => {
  const { queue, started, ends } = manual(1);
  void queue.add("a");
  const both = Promise.all([queue.add("b"), queue.add("b")]);
  ends[0]!(settled);
  await breathe();
  ends[1]!(settled);
  await both;
  expect(started).toEqual(["a", "b"]);
});

test("what hinders a settle reaches everybody who asked, and later ones are tried anew", async () => {
  const { queue, ends } = manual();
  const first = queue.add("a");
  ends[0]!(new Error("out of reach"));
  await expect(first).rejects.toThrow("out of reach");
  const second = queue.add("a");
  await breathe();
  ends[1]!(settled);
  await second;
});

test("a closed queue begins nothing more: what is being settled goes on, what waits or comes is told so", async () => {
  const { queue, started, ends } = manual(1);
  const [running, waiting] = [queue.add("a"), queue.add("b")];
  queue.close();
  await expect(waiting).rejects.toThrow(QueueClosed);
  await expect(queue.add("c")).rejects.toThrow(QueueClosed);
  ends[0]!(settled);
  await running;
  await breathe();
  expect([started, queue.size]).toEqual([["a"], 0]);
});

test("a contact that would come back to a closed queue is told so", async () => {
  const { queue, ends } = manual(1);
  const busy = queue.add("a");
  queue.close();
  ends[0]!({ outcome: "again", why: "busy" });
  await expect(busy).rejects.toThrow(QueueClosed);
});

test("it comes back to a busy contact, at first patiently, and gives up in the end", async () => {
  const patience: boolean[] = [];
  const queue = createKeyedQueue({
    limit: 1,
    pause: () => Promise.resolve(),
    run: (_contact, { patient }) => {
      patience.push(patient);
      return Promise.resolve({ outcome: "again", why: "busy" });
    },
  });
  await expect(queue.add("a")).rejects.toThrow("kept changing");
  expect(patience.slice(0, 8)).toEqual([true, true, true, true, true, true, false, false]);
  expect(queue.size).toBe(0);
});

test("a turn taken from outside keeps the queue waiting", async () => {
  const { queue, started } = manual();
  const giveBack = queue.turns.take("a")!;
  expect(queue.turns.take("a")).toBeUndefined();
  void queue.add("a");
  expect(started).toEqual([]);
  giveBack();
  await breathe();
  expect(started).toEqual(["a"]);
});
