/** WordPress takes a thousand in one request. */
const mostAtOnce = 500;

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
      track(
        settle(contact).catch((error: unknown) => {
          log.warn({ contact, err: error }, "A contact can't be settled now; it is tried again");
          later(contact);
        }),
      );
    },
    /** Hands a contact on without trying to settle it. */
    later,
    /** Hands on what is collected and waits for what is being done. */
    async close(): Promise<void> {
      clearTimeout(timer);
      await flush();
      await Promise.all(working);
    },
  };
}
