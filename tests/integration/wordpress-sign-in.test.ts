import { answerOf } from "./fake-bridge";
import { cookieOpens, form, paths, rest } from "./wordpress-sign-in-paths";
import { contact, type Person, type Site, startSite } from "./wordpress-site";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());
beforeEach(() => site.reset());

const bind = async (person: Person, of = contact(1), name = "Ann O'Hara") => {
  const { status, body } = await site.call("PUT", `/user_binding/${site.id[person]}`, {
    mode: 3,
    ref: { LogicalName: "contact", Id: of, Name: name },
  });
  expect([status, body]).toEqual([200, expect.objectContaining({ mode: 3 })]);
};
const link = async (person: Person) => (await site.call("POST", "/links", { users: [site.id[person]] })).body.links[0];

describe.each(Object.entries(paths))("%s", (_name, signIn) => {
  it("lets an unbound user in without asking Dataverse (F14)", async () => {
    expect((await signIn(site, "ann")).ok).toBe(true);
    expect(site.bridge.questions).toEqual([]);
  });

  it("lets a bound user in after asking once, when Login Enabled is Yes (F25, F27)", async () => {
    await bind("ann");
    site.bridge.answer = answerOf(contact(1), "7");
    expect((await signIn(site, "ann")).ok).toBe(true);
    expect(site.bridge.questions).toEqual([
      { site: 1, user: site.id.ann, login: "ann", mode: 3, contact: contact(1), strict: false },
    ]);
    expect(site.bridge.unsigned).toBe(0);
  });

  it("refuses a bound user whose Login Enabled is No, and marks them (F10, F26)", async () => {
    await bind("ann");
    site.bridge.answer = answerOf(contact(1), "7", { decision: "deny", reason: "login_disabled" });
    expect((await signIn(site, "ann")).ok).toBe(false);
    expect(site.bridge.questions).toHaveLength(1);
    expect(await link("ann")).toMatchObject({ denied: true, denied_reason: "login_disabled", dv_version: "7" });
  });

  it.each(["down", "garbage"] as const)("refuses a bound user while the bridge is %s", async (answer) => {
    await bind("ann");
    site.bridge.answer = answer;
    expect((await signIn(site, "ann")).ok).toBe(false);
  });

  it("does not ask while the switch is off, whatever a mark says (F25)", async () => {
    await bind("ann");
    await site.call("POST", "/marks", { contact: contact(1), version: "9", denied: true, reason: "login_disabled" });
    await site.php("update_option('icds_authorize_bound_users', false);");
    expect((await signIn(site, "ann")).ok).toBe(true);
    expect(site.bridge.questions).toEqual([]);
  });

  it("refuses a disabled user without asking", async () => {
    await site.call("PATCH", `/users/row/${site.id.ann}`, { login_locked: true });
    expect((await signIn(site, "ann")).ok).toBe(false);
    expect(site.bridge.questions).toEqual([]);
  });
});

describe("sign-ins that are neither form nor password", () => {
  const authenticate = (before: string) =>
    site.php(
      `${before} $user = apply_filters('authenticate', get_userdata($input), '', ''); return is_wp_error($user) ? $user->get_error_code() : $user->user_login;`,
      site.id.ann,
    );

  it("another plugin's sign-in without a name is asked about like every other", async () => {
    await bind("ann");
    site.bridge.answer = answerOf(contact(1), "7", { decision: "deny", reason: "login_disabled" });
    expect(await authenticate("")).toBe("icds_sign_in_refused");
    expect(site.bridge.questions).toHaveLength(1);
  });

  it("a person's own cookie is no new sign-in: nobody is asked", async () => {
    await bind("ann");
    const cookie =
      "$_COOKIE[AUTH_COOKIE] = wp_generate_auth_cookie($input, time() + 600, 'auth', WP_Session_Tokens::get_instance($input)->create(time() + 600));";
    expect(await authenticate(cookie)).toBe("ann");
    expect(site.bridge.questions).toEqual([]);
  });
});

it("while the link table can't be read, bound and locked people stay outside and everybody else comes in", async () => {
  await bind("ann");
  await site.call("PATCH", `/users/row/${site.id.ben}`, { login_locked: true });
  site.bridge.answer = answerOf(contact(1), "7");
  const unreadable = `
    $wpdb->suppress_errors(true);
    add_filter('query', fn($query) => str_contains($query, icds_table('links')) ? 'SELECT nothing FROM no_such_table' : $query);
    return array_map(fn($id) => icds_decide_sign_in(get_userdata($id), false)['allow'], $input);`;
  const people = [site.id.ann, site.id.ben, site.id.dora, site.id.admin];
  expect(await site.php(unreadable, people)).toEqual([false, false, true, true]);
});

it("asks nobody when the password is wrong (F27)", async () => {
  await bind("ann");
  expect((await form(site, "ann", "wrong")).ok).toBe(false);
  expect(site.bridge.questions).toEqual([]);
});

