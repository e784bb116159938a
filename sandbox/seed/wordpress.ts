import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { people } from "./people";

/** Runs PHP with WordPress loaded; what `startWordPress` gives. */
interface WordPress {
  run(phpCode: string, input?: unknown): Promise<string>;
}

export const plugin = {
  slug: "dataverse-user-binding",
  file: "dataverse-user-binding/dataverse-user-binding.php",
  folder: join(__dirname, "../../wordpress/dataverse-user-binding"),
};

/** The WordPress user that the bridge acts as. */
export const bridgeLogin = "dataverse-bridge";
/** Password of all 40 seeded people. It guards nothing: the site listens on this machine only. */
export const peoplePassword = "sandbox-sign-in";

const script = (name: string) => readFileSync(join(__dirname, name), "utf8");

/** Adds people, the activated plugin and the bridge's user, in one run. */
export async function seedWordPress(wordpress: WordPress): Promise<void> {
  const printed = await wordpress.run(script("wordpress.php"), {
    people,
    people_password: peoplePassword,
    plugin: plugin.file,
    bridge_login: bridgeLogin,
  });
  if (!printed.endsWith("seeded")) throw new Error(`WordPress could not be seeded. It said: ${printed}`);
}

export interface Connection {
  bridgeUrl: string;
  /** Signs what WordPress sends to the bridge. */
  secret: string;
  siteTag: number;
  /** Given on the first start only: afterwards the person may have changed it. */
  adminPassword?: string;
  /** The bridge user's, when one was made before. */
  applicationPassword?: string;
}

const connected = z.object({ application_password: z.string() });

/** Sets address and secret of the bridge; sign-in authorisation starts switched on. @returns the bridge user's application password. */
export async function connectWordPress(wordpress: WordPress, connection: Connection): Promise<string> {
  const printed = await wordpress.run(script("wordpress-connection.php"), {
    bridge_url: connection.bridgeUrl,
    secret: connection.secret,
    site_tag: connection.siteTag,
    admin_password: connection.adminPassword ?? null,
    bridge_login: bridgeLogin,
    application_password: connection.applicationPassword ?? null,
  });
  return connected.parse(JSON.parse(printed)).application_password;
}

/** Where a seeded site's files are kept for the next stack: named after everything they were made from. */
export function templateFolder(cacheFolder: string): string {
  const hash = createHash("sha256");
  for (const path of [__dirname, join(__dirname, "../wordpress"), plugin.folder]) addFiles(hash, path);
  return join(cacheFolder, "templates", hash.digest("hex").slice(0, 16));
}

function addFiles(hash: ReturnType<typeof createHash>, path: string): void {
  for (const name of readdirSync(path).sort()) {
    const file = join(path, name);
    if (statSync(file).isDirectory()) addFiles(hash, file);
    else hash.update(name).update(readFileSync(file));
  }
}

/** Copies a template's database into an empty state folder. @returns false when there is none yet. */
export function copyTemplate(template: string, stateFolder: string): boolean {
  if (!existsSync(template)) return false;
  cpSync(template, join(stateFolder, "database"), { recursive: true });
  return true;
}

/** Keeps a stopped or idle site's database as template; older templates go. */
export function keepTemplate(template: string, stateFolder: string): void {
  const folder = join(template, "..");
  mkdirSync(folder, { recursive: true });
  const fresh = `${template}.${process.pid}`;
  cpSync(join(stateFolder, "database"), fresh, { recursive: true });
  if (existsSync(template)) rmSync(fresh, { recursive: true });
  else renameSync(fresh, template);
}
