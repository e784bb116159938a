import { readConfig } from "../config";
import type { Finding } from "../doctor/check";
import { examine } from "../doctor/doctor";
import { askPerson } from "./ask-person";

export interface DoctorFlags {
  yes?: boolean;
  json?: boolean;
}

const question =
  'May I make one contact and one WordPress user called "Bridge doctor …", bind them, and delete both again? Flows and plugins that react to new contacts or users will see them. [y/N] ';

/** `bridge doctor`: one line for each link of the chain, or with `--json` one array; exit code 1 when a link does not hold. */
export async function doctor(configFile: string, { yes, json }: DoctorFlags): Promise<void> {
  const config = readConfig(configFile);
  const stopped = new AbortController();
  process.once("SIGINT", () => stopped.abort());
  const findings = await examine(config, {
    mayWrite: async () => yes === true || (json !== true && process.stdin.isTTY && (await askPerson(question))),
    signal: stopped.signal,
    ...(!json && { onFinding: (finding: Finding) => process.stdout.write(`${sentence(finding)}\n`) }),
  });
  if (json) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  if (findings.some(({ result }) => result === "failed")) process.exitCode = 1;
}

const sentence = ({ link, result, detail, advice }: Finding): string =>
  `${link}: ${result}: ${detail}${advice ? `\n  ${advice}` : ""}`;