it("says the same to a refused person whatever the reason", async () => {
  await bind("ann");
  const sentence = /<div id="login_error"[^>]*>([\s\S]*?)<\/div>/;
  site.bridge.answer = answerOf(contact(1), "7", { decision: "deny", reason: "inactive" });
  const inactive = sentence.exec((await form(site, "ann")).text)?.[1];
  site.bridge.answer = "down";
  const down = sentence.exec((await form(site, "ann")).text)?.[1];
  expect(inactive).toContain("can’t sign in at the moment".replace("’", "'"));
  expect(down).toBe(inactive);
});

it("tells a stranger nothing about a disabled or refused account: wrong passwords and the form for lost ones read as everybody's", async () => {
  const texts = async (person: Person) => {
    const wrong = await form(site, person, "wrong");
    const lost = await fetch(`${site.wordpress.url}/wp-login.php?action=lostpassword`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ user_login: person }),
    });
    return [
      /<div id="login_error"[^>]*>([\s\S]*?)<\/div>/.exec(wrong.text)?.[1]?.replaceAll(person, "x"),
      lost.status,
      lost.headers.get("location"),
    ];
  };
  const free = await texts("dora");
  expect(free.slice(1)).toEqual([302, expect.stringContaining("checkemail=confirm")]);
  await site.call("PATCH", `/users/row/${site.id.ann}`, { login_locked: true });
  expect(await texts("ann")).toEqual(free);
  await bind("ben");
  await site.call("POST", "/marks", { contact: contact(1), version: "2", denied: true, reason: "inactive" });
  expect(await texts("ben")).toEqual(free);
  const keys = "return array_map(fn($id) => '' !== get_userdata($id)->user_activation_key, $input);";
  expect(await site.php(keys, [site.id.dora, site.id.ann, site.id.ben])).toEqual([true, false, false]);
});

it("sends nothing to a bridge whose address is neither https nor this computer, however it was set", async () => {
  const tried = `return array_map(function ($url) {
    update_option('icds_bridge_url', $url);
    $sent = 0;
    add_filter('pre_http_request', function () use (&$sent) { $sent++; return new WP_Error('x', 'stopped'); });
    icds_post_to_bridge('/wordpress/nudge', ['site' => 1]);
    remove_all_filters('pre_http_request');
    return $sent;
  }, $input);`;
  const addresses = [
    "http://bridge.example.com",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "http://127.0.0.1@example.com",
    "ftp://localhost",
    "https://bridge.example.com",
    "http://127.0.0.2:8082",
    "http://[::1]:8082",
  ];
  try {
    expect(await site.php(tried, addresses)).toEqual([0, 0, 0, 0, 0, 1, 1, 1]);
  } finally {
    await site.php("update_option('icds_bridge_url', $input);", site.bridge.url);
  }
});

it("a live Yes takes a mark away, one from an older version of the contact does not", async () => {
  await bind("ann");
  await site.call("POST", "/marks", {
    contact: contact(1),
    version: "99999999999999999999",
    denied: true,
    reason: "login_disabled",
  });
  site.bridge.answer = answerOf(contact(1), "99999999999999999998");
  expect((await form(site, "ann")).ok).toBe(false);
  site.bridge.answer = answerOf(contact(1), "99999999999999999999");
  expect((await form(site, "ann")).ok).toBe(true);
  expect(await link("ann")).toMatchObject({ denied: false, dv_version: "99999999999999999999" });
});

it("within the grace the last Yes counts while the bridge is down, but not for a marked user", async () => {
  await bind("ann");
  await site.php("update_option('icds_grace_minutes', 10);");
  expect((await form(site, "ann")).ok).toBe(false);
  site.bridge.answer = answerOf(contact(1), "1");
  expect((await form(site, "ann")).ok).toBe(true);
  site.bridge.answer = "down";
  expect((await form(site, "ann")).ok).toBe(true);
  await site.php("icds_write_link($input, ['allowed_at' => icds_now(-601)]);", site.id.ann);
  expect((await form(site, "ann")).ok).toBe(false);
  await site.php("icds_write_link($input, ['allowed_at' => icds_now(), 'denied' => 1]);", site.id.ann);
  expect((await form(site, "ann")).ok).toBe(false);
});

it("requests with an application password reuse a Yes for half a minute, until a mark", async () => {
  await bind("ann");
  site.bridge.answer = answerOf(contact(1), "1");
  expect((await rest(site, "ann")).ok).toBe(true);
  expect((await rest(site, "ann")).ok).toBe(true);
  expect(site.bridge.questions).toHaveLength(1);
  await site.call("POST", "/marks", { contact: contact(1), version: "2", denied: true, reason: "inactive" });
  site.bridge.answer = answerOf(contact(1), "2", { decision: "deny", reason: "inactive" });
  expect((await rest(site, "ann")).ok).toBe(false);
  expect(site.bridge.questions).toHaveLength(2);
});

