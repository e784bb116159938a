import { DataverseUnreachable } from "../dataverse/errors";
import { QueueClosed } from "../settle/keyed-queue";
import { WordPressUnreachable, type Change } from "../wordpress-client";
import { LeaseLost, type Lease } from "./lease";

export interface PullOptions {
  lease: Lease;
  /** Brings one change across; throws when it can't. */
  apply: (change: Change) => Promise<void>;
  log: { warn(details: object, message: string): void };
}

const batch = 50;

/**
 * Pulls due changes until there are none, for a user's next one is due only when the one before is acknowledged: in order for each user,
 * users in parallel, acknowledged after the effect. A change that fails is reported and later ones of its user wait; when Dataverse or
 * WordPress is out of reach nothing is reported, because that is no fault of the change, and all of it is due again at the next pull.
 * @throws DataverseUnreachable, WordPressUnreachable, LeaseLost, QueueClosed.
 */
export async function pullChanges({ lease, apply, log }: PullOptions): Promise<void> {
  for (;;) {
    const rows = await lease.pull(batch);
    if (!rows || rows.length === 0) return;
    const done: number[] = [];
    const stopRenewing = lease.keepRenewing();
    const ends = await Promise.allSettled(byUser(rows).map((changes) => applyInOrder(changes, done)));
    stopRenewing();
    await lease.acknowledge(done.sort((one, other) => one - other));
    const outage = ends.find((end) => end.status === "rejected");
    if (outage) throw outage.reason;
    if (done.length === 0) return;
  }

  /** What was brought across is noted in `done`, whatever comes after it. */
  async function applyInOrder(changes: Change[], done: number[]): Promise<void> {
    for (const change of changes) {
      if (!lease.held) throw new LeaseLost();
      try {
        await apply(change);
      } catch (error) {
        if (isOutage(error)) throw error;
        log.warn({ seq: change.seq, kind: change.kind, err: error }, "A change of WordPress can't be brought across");
        return await lease.fail(change.seq, error instanceof Error ? error.message : String(error));
      }
      done.push(change.seq);
    }
  }
}

/** Whether an error says that the other side is out of reach, or that this copy has to stop, not that the request was wrong. */
export const isOutage = (error: unknown): boolean =>
  error instanceof DataverseUnreachable ||
  error instanceof WordPressUnreachable ||
  error instanceof LeaseLost ||
  error instanceof QueueClosed;

/** Changes of one user stay in order; hints belong to no user and each stands alone. */
function byUser(changes: Change[]): Change[][] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = change.user ? `user ${change.user}` : `hint ${change.seq}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()];
}
