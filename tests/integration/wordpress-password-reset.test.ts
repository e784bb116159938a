import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contact, type Person, type Site, startSite } from "./wordpress-site";
import { form } from "./wordpress-sign-in-paths";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());
beforeEach(() => site.reset());

const reset = (query: string, as?: Person | null) => site.call("POST", `/reset_password?${query}`, undefined, as);
const link = (query: string, as?: Person | null) => site.call("GET", `/reset_password_link?${query}`, undefined, as);
const at = (person: Person) => `id=${site.id[person]}`;
const recipients = () => site.mails().map(({ to }) => to);

/** Opens a link as a browser does and chooses a password. Answers whether WordPress took it. */
async function choosePassword(address: string, chosen: string): Promise<boolean> {
  const opened = await fetch(address, { redirect: "manual" });
  const cookie = opened.headers.getSetCookie().map((line) => line.split(";")[0]!);
  if (opened.status !== 302 || new URL(opened.headers.get("location")!, address).searchParams.has("error"))
    return false;
  const key = new URL(address).searchParams.get("key")!;
  const response = await fetch(`${site.wordpress.url}/wp-login.php?action=resetpass`, {
    method: "POST",
    headers: { cookie: cookie.join("; ") },
    body: new URLSearchParams({ pass1: chosen, pass2: chosen, rp_key: key }),
  });
  return (await response.text()).includes("Your password has been reset");
}

test("the reset mail goes to the user, and its link really sets a new password (F117)", async () => {
  expect(await reset(at("dora"))).toEqual({ status: 204, body: null });
  expect(recipients()).toEqual(["dora@example.com"]);
  const [address] = /http\S+action=rp\S*/.exec(site.mails()[0]!.message)!;
  expect(await choosePassword(address, "a new password")).toBe(true);
  expect((await form(site, "dora", "a new password")).ok).toBe(true);
  expect((await form(site, "dora")).ok).toBe(false);
});

test("a user is named by id, else by email, else by login, and an empty one counts as none (F117)", async () => {
  for (const query of [
    "email=ben@example.com",
    "login=ben",
    `login=ann&email=ben@example.com`,
    `${at("ben")}&email=ann@example.com&login=ann`,
    "email=&login=ben",
  ])
    expect([query, (await reset(query)).status]).toEqual([query, 204]);
  expect(new Set(recipients())).toEqual(new Set(["ben@example.com"]));
});

test("nobody and no such user are said as documented: 500 with the codes 2 and 3 (F118)", async () => {
  for (const ask of [reset, link]) {
    const missing = { code: 3, message: "User not found.", data: null };
    expect(await ask(`id=99999&login=ann`)).toEqual({ status: 500, body: missing });
    expect(await ask("email=nobody@example.com")).toEqual({ status: 500, body: missing });
    const unnamed = { code: 2, message: "Either user id, login, or email must be specified.", data: null };
    expect(await ask("")).toEqual({ status: 500, body: unnamed });
  }
});

test("the link resets a password, ends the one before, and no cache keeps it (F119)", async () => {
  const first = (await link(at("cho"))).body.link as string;
  const response = await fetch(`${site.wordpress.url}/?rest_route=/integration-cds/v1/reset_password_link&login=cho`, {
    headers: { authorization: `Basic ${Buffer.from(`bridge:${site.key.bridge}`).toString("base64")}` },
  });
  expect(response.headers.get("cache-control")).toContain("no-store");
  const { link: second } = (await response.json()) as { link: string };
  const { origin, pathname, searchParams } = new URL(second);
  expect([origin, pathname]).toEqual([site.wordpress.url, "/wp-login.php"]);
  expect([...searchParams.keys()]).toEqual(["action", "key", "login", "wp_lang"]);
  expect([searchParams.get("action"), searchParams.get("login")]).toEqual(["rp", "cho"]);
  expect(await choosePassword(first, "never taken")).toBe(false);
  expect(await choosePassword(second, "by the link")).toBe(true);
  expect((await form(site, "cho", "by the link")).ok).toBe(true);
  expect(site.mails().filter(({ to }) => to === "cho@example.com")).toEqual([]);
});

