import { assemble } from "../assemble";
import { readConfig } from "../config";
import { createLog } from "../log";

/** `bridge sweep --once`: what the service does by itself, once, where no running copy holds the lease. */
export async function sweepOnce(configFile: string): Promise<void> {
  const config = readConfig(configFile);
  const holder = `command line ${process.pid}`;
  const { sites } = assemble(config, holder, createLog(config.logLevel === "info" ? "warn" : config.logLevel));
  for (const { site } of sites) {
    try {
      await site.tick();
      const modified = await site.sweep();
      if (!modified) {
        process.stdout.write(`Site ${site.tag}: a running copy of the bridge holds the lease and sweeps by itself.\n`);
        continue;
      }
      const deleted = await site.sweepDeleted(0);
      process.stdout.write(
        `Site ${site.tag}: ${modified.seen} contacts seen, ${modified.settled} settled; ${deleted?.gone ?? 0} of ${deleted?.looked ?? 0} bound contacts are deleted.\n`,
      );
    } finally {
      await site.close();
    }
  }
}
