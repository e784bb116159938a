import { isOutage } from "../changes/pull-changes";

export interface SettleAllOptions {
  settle: (contact: string) => Promise<void>;
  /** Keeps a contact that can't be settled for another try. */
  retryLater: (contact: string, error: unknown) => void;
}

/**
 * Settles contacts side by side; one that can't be settled is kept for later and stops nobody.
 * @returns how many are kept for later.
 * @throws DataverseUnreachable, WordPressUnreachable, LeaseLost, after all have ended: the whole look is due again then.
 */
export async function settleAll(contacts: string[], { settle, retryLater }: SettleAllOptions): Promise<number> {
  const ends = await Promise.allSettled(contacts.map(settle));
  const outage = ends.find((end) => end.status === "rejected" && isOutage(end.reason)) as
    PromiseRejectedResult | undefined;
  if (outage) throw outage.reason;
  ends.forEach((end, index) => {
    if (end.status === "rejected") retryLater(contacts[index]!, end.reason);
  });
  return ends.filter(({ status }) => status === "rejected").length;
}
