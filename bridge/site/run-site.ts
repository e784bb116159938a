import { isOutage } from "../changes/pull-changes";
import { repeat } from "../repeat";
import { within } from "../within";
import type { Site, SiteLog } from "./site";

export interface RunSiteOptions {
  tickSeconds: number;
  sweepSeconds: number;
  deletionSweepSeconds: number;
  log: SiteLog & { error(details: object, message: string): void };
}

export interface RunningSite {
  /** There is something to pull. */
  nudge(): void;
  /** What the last run of each kind ended with: true is well, undefined not yet run. */
  well: () => { changes?: boolean; sweep?: boolean };
  stop(): Promise<void>;
}

/** Milliseconds that a run may still take when the bridge is closing: a wait that Dataverse asked for may be a minute. */
const patience = 3_000;

/** Keeps a site's work going: WordPress's changes each tick, Dataverse's by the sweeps. */
export function runSite(
  site: Site,
  { tickSeconds, sweepSeconds, deletionSweepSeconds, log }: RunSiteOptions,
): RunningSite {
  const well: { changes?: boolean; sweep?: boolean } = {};
  let swept = false;
  let closing = false;

  const changes = watched("changes", "Pulling changes", async () => {
    await site.tick();
    // The first sweep needs the lease, which the first tick takes.
    if (site.holdsLease && !swept) {
      swept = true;
      sweeps.soon();
    }
  });
  const sweep = watched("sweep", "Sweeping", async () => {
    if (!site.holdsLease) return;
    await site.sweep();
    await site.sweepDeleted(deletionSweepSeconds);
    await site.reportContact();
  });
  const sweeps = repeat(sweepSeconds, sweep.run, sweep.failed);
  const ticks = repeat(tickSeconds, changes.run, changes.failed);

  return {
    nudge: ticks.soon,
    well: () => ({ ...well }),
    async stop() {
      closing = true;
      site.beginNothing();
      await within(patience, Promise.all([ticks.stop(), sweeps.stop()]));
      await site.close();
    },
  };

  /** Says once that something began to fail and once that it works again. */
  function watched(kind: "changes" | "sweep", what: string, work: () => Promise<void>) {
    return {
      run: async () => {
        await work();
        if (well[kind] === false) log.info({ site: site.tag }, `${what} works again`);
        well[kind] = true;
      },
      failed: (error: unknown) => {
        const details = { site: site.tag, err: error };
        if (closing) return log.debug(details, `${what} ended with the bridge`);
        const first = well[kind] !== false;
        well[kind] = false;
        if (!isOutage(error)) log.error(details, `${what} failed`);
        else if (first) log.warn(details, `${what} failed; it is tried again`);
        else log.debug(details, `${what} still fails`);
      },
    };
  }
}
