import { type Page } from "@playwright/test";
import { type Sandbox } from "../../sandbox/main";
import { signInAt } from "../../scripts/pictures/wordpress-sign-in";

/** How a user stands in WordPress. */
export interface UserState {
  id: number;
  /** `icds_binding` (F11). */
  mode: number;
  /** The bound contact's id in `icds_binding_ref`. */
  contact: string | null;
  contactName: string | null;
  denied: boolean;
  disabled: boolean;
  /** How often the row of the link table has been written. */
  writes: number;
}

const readState = `<?php
$user = get_user_by('login', $input);
if (!$user) { echo 'null'; return; }
$reference = get_user_meta($user->ID, 'icds_binding_ref', true);
global $wpdb;
$link = $wpdb->get_row($wpdb->prepare("SELECT denied, revision FROM {$wpdb->base_prefix}icds_links WHERE user_id = %d", $user->ID));
echo wp_json_encode([
	'id' => $user->ID,
	'mode' => (int) get_user_meta($user->ID, 'icds_binding', true),
	'contact' => $reference['Id'] ?? null,
	'contactName' => $reference['Name'] ?? null,
	'denied' => (bool) $link->denied,
	'writes' => (int) $link->revision,
	'disabled' => (bool) (int) get_user_meta($user->ID, 'icds_disabled', true),
]);`;

const makeApplicationPassword = `<?php
$user = get_user_by('login', $input);
echo WP_Application_Passwords::create_new_application_password($user->ID, ['name' => 'e2e ' . wp_generate_uuid4()])[0];`;

/** What a visitor of the site does, and what its database says afterwards. */
export class WordPressSite {
  constructor(private readonly sandbox: Sandbox) {}

  get url(): string {
    return this.sandbox.urls.wordpress;
  }

  /** undefined: WordPress has no such user. */
  async user(login: string): Promise<UserState | undefined> {
    return (JSON.parse(await this.sandbox.wordpress.run(readState, login)) as UserState | null) ?? undefined;
  }

  run(php: string, input?: unknown): Promise<string> {
    return this.sandbox.wordpress.run(php, input);
  }

  applicationPassword(login: string): Promise<string> {
    return this.sandbox.wordpress.run(makeApplicationPassword, login);
  }

  /** Signs in as one of the people, see signInAt. */
  signIn(page: Page, login: string, password = this.sandbox.credentials.people.password): Promise<string> {
    return signInAt(page, this.url, login, password);
  }

  /** Is the person of this page's cookies signed in? Anybody else is sent from the profile page to wp-login.php. */
  async isSignedIn(page: Page): Promise<boolean> {
    await page.goto(`${this.url}/wp-admin/profile.php`);
    return new URL(page.url()).pathname.endsWith("/profile.php");
  }

  /** Calls `wp.getProfile` by XML-RPC with the account's password. Returns the HTTP body. */
  async callXmlRpc(login: string, password = this.sandbox.credentials.people.password): Promise<string> {
    const param = (type: string, text: string) => `<param><value><${type}>${text}</${type}></value></param>`;
    const params = param("int", "1") + param("string", login) + param("string", password);
    const body = `<?xml version="1.0"?><methodCall><methodName>wp.getProfile</methodName><params>${params}</params></methodCall>`;
    const headers = { "content-type": "text/xml" };
    return (await fetch(`${this.url}/xmlrpc.php`, { method: "POST", headers, body })).text();
  }

  /** Asks REST who one is, with an application password. Returns the status. */
  async callRest(login: string, applicationPassword: string): Promise<number> {
    const authorization = `Basic ${Buffer.from(`${login}:${applicationPassword}`).toString("base64")}`;
    return (await fetch(`${this.url}/?rest_route=/wp/v2/users/me&context=edit`, { headers: { authorization } })).status;
  }
}
