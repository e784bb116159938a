import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const root = join(__dirname, "..");
/** How long set-up may take. */
const patience = 120_000;

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
  const flags = ["--import", "tsx", join(root, "bridge/cli/main.ts"), "--config", file, "setup", "--json"];
  const { stdout, stderr } = await run(flags);
  const parsed = outcomes.safeParse(stdout && JSON.parse(stdout));
  if (!parsed.success) throw new Error(`"bridge setup" gave no answer. ${stderr.trim()}`);
  const failed = parsed.data.filter(({ result }) => result === "failed");
  if (failed.length)
    throw new Error(
      `"bridge setup" could not connect Dataverse.\n${failed.map((one) => `${one.part}: ${one.detail} ${one.advice}`).join("\n")}`,
    );
}

/** A part that failed is exit code 1 and an answer all the same. */
const run = (flags: string[]): Promise<{ stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, flags, { cwd: root, timeout: patience }, (_error, stdout, stderr) =>
      resolve({ stdout, stderr }),
    );
  });
