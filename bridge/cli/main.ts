import { Command } from "commander";
import { version } from "../../package.json";
import { doctor, type DoctorFlags } from "./doctor";
import type { ReportFlags } from "./report";
import { serve } from "./serve";
import { setup, type SetupFlags } from "./setup";
import { settleContact } from "./settle-contact";
import { status } from "./status";
import { sweepOnce } from "./sweep-once";

const program = new Command("bridge")
  .description("The service between Dataverse and WordPress.")
  .version(version)
  .option("-c, --config <file>", "configuration file (JSON)", process.env.BRIDGE_CONFIG ?? "bridge.json");

/** Runs one command with the configuration's path; an error is one sentence and exit code 1. */
async function withConfig(work: (config: string) => Promise<void>): Promise<void> {
  try {
    await work(program.opts<{ config: string }>().config);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

program
  .command("serve")
  .description("run the service until it is stopped")
  .action(() => withConfig(serve));
program
  .command("sweep")
  .description("bring across once what changed on both sides, then end; for while no copy of the service runs")
  .option("--once", "the only way there is, and may be left out")
  .option("--json", "answer as JSON")
  .action((flags: ReportFlags) => withConfig((config) => sweepOnce(config, flags)));
program
  .command("settle <contact>")
  .description("look at one contact now and make both sides agree")
  .option("--json", "answer as JSON")
  .action((contact: string, flags: ReportFlags) => withConfig((config) => settleContact(config, contact, flags)));
program
  .command("setup")
  .description("connect Dataverse with this bridge: data source, webhook, steps, events; a second run changes nothing")
  .option("--dry-run", "say what would be done, write nothing")
  .option("--json", "answer as JSON")
  .option("--remove", "take back what an earlier run made")
  .action((flags: SetupFlags) => withConfig((config) => setup(config, flags)));
program
  .command("doctor")
  .description("look at the whole chain from outside, link by link, and say what is broken and what to do")
  .option("--yes", "make, bind and delete a test contact and a test user without asking")
  .option("--json", "answer as JSON")
  .action((flags: DoctorFlags) => withConfig((config) => doctor(config, flags)));
program
  .command("status")
  .description("say whether Dataverse and each WordPress site answer, and how the bridge on this computer fares")
  .option("--json", "answer as JSON")
  .action((flags: ReportFlags) => withConfig((config) => status(config, flags)));

void program.parseAsync();
