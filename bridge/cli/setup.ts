import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "../config";
import { createDataverseClient } from "../dataverse/client";
import { createTokenSource } from "../dataverse/token";
import { keyAsker } from "../setup/ask-bridge";
import { contextOf } from "../setup/part";
import { setupParts } from "../setup/parts";
import { type Outcome, runParts } from "../setup/run-parts";

export interface SetupFlags {
  dryRun?: boolean;
  json?: boolean;
  remove?: boolean;
}

/** `bridge setup`: one line for each part, or with `--json` one array; exit code 1 when a part failed. */
export async function setup(configFile: string, { dryRun, json, remove }: SetupFlags): Promise<void> {
  const config = readConfig(configFile);
  const { url, auth } = config.dataverse;
  const addresses = contextOf(config);
  const context = {
    ...addresses,
    refusesKey: keyAsker(addresses),
    // Not among the answers, which another program may read.
    tell: (sentence: string) => void process.stderr.write(`${sentence}\n`),
    dataverse: createDataverseClient({
      url,
      token: createTokenSource(url, config.setup?.auth ?? auth),
      log: { debug: () => undefined },
    }),
    sleep,
  };
  const outcomes = await runParts(setupParts, context, {
    dryRun: dryRun === true,
    remove: remove === true,
    ...(!json && { onOutcome: (outcome: Outcome) => process.stdout.write(`${sentence(outcome, remove)}\n`) }),
  });
  if (json) process.stdout.write(`${JSON.stringify(outcomes, null, 2)}\n`);
  if (outcomes.some(({ result }) => result === "failed")) process.exitCode = 1;
}

function sentence({ part, result, detail, advice }: Outcome, remove = false): string {
  const said = remove && result === "already so" ? "nothing to take back" : result;
  return `${part}: ${said}${detail ? `: ${detail}` : ""}${advice ? `\n  ${advice}` : ""}`;
}