describe("who gets refused (features 3.3: the link was open to everybody)", () => {
  test.each(["mail", "link"])("the %s: strangers and ordinary users, for themselves too", async (what) => {
    const ask = what === "mail" ? reset : link;
    for (const target of ["admin", "ann", "eddy"] as const) {
      expect((await ask(at(target), null)).status).toBe(401);
      expect((await ask(at(target), "ann")).body.code).toBe("icds_forbidden");
      expect((await ask(at(target), "eddy")).status).toBe(403);
    }
    expect((await ask("login=nobody", "ann")).status).toBe(403);
    expect(recipients()).toEqual([]);
  });

  test.each(["mail", "link"])("the %s: the bridge, for everybody outside the managed roles", async (what) => {
    const ask = what === "mail" ? reset : link;
    for (const target of ["admin", "eddy", "bridge"] as const) {
      const { status, body } = await ask(at(target));
      expect([target, status, body.code]).toEqual([target, 403, "icds_user_not_managed"]);
    }
    expect(recipients()).toEqual([]);
    expect((await ask(at("eddy"), "admin")).status).toBe(what === "mail" ? 204 : 200);
  });

  test("a disabled user, and one whom Dataverse denies", async () => {
    await site.call("PATCH", `/users/row/${site.id.ann}`, { login_locked: true });
    const body = { contact: { id: contact(1), name: "" }, user: site.id.ben, expect: null, take_over: true };
    await site.call("POST", "/binding", body);
    const mark = { contact: contact(1), version: "1", denied: true, reason: "login_disabled" };
    await site.call("POST", "/marks", mark);
    for (const target of ["ann", "ben"] as const)
      for (const [ask, as] of [
        [reset, "bridge"],
        [link, "bridge"],
        [reset, "admin"],
      ] as const) {
        const refused = await ask(at(target), as);
        expect([refused.status, refused.body.code]).toEqual([422, "icds_no_reset"]);
      }
    expect(recipients()).toEqual([]);
    await site.call("POST", "/marks", { contact: contact(1), version: "2", denied: false, reason: null });
    expect((await reset(at("ben"))).status).toBe(204);
  });
});

describe("a mail that wasn't sent is no success", () => {
  const asBridge = (filter: string) =>
    site.php(
      `wp_set_current_user($input['bridge']); ${filter}
       $request = new WP_REST_Request('POST', '/integration-cds/v1/reset_password');
       $request->set_param('id', $input['user']);
       $answer = rest_do_request($request); return [$answer->get_status(), $answer->get_data()['code'] ?? null];`,
      { bridge: site.id.bridge, user: site.id.ann },
    );

  test("the mailer fails", async () => {
    const answer = await asBridge("add_filter('pre_wp_mail', '__return_false', 99);");
    expect(answer).toEqual([500, "retrieve_password_email_failure"]);
  });

  test.each([
    ["stops it", "add_filter('send_retrieve_password_email', '__return_false');"],
    ["empties it", "add_filter('retrieve_password_message', '__return_empty_string');"],
  ])("another plugin %s", async (_how, filter) => {
    expect(await asBridge(filter)).toEqual([500, "icds_mail_not_sent"]);
    expect(recipients()).toEqual([]);
  });
});

test("a login that looks like somebody else's address gets its own mail", async () => {
  const input = { login: "eddy@example.com", email: "looks@example.com" };
  const created = (await site.call("POST", "/users/row", input)).body.id as number;
  expect((await reset(`id=${created}`)).status).toBe(204);
  expect(recipients()).toContain("looks@example.com");
  expect(recipients()).not.toContain("eddy@example.com");
});

test("neither link nor key stand in WordPress's log or in the change feed", async () => {
  const { link: address } = (await link(at("ann"))).body as { link: string };
  const key = new URL(address).searchParams.get("key")!;
  const outbox = await site.php("return $wpdb->get_results('SELECT * FROM ' . icds_table('outbox'));");
  expect(JSON.stringify(outbox)).not.toContain(key);
  expect(log()).not.toContain(key);
});

function log(): string {
  try {
    return readFileSync(join(site.wordpress.stateFolder, "debug.log"), "utf8");
  } catch {
    return "";
  }
}
