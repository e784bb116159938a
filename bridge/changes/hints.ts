import { QueueClosed } from "../settle/keyed-queue";
import { within } from "../within";

/** WordPress takes a thousand in one request. */
const mostAtOnce = 500;

/** Milliseconds that contacts being settled may still take when the bridge is closing; afterwards they are handed on. */
const patience = 2_000;

export interface HintOptions {
  /** Whether this copy settles the site's contacts itself. */
  holdsLease: () => boolean;
  settle: (contact: string) => Promise<void>;
  /** Keeps contacts in WordPress's queue for the copy that holds the lease. */
  handOn: (contacts: string[]) => Promise<unknown>;
  log: { warn(details: object, message: string): void };
  /** Milliseconds in which hints to hand on are collected. */
  collect?: number;
}

/**
 * Takes hints to look at a contact. The copy with the lease settles it now; another one hands it on, in batches. A contact that can't be
 * settled is handed on too: WordPress's queue retries, the sweep finds it in any case.
 */
export function createHints({ holdsLease, settle, handOn, log, collect = 200 }: HintOptions) {
  const collected = new Set<string>();
  const working = new Set<Promise<void>>();
  const settling = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    const contacts = [...collected];
    collected.clear();
    try {
      for (let at = 0; at < contacts.length; at += mostAtOnce) await handOn(contacts.slice(at, at + mostAtOnce));
    } catch (error) {
      log.warn({ contacts: contacts.length, err: error }, "Hints can't be handed on; the sweep will find the contacts");
    }
  }

  function track(work: Promise<void>): void {
    const tracked = work.finally(() => working.delete(tracked));
    working.add(tracked);
  }

  async function settleNow(contact: string): Promise<void> {
    settling.set(contact, (settling.get(contact) ?? 0) + 1);
    try {
      await settle(contact);
    } catch (error) {
      if (!(error instanceof QueueClosed))
        log.warn({ contact, err: error }, "A contact can't be settled now; it is tried again");
      later(contact);
    } finally {
      const others = settling.get(contact)! - 1;
      if (others) settling.set(contact, others);
      else settling.delete(contact);
    }
  }

  function later(contact: string): void {
    collected.add(contact);
    timer ??= setTimeout(() => {
      timer = undefined;
      track(flush());
    }, collect);
  }

  return {
    hint(contact: string): void {
      if (!holdsLease()) return later(contact);
      track(settleNow(contact));
    },
    /** Hands a contact on without trying to settle it. */
    later,
    /** Waits a moment for what is being done, then hands on whatever is not settled. May be called again: hints come until the last answer. */
    async close(): Promise<void> {
      await within(patience, Promise.all(working));
      clearTimeout(timer);
      timer = undefined;
      for (const contact of settling.keys()) collected.add(contact);
      await flush();
    },
  };
}
