import { assemble } from "../assemble";
import { readConfig } from "../config";
import { contactNames } from "../dataverse/contact-names";
import { DataverseRefused } from "../dataverse/errors";
import { Broken } from "../doctor/check";
import { plainGuid } from "../feed/literal-value";
import { createLog } from "../log";
import { createReport, startOne, type ReportFlags } from "./report";

/**
 * `bridge settle <contact>`: hands the contact to the copy that holds the lease, so that nobody settles it twice at once; where none does, it
 * is settled here. Exit code 1 when a site failed.
 */
export async function settleContact(configFile: string, contact: string, flags: ReportFlags): Promise<void> {
  const config = readConfig(configFile);
  const id = plainGuid(contact);
  if (id === undefined)
    throw new Error(
      `"${contact}" is no contact's id. It is the guid behind "id=" in the address of the contact's form, with or without braces.`,
    );
  const log = createLog(config.logLevel === "info" ? "warn" : config.logLevel);
  const { dataverse, sites } = assemble(config, `command line ${process.pid}`, log);
  const report = createReport(flags);
  await report.line("Dataverse", async () =>
    (await contactNames(dataverse).nameOf(id)) === undefined
      ? `has no contact ${id}: a user who is bound to it is refused.`
      : `has the contact ${id}.`,
  );
  await report.eachSite(sites, async ({ site, wordpress }) => {
    try {
      await site.tick();
      if (site.holdsLease) {
        await site.settle(id).catch((error: unknown) => {
          throw error instanceof DataverseRefused ? new Broken(error.message, startOne, { cause: error }) : error;
        });
        return "settled here, because no copy of the bridge was at work: both sides agree.";
      }
      await wordpress.sendHints([id]);
      return "queued: the running bridge settles it within its next ticks.";
    } finally {
      await site.close();
    }
  });
  report.end();
}
