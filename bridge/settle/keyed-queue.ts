import type { Turns } from "./ports";
import type { Outcome, SettleOptions } from "./settle";

export interface KeyedQueueOptions {
  /** How many contacts are settled at the same time. */
  limit: number;
  run: (contact: string, options: SettleOptions) => Promise<Outcome>;
  pause: (milliseconds: number) => Promise<unknown>;
}

export type KeyedQueue = ReturnType<typeof createKeyedQueue>;

/** The queue takes and begins nothing more, because the bridge is closing: whoever asked sees to it that the contact is looked at later. */
export class QueueClosed extends Error {
  constructor() {
    super("The bridge is closing; the contact is settled later.");
    this.name = "QueueClosed";
  }
}

/** So often a contact waits for the one that holds its user; then the user counts as held. */
const patientTries = 6;
const mostTries = 20;

interface Entry {
  tries: number;
  /** Waiting for a moment before the next try. */
  pausing: boolean;
  done: Promise<void>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Settles contacts: one at a time for each contact, different contacts in parallel. Asked for a contact that still waits, it settles once
 * for both; asked for one that is being settled right now, it settles once more afterwards, because the first may have looked too early.
 */
export function createKeyedQueue({ limit, run, pause }: KeyedQueueOptions) {
  const waiting = new Map<string, Entry>();
  const taken = new Set<string>();
  let running = 0;
  let closed = false;

  function pump(): void {
    for (const [contact, entry] of waiting) {
      if (running >= limit) return;
      if (entry.pausing) continue;
      const done = turns.take(contact);
      if (!done) continue;
      waiting.delete(contact);
      running++;
      void attempt(contact, entry).finally(() => {
        running--;
        done();
      });
    }
  }

  async function attempt(contact: string, entry: Entry): Promise<void> {
    try {
      const outcome = await run(contact, { patient: entry.tries < patientTries });
      if (outcome.outcome === "settled") return entry.resolve();
      if (++entry.tries >= mostTries)
        throw new Error(`The contact ${contact} kept changing while it was being settled; it is tried again later.`);
      comeBack(contact, entry);
    } catch (error) {
      entry.reject(error);
    }
  }

  function comeBack(contact: string, entry: Entry): void {
    if (closed) return entry.reject(new QueueClosed());
    const other = waiting.get(contact);
    if (other) {
      other.tries = Math.max(other.tries, entry.tries);
      other.done.then(entry.resolve, entry.reject);
      return;
    }
    entry.pausing = true;
    waiting.set(contact, entry);
    void pause(Math.min(50 * 2 ** entry.tries, 2_000)).then(() => {
      entry.pausing = false;
      pump();
    });
  }

  const turns: Turns = {
    take(contact) {
      if (taken.has(contact)) return undefined;
      taken.add(contact);
      return () => {
        taken.delete(contact);
        pump();
      };
    },
  };

  return {
    turns,
    /** Settles a contact soon. Resolves when it is settled, rejects with what hindered it. @throws QueueClosed. */
    add(contact: string): Promise<void> {
      if (closed) return Promise.reject(new QueueClosed());
      const present = waiting.get(contact);
      if (present) return present.done;
      let resolve!: () => void;
      let reject!: (error: unknown) => void;
      const done = new Promise<void>((yes, no) => {
        resolve = yes;
        reject = no;
      });
      waiting.set(contact, { tries: 0, pausing: false, done, resolve, reject });
      pump();
      return done;
    },
    /** Begins nothing more: contacts that still wait are rejected, those being settled go on. */
    close(): void {
      closed = true;
      const entries = [...waiting.values()];
      waiting.clear();
      for (const { reject } of entries) reject(new QueueClosed());
    },
    /** How many contacts wait or are being settled. */
    get size(): number {
      return waiting.size + running;
    },
  };
}
