import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writePrivateFile } from "../private-file";

const names = ["AUTH", "SECURE_AUTH", "LOGGED_IN", "NONCE"].flatMap((name) => [`${name}_KEY`, `${name}_SALT`]);

/** WordPress's keys and salts of one stack: made once, kept in its folder (mode 0600), so that sessions survive a restart. */
export function siteSecrets(folder: string): Record<string, string> {
  const file = join(folder, "keys.json");
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const keys = Object.fromEntries(names.map((name) => [name, randomBytes(48).toString("base64")]));
    writePrivateFile(file, JSON.stringify(keys));
  }
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
}
