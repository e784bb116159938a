import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writePrivateFile } from "./private-file";

const schema = z.object({
  /** Password of WordPress's administrator. */
  adminPassword: z.string(),
  /** Signs what WordPress sends to the bridge. */
  siteSecret: z.string(),
  feedKey: z.string(),
  webhookKey: z.string(),
  /** Secret of the application user that the bridge signs in to Dataverse with. */
  bridgeClientSecret: z.string(),
  /** Secret of the application user that connects the parts. */
  setUpClientSecret: z.string(),
  /** Application password of the bridge's WordPress user; made by WordPress on the first start. */
  applicationPassword: z.string().optional(),
});
export type Secrets = z.infer<typeof schema>;

const fileOf = (stateFolder: string) => join(stateFolder, "secrets.json");
const random = (bytes = 24) => randomBytes(bytes).toString("base64url");

/**
 * The stack's secrets: drawn once, kept in its folder, readable by its owner alone.
 * @throws Error with a sentence when the file is not what this version writes.
 */
export function readSecrets(stateFolder: string): Secrets {
  const file = fileOf(stateFolder);
  if (existsSync(file)) return parseSecrets(file);
  const secrets: Secrets = {
    adminPassword: random(9),
    siteSecret: random(),
    feedKey: random(),
    webhookKey: random(),
    bridgeClientSecret: random(),
    setUpClientSecret: random(),
  };
  mkdirSync(stateFolder, { recursive: true });
  writeSecrets(stateFolder, secrets);
  return secrets;
}

function parseSecrets(file: string): Secrets {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new Error(`The secrets in ${file} can't be read. Begin anew with: npm start -- --reset`, { cause });
  }
}

/** Keeps them in place of those that were there. */
export function writeSecrets(stateFolder: string, secrets: Secrets): void {
  writePrivateFile(fileOf(stateFolder), `${JSON.stringify(secrets, null, 2)}\n`);
}
