import { WordPressRefused, type Change, type Pulled, type State, type WordPressClient } from "../wordpress-client";

/** The right to work on a site's changes, which one copy of the bridge has at a time. WordPress's clock decides. */
export interface Lease {
  /** Whether this copy has the lease, as far as it knows. */
  readonly held: boolean;
  /** How far the sweeps have come; undefined without the lease. */
  readonly state: State | undefined;
  /** Takes or renews the lease and returns due changes; undefined while another copy has it. */
  pull(limit: number): Promise<Change[] | undefined>;
  /**
   * Renews the lease now and then until the returned function is called: pulled changes may take longer than the lease lasts, e.g. while
   * Dataverse asks to wait, and no other copy may begin them meanwhile.
   */
  keepRenewing(): () => void;
  acknowledge(seqs: number[]): Promise<void>;
  fail(seq: number, error: string): Promise<void>;
  saveState(state: { watermark?: string; deletions_checked?: string }): Promise<void>;
  release(): Promise<void>;
}

/** The lease was lost to another copy: what this copy was doing is done again there. */
export class LeaseLost extends Error {
  constructor() {
    super("Another copy of the bridge has taken over this site.");
    this.name = "LeaseLost";
  }
}

/** Milliseconds: a third of what WordPress gives the lease (`ICDS_LEASE_SECONDS`), so that one renewal may be lost. */
const renewEvery = 40_000;

export function createLease(wordpress: WordPressClient, holder: string): Lease {
  let token: number | null = null;
  let state: State | undefined;

  function drop(): void {
    token = null;
    state = undefined;
  }

  async function withToken<T>(work: (token: number) => Promise<T>): Promise<T> {
    if (token === null) throw new LeaseLost();
    try {
      return await work(token);
    } catch (error) {
      if (!(error instanceof WordPressRefused) || error.status !== 409) throw error;
      drop();
      throw new LeaseLost();
    }
  }

  async function take(limit: number): Promise<Change[] | undefined> {
    let pulled: Pulled;
    try {
      pulled = await wordpress.pullChanges({ holder, token, limit });
    } catch (error) {
      if (!(error instanceof WordPressRefused) || error.status !== 409) throw error;
      drop();
      return undefined;
    }
    ({ token, state } = pulled);
    return pulled.rows;
  }

  return {
    get held() {
      return token !== null;
    },
    get state() {
      return state;
    },
    pull: take,
    keepRenewing() {
      const timer = setInterval(() => {
        // A renewal that is lost is made up for by the next one; without any, the next use of the token says that the lease is gone.
        if (token !== null) take(1).catch(() => undefined);
      }, renewEvery);
      timer.unref();
      return () => clearInterval(timer);
    },
    async acknowledge(seqs) {
      if (seqs.length > 0) await withToken((now) => wordpress.acknowledgeChanges(now, seqs));
    },
    async fail(seq, error) {
      await withToken((now) => wordpress.failChange(now, seq, error.slice(0, 500)));
    },
    async saveState(change) {
      state = await withToken((now) => wordpress.saveState(now, change));
    },
    async release() {
      if (token === null) return;
      const last = token;
      drop();
      await wordpress.releaseChanges(last);
    },
  };
}
