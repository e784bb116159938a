import { z } from "zod";
import { assemble } from "../assemble";
import { readConfig } from "../config";
import { createLog } from "../log";

/** `bridge status`: one line for Dataverse and one for each site; exit code 1 when one of them doesn't answer. */
export async function status(configFile: string): Promise<void> {
  const config = readConfig(configFile);
  const { dataverse, sites } = assemble(config, "status", createLog("silent"));
  await line("Dataverse", async () => {
    const { UserId } = await dataverse.get("WhoAmI", z.object({ UserId: z.string() }), { patience: 0, timeout: 5_000 });
    return `answers; the application user is ${UserId}`;
  });
  for (const { site, wordpress } of sites)
    await line(`Site ${site.tag}`, async () => {
      const { name, plugin_version, wordpress_version, authorize } = await wordpress.site();
      return `${name}, plugin ${plugin_version}, WordPress ${wordpress_version}, sign-in authorisation ${authorize ? "on" : "off"}`;
    });
}

async function line(what: string, ask: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${what}: ${await ask()}\n`);
  } catch (error) {
    process.stdout.write(`${what}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