it("a mark ends the person's sessions at once; a newer one without it lets them sign in again", async () => {
  await bind("ann");
  site.bridge.answer = answerOf(contact(1), "1");
  const { cookie } = await form(site, "ann");
  expect(await cookieOpens(site, cookie)).toBe(true);
  const mark = await site.call("POST", "/marks", {
    contact: contact(1),
    version: "2",
    denied: true,
    reason: "inactive",
  });
  expect(mark.body).toEqual({ users: [{ id: site.id.ann, denied: true, applied: true }] });
  expect(await cookieOpens(site, cookie)).toBe(false);
  const older = await site.call("POST", "/marks", { contact: contact(1), version: "1", denied: false, reason: null });
  expect(older.body).toEqual({ users: [{ id: site.id.ann, denied: true, applied: false }] });
  const newer = await site.call("POST", "/marks", { contact: contact(1), version: "10", denied: false, reason: null });
  expect(newer.body).toEqual({ users: [{ id: site.id.ann, denied: false, applied: true }] });
  const { cookie: again } = await form(site, "ann");
  expect(await cookieOpens(site, again)).toBe(true);
});

it("a deletion needs no version to mark; anything else does", async () => {
  await bind("ann");
  const bad = await site.call("POST", "/marks", {
    contact: contact(1),
    version: null,
    denied: true,
    reason: "inactive",
  });
  expect(bad.status).toBe(400);
  const first = await site.call("POST", "/marks", {
    contact: contact(1),
    version: null,
    denied: true,
    reason: "deleted",
  });
  expect(first.body.users).toEqual([{ id: site.id.ann, denied: true, applied: true }]);
  const second = await site.call("POST", "/marks", {
    contact: contact(1),
    version: null,
    denied: true,
    reason: "deleted",
  });
  expect(second.body.users).toEqual([{ id: site.id.ann, denied: true, applied: false }]);
});

it("a marked person gets no password-reset mail", async () => {
  await bind("ann");
  await site.call("POST", "/marks", { contact: contact(1), version: "2", denied: true, reason: "inactive" });
  const key =
    "$key = get_password_reset_key(get_userdata($input)); return is_wp_error($key) ? $key->get_error_code() : 'mail';";
  expect(await site.php(key, site.id.ann)).toBe("icds_sign_in_refused");
  expect(await site.php(key, site.id.ben)).toBe("mail");
});

it("in Username mode the bridge finds the contact; nobody and several are refused (F18)", async () => {
  await site.call("PUT", `/user_binding/${site.id.ben}`, { mode: 1, ref: null });
  site.bridge.answer = answerOf(contact(4), "3", { name: "Ben Ünal" });
  expect((await form(site, "ben")).ok).toBe(true);
  expect(site.bridge.questions[0]).toMatchObject({ mode: 1, contact: null, login: "ben" });
  expect(await link("ben")).toMatchObject({ mode: 1, contact: null, last_contact: contact(4) });
  site.bridge.answer = answerOf(null, null, { decision: "deny", reason: "several", name: null });
  expect((await form(site, "ben")).ok).toBe(false);
  expect(await link("ben")).toMatchObject({ last_contact: null, denied: true, denied_reason: "several" });
});

it("in Custom mode the site's own code names the contact; without one nobody gets in (F21)", async () => {
  await site.call("PUT", `/user_binding/${site.id.ben}`, { mode: 2, ref: null });
  site.bridge.answer = answerOf(contact(5), "3");
  expect((await form(site, "ben")).ok).toBe(false);
  expect(site.bridge.questions).toEqual([]);
  const asked = await site.php(
    `add_filter('integration-cds/user-binding/bind-custom', fn($ref, $id) => (object) ['LogicalName' => 'contact', 'Id' => '{C0000000-0000-4000-8000-000000000005}'], 10, 2);
     return icds_decide_sign_in(get_userdata($input), false);`,
    site.id.ben,
  );
  expect(asked).toEqual({ allow: true, reason: "login_enabled" });
  expect(site.bridge.questions).toEqual([expect.objectContaining({ mode: 2, contact: contact(5) })]);
  const marked = await site.call("POST", "/marks", {
    contact: contact(5),
    version: "4",
    denied: true,
    reason: "inactive",
  });
  expect(marked.body.users).toEqual([{ id: site.id.ben, denied: true, applied: true }]);
});

it("tells the bridge when an empty Login Enabled is to be refused", async () => {
  await bind("ann");
  await site.php("update_option('icds_require_yes', true);");
  await form(site, "ann");
  expect(site.bridge.questions[0]).toMatchObject({ strict: true });
});

it("keeps when a person last signed in", async () => {
  await form(site, "dora");
  const { body } = await site.call("GET", `/users/row/${site.id.dora}`);
  expect(Date.now() - Date.parse(body.last_login)).toBeLessThan(60_000);
});

it("the switch can be turned off in wp-config when bound administrators can't get in", async () => {
  await bind("ann");
  const decision =
    "define('ICDS_AUTHORIZE_BOUND_USERS', false); return icds_decide_sign_in(get_userdata($input), false);";
  expect(await site.php(decision, site.id.ann)).toEqual({ allow: true, reason: "not_asked" });
});
