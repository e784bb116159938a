import { z } from "zod";
import { assemble } from "../assemble";
import { readConfig } from "../config";
import { createLog } from "../log";
import { eachSite, line } from "./each-site";

/** `bridge status`: one line for Dataverse and one for each site; exit code 1 when one of them doesn't answer. */
export async function status(configFile: string): Promise<void> {
  const config = readConfig(configFile);
  const { dataverse, sites } = assemble(config, "status", createLog("silent"));
  await line("Dataverse", async () => {
    const { UserId } = await dataverse.get("WhoAmI", z.object({ UserId: z.string() }), { patience: 0, timeout: 5_000 });
    return `answers; the application user is ${UserId}`;
  });
  await eachSite(sites, async ({ wordpress }) => {
    const { name, plugin_version, wordpress_version, authorize } = await wordpress.site();
    return `${name}, plugin ${plugin_version}, WordPress ${wordpress_version}, sign-in authorisation ${authorize ? "on" : "off"}`;
  });
}
