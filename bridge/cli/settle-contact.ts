import { assemble } from "../assemble";
import { readConfig } from "../config";
import { guidOf } from "../dataverse/contact-store";
import { createLog } from "../log";
import { eachSite } from "./each-site";

/**
 * `bridge settle <contact>`: hands the contact to the copy that holds the lease, so that nobody settles it twice at once. Exit code 1 when a
 * site did not take it.
 */
export async function settleContact(configFile: string, contact: string): Promise<void> {
  const config = readConfig(configFile);
  const id = guidOf(contact);
  const { sites } = assemble(config, "command line", createLog(config.logLevel === "info" ? "warn" : config.logLevel));
  await eachSite(sites, async ({ wordpress }) => {
    await wordpress.sendHints([id]);
    return "the contact is queued; the running bridge settles it at its next tick.";
  });
}
