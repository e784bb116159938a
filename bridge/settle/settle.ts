import { alignTie } from "./align-tie";
import { keepContactName } from "./contact-name";
import { handOver } from "./hand-over";
import { applyMark, markDeleted } from "./marks";
import type { SettlePorts } from "./ports";
import { linksOf } from "./links-of";
import { followUsername } from "./username-mode";

export type Outcome =
  /** Both sides agree; `version` is the contact's row version then, undefined when there is no such contact. */
  | { outcome: "settled"; version: string | undefined }
  /** The contact keeps changing, or the one that holds its user is being settled right now: come back in a moment. */
  | { outcome: "again"; why: "busy" | "changing" };

export interface SettleOptions {
  /** Whether to come back later when the contact that holds the user is being settled right now; else the user counts as held. */
  patient: boolean;
}

/** How often one settle looks anew before it lets others have a go. */
const rounds = 8;

/**
 * Makes the three ends of a contact's tie equal (WordPress's binding, the contact's lookup, the contact's user key), then brings Login
 * Enabled and state across: rules 1 to 9 of docs/architecture.md. It works on both rows as they are now and ends when a look finds nothing
 * to do, so a lost, doubled or late hint does no harm. The caller holds the contact's turn.
 * @throws what the ports throw: nothing is swallowed, and settling again later is always right.
 */
export function settle(contact: string, ports: SettlePorts, { patient }: SettleOptions): Promise<Outcome> {
  return settleLooking(contact, ports, async (holder) => {
    const done = ports.turns.take(holder);
    if (!done) return patient ? "busy" : "skipped";
    try {
      const { outcome } = await settleLooking(holder, ports, () => Promise.resolve("skipped"));
      if (outcome === "settled") return "settled";
      return patient ? "busy" : "skipped";
    } finally {
      done();
    }
  });
}

/** Settles the contact that holds a wanted user, because somebody may just have cleared it there (rule 5). */
export type SettleFirst = (holder: string) => Promise<"settled" | "busy" | "skipped">;

async function settleLooking(contact: string, ports: SettlePorts, settleFirst: SettleFirst): Promise<Outcome> {
  for (let round = 0; round < rounds; round++) {
    const row = await ports.contacts.read(contact);
    if (row === "deleted") {
      await markDeleted(contact, ports);
      return { outcome: "settled", version: undefined };
    }
    const links = await linksOf(row, ports);
    if (ports.mirrors) {
      if (await handOver(row, links, ports)) continue;
      const aligned = await alignTie(row, links, ports, settleFirst);
      if (aligned === "busy") return { outcome: "again", why: "busy" };
      if (aligned === "look again") continue;
      await followUsername(row, links, ports);
      await keepContactName(row, links, ports);
    }
    await applyMark(row, links, ports);
    return { outcome: "settled", version: row.version };
  }
  return { outcome: "again", why: "changing" };
}
