import { z } from "zod";
import { assemble } from "../assemble";
import { readConfig, type BridgeConfig } from "../config";
import { LeftOut } from "../doctor/check";
import { fetchAnswer } from "../doctor/fetch-answer";
import { health, type Health, workFails } from "../health";
import { createLog } from "../log";
import { createReport, type ReportFlags } from "./report";

/**
 * `bridge status`: one line for Dataverse, one for each site, one for the bridge of this computer. Exit code 1 when Dataverse or a site does
 * not answer, or work of the running bridge fails; a bridge that does not run here is said and is no failure: it may run elsewhere.
 */
export async function status(configFile: string, flags: ReportFlags): Promise<void> {
  const config = readConfig(configFile);
  const { dataverse, sites } = assemble(config, "status", createLog("silent"));
  const report = createReport(flags);
  await report.line("Dataverse", async () => {
    const { UserId } = await dataverse.get("WhoAmI", z.object({ UserId: z.string() }), { patience: 0, timeout: 5_000 });
    return `answers; the application user is ${UserId}`;
  });
  await report.eachSite(sites, async ({ wordpress }) => {
    const { name, plugin_version, wordpress_version, authorize } = await wordpress.site();
    return `${name}, plugin ${plugin_version}, WordPress ${wordpress_version}, sign-in authorisation ${authorize ? "on" : "off"}`;
  });
  await report.line("The bridge on this computer", () => lookAtThisBridge(config.listen));
  report.end();
}

/** @throws LeftOut when nothing listens there; Error when its work fails. */
async function lookAtThisBridge({ host, port }: BridgeConfig["listen"]): Promise<string> {
  const address = `http://${reachable(host)}:${port}`;
  const answer = await fetchAnswer("The bridge", `${address}/health`, {}).catch((error: unknown) => {
    throw new LeftOut(
      `nothing answers at ${address}. Start it with "bridge serve", unless it runs on another computer.`,
      { cause: error },
    );
  });
  const read = health.safeParse(answer.json);
  if (!read.success) throw new Error(`something else answers at ${address} (status ${answer.status}).`);
  const said = read.data.sites.map(siteSentence).join("; ");
  const sentence = `runs since ${read.data.started}; ${said}`;
  if (read.data.sites.some(workFails)) throw new Error(`${sentence}. Its log says why.`);
  return sentence;
}

/** An address to listen on everywhere is none to ask. */
const reachable = (host: string): string => ({ "0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]" })[host] ?? host;

function siteSentence({ tag, holds_lease, waiting, users_from_memory, changes, sweep }: Health["sites"][number]) {
  return [
    `site ${tag}: ${holds_lease ? "this copy works" : "another copy works, or none"}`,
    `${waiting} contacts wait`,
    ...(changes === false ? ["the last look at WordPress's changes failed"] : []),
    ...(sweep === false ? ["the last sweep failed"] : []),
    ...(users_from_memory ? ["WordPress was out of reach, users are shown from memory"] : []),
  ].join(", ");
}
