import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const root = join(__dirname, "..");
/** Milliseconds that set-up may take. */
const patience = 120_000;
const endWithParent = pathToFileURL(join(__dirname, "end-with-parent.mjs")).href;

const outcomes = z.array(
  z.object({ part: z.string(), result: z.string(), detail: z.string().optional(), advice: z.string().optional() }),
);

/**
 * Connects the local Dataverse with the bridge as an administrator would, by `bridge setup`, as its own process.
 * @throws Error with every part that failed and why.
 */
export async function setUpDataverse(stateFolder: string, config: Record<string, unknown>): Promise<void> {
  const file = join(stateFolder, "bridge-setup.json");
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  const { stdout, stderr } = await run(["--config", file, "setup", "--json"]);
  const answer = outcomes.safeParse(parsed(stdout));
  if (!answer.success) throw new Error(`"bridge setup" gave no answer. ${(stderr || stdout).trim()}`);
  const failed = answer.data.filter(({ result }) => result === "failed");
  if (failed.length)
    throw new Error(
      `"bridge setup" could not connect Dataverse.\n${failed.map((one) => `${one.part}: ${one.detail} ${one.advice}`).join("\n")}`,
    );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** What the bridge's command line printed. A part that failed is exit code 1 and an answer all the same. */
async function run(flags: string[]): Promise<{ stdout: string; stderr: string }> {
  const child = fork(join(root, "bridge/cli/main.ts"), flags, {
    cwd: root,
    execArgv: ["--import", endWithParent, "--import", "tsx"],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    timeout: patience,
  });
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  const printed = Promise.all([text(child.stdout!), text(child.stderr!)]);
  const [stdout, stderr] = await Promise.race([printed, failed]);
  return { stdout, stderr };
}
