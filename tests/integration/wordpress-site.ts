import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningWordPress } from "../../sandbox/wordpress";
import { type FakeBridge, startFakeBridge } from "./fake-bridge";
import { startTestWordPress } from "./wordpress-native";

const root = join(__dirname, "../..");
const slug = "dataverse-user-binding";

/** Everybody's password here. */
export const password = "correct horse";
export const bridgeLogin = "bridge";

/** Users of every test site besides `admin` and the bridge's. */
const people = [
  { login: "ann", first: "Ann", last: "O'Hara", role: "subscriber" },
  { login: "ben", first: "Ben", last: "Ünal", role: "subscriber" },
  { login: "cho", first: "张", last: "伟", role: "subscriber" },
  { login: "dora", first: "Dora", last: "Nobody", role: "subscriber" },
  { login: "eddy", first: "Eddy", last: "Torial", role: "editor" },
] as const;
export type Person = (typeof people)[number]["login"] | "admin" | typeof bridgeLogin;

export interface Answer {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a route answers is what the tests look at
  body: any;
}

/** A real WordPress with the plugin active, its bridge a fake that counts its questions. */
export interface Site {
  wordpress: RunningWordPress;
  bridge: FakeBridge;
  id: Record<Person, number>;
  /** Application password of a person. */
  key: Record<Person, string>;
  /** Calls a route of the plugin, as the bridge unless said otherwise; null is a stranger. */
  call(
    method: string,
    route: string,
    body?: unknown,
    as?: Person | null,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Calls any REST route. */
  rest(
    method: string,
    route: string,
    body?: unknown,
    as?: Person | null,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Runs PHP in a request of its own and reads the JSON of what it returns. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  php(code: string, input?: unknown): Promise<any>;
  /** Mails that WordPress sent since the site was reset. */
  mails(): { to: string; subject: string; message: string }[];
  /** Every user unbound, unlocked, unmarked; options as after activation with sign-ins authorised; nothing in the outbox. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

const seed = `
require_once ABSPATH . 'wp-admin/includes/plugin.php';
$failure = activate_plugin('${slug}/${slug}.php');
if (is_wp_error($failure)) throw new RuntimeException($failure->get_error_message());
add_filter('wp_hash_password_options', fn() => ['cost' => 4]);
add_filter('send_password_change_email', '__return_false');
$people = $input['people'];
$people[] = ['login' => '${bridgeLogin}', 'first' => '', 'last' => '', 'role' => 'icds_bridge'];
foreach ($people as $p) {
	wp_insert_user(['user_login' => $p['login'], 'user_email' => $p['login'] . '@example.com', 'user_pass' => $input['password'],
		'first_name' => wp_slash($p['first']), 'last_name' => wp_slash($p['last']), 'display_name' => wp_slash(trim($p['first'] . ' ' . $p['last'])) ?: $p['login'], 'role' => $p['role']]);
}
wp_set_password($input['password'], 1);
$out = [];
foreach (get_users() as $u) $out[$u->user_login] = [$u->ID, WP_Application_Passwords::create_new_application_password($u->ID, ['name' => 'test'])[0]];
update_option('icds_bridge_url', $input['bridge']);
update_option('icds_bridge_secret', $input['secret']);
echo json_encode($out);`;

const clean = `
global $wpdb;
$wpdb->query('UPDATE ' . icds_table('links') . " SET mode = 0, contact_id = NULL, contact_name = NULL, f_contact = '', last_contact_id = NULL, dv_version = NULL, denied = 0, denied_reason = NULL, allowed_at = NULL, refused_at = NULL, disabled = 0");
$wpdb->query('DELETE FROM ' . icds_table('outbox'));
$wpdb->query('UPDATE ' . icds_table('guard') . ' SET claims = NULL');
$wpdb->query('UPDATE ' . icds_table('lease') . ' SET held_until = NULL, token = token + 1');
foreach (['icds_binding', 'icds_binding_ref', 'icds_disabled'] as $key) $wpdb->delete($wpdb->usermeta, ['meta_key' => $key]);
update_option('icds_authorize_bound_users', true);
update_option('icds_grace_minutes', 0);
update_option('icds_require_yes', false);
unset($GLOBALS['icds_touched']);`;

/** Starts a site; about five seconds. */
export async function startSite(): Promise<Site> {
  const stateFolder = mkdtempSync(join(tmpdir(), "icds-site-"));
  const bridge = await startFakeBridge();
  const wordpress = await startTestWordPress({
    stateFolder,
    port: 0,
    coreFolder: join(root, ".sandbox/wordpress-core"),
    pluginFolders: [{ slug, folder: join(root, "wordpress", slug) }],
  });
  const mailFile = join(stateFolder, "mail.jsonl");
  const printed = await wordpress.run(seed, { people, password, bridge: bridge.url, secret: bridge.secret });
  const seeded = JSON.parse(printed) as Record<Person, [number, string]>;
  const pick = <I extends 0 | 1>(index: I) =>
    Object.fromEntries(Object.entries(seeded).map(([login, pair]) => [login, pair[index]]));
  const key = pick(1) as Record<Person, string>;

  const rest: Site["rest"] = async (method, route, body, as = bridgeLogin, headers = {}) => {
    const [path, query = ""] = route.split("?");
    const response = await fetch(`${wordpress.url}/?rest_route=${path}${query && `&${query}`}`, {
      method,
      redirect: "manual",
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(as === null ? {} : { authorization: `Basic ${Buffer.from(`${as}:${key[as]}`).toString("base64")}` }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    try {
      return { status: response.status, body: text === "" ? null : JSON.parse(text) };
    } catch {
      throw new Error(`${method} ${route} answered ${response.status} with what is no JSON: ${text.slice(0, 500)}`);
    }
  };

  return {
    wordpress,
    bridge,
    id: pick(0) as Record<Person, number>,
    key,
    rest,
    call: (method, route, body, as, headers) => rest(method, `/integration-cds/v1${route}`, body, as, headers),
    php: async (code, input) =>
      JSON.parse(
        await wordpress.run(
          `$icds_test = (function ($input) { global $wpdb; ${code} })($input); echo json_encode($icds_test ?? null);`,
          input,
        ),
      ),
    mails: () =>
      existsSync(mailFile)
        ? readFileSync(mailFile, "utf8")
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line))
        : [],
    async reset() {
      rmSync(mailFile, { force: true });
      await wordpress.run(clean);
      bridge.reset();
    },
    async stop() {
      await wordpress.stop();
      await bridge.stop();
      const complaints = complaintsOfPhp(stateFolder);
      rmSync(stateFolder, { recursive: true, force: true });
      if (complaints.length) throw new Error(`PHP complained about the plugin:\n${complaints.join("\n")}`);
    },
  };
}

/** Warnings, notices and errors of the plugin's own files in PHP's log. */
function complaintsOfPhp(stateFolder: string): string[] {
  const log = join(stateFolder, "debug.log");
  const lines = existsSync(log) ? readFileSync(log, "utf8").split("\n") : [];
  return lines.filter(
    (line) => line.includes(`/${slug}/`) || (line.includes("database error") && line.includes("icds_")),
  );
}

/** A contact's guid that says which one it is. */
export const contact = (number: number): string => `c0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
