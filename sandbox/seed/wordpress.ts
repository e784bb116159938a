import { readFileSync } from "node:fs";
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
