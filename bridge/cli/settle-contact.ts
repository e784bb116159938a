import { assemble } from "../assemble";
import { readConfig } from "../config";
import { guidOf } from "../dataverse/contact-store";
import { createLog } from "../log";

/** `bridge settle <contact>`: hands the contact to the copy that holds the lease, so that nobody settles it twice at once. */
export async function settleContact(configFile: string, contact: string): Promise<void> {
  const config = readConfig(configFile);
  const id = guidOf(contact);
  const { sites } = assemble(config, "command line", createLog(config.logLevel === "info" ? "warn" : config.logLevel));
  for (const { site, wordpress } of sites) {
    await wordpress.sendHints([id]);
    process.stdout.write(`Site ${site.tag}: the contact is queued; the running bridge settles it at its next tick.\n`);
  }
}
