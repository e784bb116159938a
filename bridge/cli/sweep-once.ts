import { assemble } from "../assemble";
import { readConfig } from "../config";
import { Broken } from "../doctor/check";
import { createLog } from "../log";
import { createReport, startOne, type ReportFlags } from "./report";

/** `bridge sweep`: what the service does by itself, once, where no running copy holds the lease. Exit code 1 when a site or a contact failed. */
export async function sweepOnce(configFile: string, flags: ReportFlags): Promise<void> {
  const config = readConfig(configFile);
  const holder = `command line ${process.pid}`;
  const { sites } = assemble(config, holder, createLog(config.logLevel === "info" ? "warn" : config.logLevel));
  const report = createReport(flags);
  await report.eachSite(sites, async ({ site }) => {
    try {
      await site.tick();
      const modified = await site.sweep();
      if (!modified) return "nothing was done: a running copy of the bridge holds the lease and sweeps by itself.";
      const deleted = await site.sweepDeleted(0);
      const sentence = `${modified.seen} contacts seen, ${modified.settled} settled; ${deleted?.gone ?? 0} of ${deleted?.looked ?? 0} bound contacts are deleted.`;
      const later = modified.later + (deleted?.later ?? 0);
      if (later > 0)
        throw new Broken(
          `${sentence} ${later} could not be settled now: WordPress's queue keeps them for another try.`,
          startOne,
        );
      return sentence;
    } finally {
      await site.close();
    }
  });
  report.end();
}
