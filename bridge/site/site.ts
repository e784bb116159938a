import { setTimeout as pause } from "node:timers/promises";
import { createAnnouncer } from "../changes/announce";
import { applyChange } from "../changes/apply-change";
import { createHints } from "../changes/hints";
import { createLease } from "../changes/lease";
import { isOutage, pullChanges } from "../changes/pull-changes";
import { readUsersTogether } from "../changes/read-users-together";
import type { SiteConfig } from "../config";
import type { DataverseClient } from "../dataverse/client";
import { createContactStore } from "../dataverse/contact-store";
import { createKeyedQueue, QueueClosed } from "../settle/keyed-queue";
import type { SettlePorts } from "../settle/ports";
import { settle } from "../settle/settle";
import { createLinkStore } from "../settle/wordpress-links";
import { sweepDeleted } from "../sweep/sweep-deleted";
import { sweepModified } from "../sweep/sweep-modified";
import type { WordPressClient } from "../wordpress-client";
import { lastContact } from "./last-contact";
import type { SettledVersions } from "./settled-versions";

export interface SiteLog {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface SiteOptions {
  config: Pick<SiteConfig, "tag" | "default">;
  dataverse: DataverseClient;
  wordpress: WordPressClient;
  /** Names this copy of the bridge in the lease. */
  holder: string;
  settledVersions: SettledVersions;
  /** Hears of every user who WordPress says was changed or deleted. */
  userChanged: (user: number) => void;
  log: SiteLog;
}

export type Site = ReturnType<typeof createSite>;

/** So many contacts of a site are settled at the same time. */
const settlesAtOnce = 4;

/** One WordPress site of the list and all work that concerns it; keeps nothing that may not be lost. */
export function createSite({ config, dataverse, wordpress, holder, settledVersions, userChanged, log }: SiteOptions) {
  const contacts = createContactStore(dataverse, config.tag);
  const links = createLinkStore(wordpress, "wordpress-bridge");
  const lease = createLease(wordpress, holder);
  const queue = createKeyedQueue({
    limit: settlesAtOnce,
    pause,
    run: async (contact, options) => {
      const outcome = await settle(contact, ports, options);
      if (outcome.outcome === "settled") settledVersions.remember(contact, outcome.version);
      log.debug({ contact, ...outcome }, "Settled");
      return outcome;
    },
  });
  const hints = createHints({
    holdsLease: () => lease.held,
    settle: queue.add,
    handOn: (list) => wordpress.sendHints(list),
    log,
  });
  const announce = createAnnouncer({ dataverse, user: readUsersTogether(wordpress), siteTag: config.tag, log });
  const ports: SettlePorts = {
    contacts,
    links,
    turns: queue.turns,
    log,
    now: () => new Date(),
    mirrors: config.default,
    touched: hints.hint,
  };

  let closing = false;
  const retryLater = (contact: string, error: unknown) => {
    log.warn({ contact, err: error }, "A contact can't be settled; WordPress's queue keeps it for another try");
    hints.later(contact);
  };

  return {
    tag: config.tag,
    get holdsLease() {
      return lease.held;
    },
    get waiting() {
      return queue.size;
    },
    /** Settles a contact, whoever holds the lease: for the operator. */
    settle: queue.add,
    hint: hints.hint,

    /** Takes or renews the lease and brings WordPress's due changes across. */
    tick: () =>
      pullChanges({
        lease,
        log,
        apply: async (change) => {
          if (closing) throw new QueueClosed();
          if (change.user) userChanged(change.user);
          await applyChange(change, { settle: queue.add, contacts, links, mirrors: config.default });
          await announce(change);
        },
      }),

    /** Settles what changed in Dataverse; undefined while another copy holds the lease. */
    async sweep() {
      if (!lease.held) return undefined;
      const count = await sweepModified({
        dataverse,
        links,
        settle: queue.add,
        settled: settledVersions,
        watermark: lease.state?.watermark ?? null,
        saveWatermark: (watermark) => lease.saveState({ watermark }),
        retryLater,
      });
      log.debug(count, "Swept modified contacts");
      return count;
    },

    /** Looks for deleted contacts when the last look is so many seconds ago; undefined when it isn't, or without the lease. */
    async sweepDeleted(everySeconds: number) {
      if (!lease.held) return undefined;
      const last = lease.state?.deletions_checked;
      if (last && Date.now() - Date.parse(last) < everySeconds * 1000) return undefined;
      const started = new Date().toISOString();
      const count = await sweepDeleted({ dataverse, wordpress, links, settle: queue.add, retryLater });
      await lease.saveState({ deletions_checked: started });
      log.debug(count, "Looked for deleted contacts");
      return count;
    },

    /** Says in the site's row that both sides were reached. */
    reportContact: lastContact({
      dataverse,
      tag: config.tag,
      name: async () => (await wordpress.site()).name,
      log,
    }),

    /** Begins nothing more: what is being done goes on, what waits is left to others. */
    beginNothing(): void {
      closing = true;
      queue.close();
    },

    /** Waits a moment for what is being done, hands on hints that came meanwhile and gives the lease to others. May be called again. */
    async close(): Promise<void> {
      await hints.close();
      await lease.release().catch((error: unknown) => {
        if (!isOutage(error)) throw error;
        log.debug({ err: error }, "The lease was not given back; it ends by itself");
      });
    },
  };
}
