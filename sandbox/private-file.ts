import { renameSync, writeFileSync } from "node:fs";

/** Writes a file that its owner alone may read: whole or not at all, also when the process is killed meanwhile. */
export function writePrivateFile(file: string, text: string): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, text, { mode: 0o600 });
  renameSync(fresh, file);
}
