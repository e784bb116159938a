import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./is-alive";

/**
 * Makes sure that one sandbox at a time uses a state folder. What a killed one left behind doesn't count.
 * `reset` empties the folder.
 * @throws Error with a sentence while another process uses the folder.
 */
export function lockState(stateFolder: string, reset = false): { stop(): Promise<void> } {
  const file = join(stateFolder, "running.pid");
  const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (holder && holder !== process.pid && isAlive(holder)) {
    throw new Error(
      `Another sandbox (process ${holder}) runs on ${stateFolder}. Stop it first; if there is none, delete ${file}.`,
    );
  }
  if (reset) rmSync(stateFolder, { recursive: true, force: true });
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(file, String(process.pid));
  return {
    async stop() {
      rmSync(file, { force: true });
    },
  };
}
