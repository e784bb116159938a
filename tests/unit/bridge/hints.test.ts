import { createHints } from "../../../bridge/changes/hints";
import { QueueClosed } from "../../../bridge/settle/keyed-queue";

const log = { warn: jest.fn() };

afterEach(() => void jest.useRealTimers());

describe("hints", () => {
  const make = (holdsLease: boolean, settle = jest.fn((_contact: string): Promise<void> => Promise.resolve())) => {
    const handOn = jest.fn((_contacts: string[]) => Promise.resolve());
    const hints = createHints({ holdsLease: () => holdsLease, settle, handOn, log, collect: 5 });
    return { settle, handOn, hints };
  };

  test("the copy with the lease settles at once", async () => {
    const { hints, settle, handOn } = make(true);
    hints.hint("c1");
    await hints.close();
    expect(settle).toHaveBeenCalledWith("c1");
    expect(handOn).not.toHaveBeenCalled();
  });

  test("another copy hands them on together", async () => {
    const { hints, settle, handOn } = make(false);
    hints.hint("c1");
    hints.hint("c2");
    hints.hint("c1");
    await hints.close();
    expect(handOn.mock.calls).toEqual([[["c1", "c2"]]]);
    expect(settle).not.toHaveBeenCalled();
  });

  test("a contact that can't be settled is kept in WordPress's queue", async () => {
    const { hints, handOn } = make(
      true,
      jest.fn((_contact: string) => Promise.reject(new Error("locked"))),
    );
    hints.hint("c1");
    await new Promise((resolve) => setImmediate(resolve));
    await hints.close();
    expect(handOn).toHaveBeenCalledWith(["c1"]);
  });

  test("while the bridge closes, what fails is handed on as well, and so is what does not end", async () => {
    let fail!: (error: Error) => void;
    const settle = jest.fn((contact: string) =>
      contact === "c1" ? new Promise<void>((_resolve, reject) => (fail = reject)) : new Promise<void>(() => undefined),
    );
    const { hints, handOn } = make(true, settle);
    hints.hint("c1");
    hints.hint("c2");
    jest.useFakeTimers();
    const closed = hints.close();
    fail(new QueueClosed());
    await jest.advanceTimersByTimeAsync(2_000);
    await closed;
    expect(handOn.mock.calls.flatMap(([contacts]) => contacts).sort()).toEqual(["c1", "c2"]);
  });

  test("a hint that comes after the first close is handed on by the second", async () => {
    const { hints, handOn } = make(false);
    await hints.close();
    hints.hint("c1");
    await hints.close();
    expect(handOn).toHaveBeenCalledWith(["c1"]);
  });
});
