import { type Admin, adminOf } from "./wordpress-admin";
import { contact, type Person, type Site, startSite } from "./wordpress-site";
import { form } from "./wordpress-sign-in-paths";

let site: Site;
let admin: Admin;
beforeAll(async () => {
  site = await startSite();
  admin = await adminOf(site);
});
afterAll(() => site?.stop());

const screen = (path: string, as?: string) => admin.open(path, as);
const page = "options-general.php?page=dataverse-user-binding";
const nonceOf = (html: string, action = "") =>
  new RegExp(`${action}[\\s\\S]*?name="_wpnonce" value="([^"]+)"`).exec(html)?.[1] ?? "";
const option = (name: string) => site.php("return get_option($input);", name);

describe("settings", () => {
  const save = async (fields: Record<string, string>) =>
    admin.post("options.php", {
      option_page: "dataverse-user-binding",
      action: "update",
      _wpnonce: nonceOf(await screen(page), 'value="update"'),
      icds_bridge_url: site.bridge.url,
      icds_bridge_secret: "",
      icds_site_tag: "1",
      ...fields,
    });

  it("shows what is set, but never the secret", async () => {
    const html = await screen(page);
    expect(html).toContain("Authorize users against Dataverse during sign-in");
    expect(html).toContain(site.bridge.url);
    expect(html).not.toContain(site.bridge.secret);
  });

  it("saves, and an empty secret keeps the one there is (F25)", async () => {
    const { status } = await save({
      icds_authorize_bound_users: "1",
      icds_grace_minutes: "15",
      "icds_managed_roles[]": "subscriber",
    });
    expect(status).toBe(302);
    expect(await option("icds_authorize_bound_users")).toBe("1");
    expect(await option("icds_grace_minutes")).toBe("15");
    expect(await option("icds_managed_roles")).toEqual(["subscriber"]);
    expect(await option("icds_bridge_secret")).toBe(site.bridge.secret);
    await save({});
    expect(await site.php("return icds_authorize_bound_users();")).toBe(false);
  });

  it("takes no address that the secret would travel to in the clear", async () => {
    await save({ icds_bridge_url: "http://bridge.example.com" });
    expect(await option("icds_bridge_url")).toBe(site.bridge.url);
  });

  it("switches no sign-in to Dataverse while nobody could administer the site without it (decision 5)", async () => {
    const disabled = (value: 0 | 1) =>
      site.php("$wpdb->query('UPDATE ' . icds_table('links') . \" SET disabled = $input\"); return 1;", value);
    const check = (stored: "0" | "1") =>
      site.php(
        `require_once ABSPATH . 'wp-admin/includes/template.php';
        add_filter('pre_option_icds_authorize_bound_users', fn() => $input);
        return [icds_check_authorize('1'), get_settings_errors()[0]['message'] ?? null];`,
        stored,
      );
    try {
      await disabled(1);
      expect(await check("0")).toEqual([false, expect.stringMatching(/Unbind one first/)]);
      // Saving another setting lets nobody in.
      expect(await check("1")).toEqual([true, null]);
    } finally {
      await disabled(0);
    }
    expect(await check("0")).toEqual([true, null]);
  });

  it("takes no secret that the bridge would find too short", async () => {
    await save({ icds_bridge_secret: "short" });
    expect(await option("icds_bridge_secret")).toBe(site.bridge.secret);
  });

  describe("the connection", () => {
    const check = async (as = admin.cookie) => {
      const link = /href="([^"]*icds_check=1[^"]*)"/.exec(await screen(page))?.[1]?.replaceAll("&#038;", "&") ?? "";
      return (await fetch(link, { headers: { cookie: as } })).text();
    };
    const answer = () => site.php("return icds_look_at_bridge()['sentence'];");
    beforeEach(() => {
      site.bridge.answer = "garbage";
    });

    it("is looked at when somebody asks or has saved, and no visit waits for it otherwise", async () => {
      expect(await screen(page)).not.toContain('role="status"');
      expect(await check()).toContain("it is not the bridge. Correct the address.");
      expect(await screen(`${page}&settings-updated=true`)).toContain("it is not the bridge");
      expect(await screen(`${page}&icds_check=1&_wpnonce=forged`)).not.toContain("it is not the bridge");
    });

    it("says what is wrong: nothing set, nobody there, the bridge's own refusal, no bridge reading changes", async () => {
      const options = { icds_bridge_url: site.bridge.url };
      const set = (url: string) => site.php("update_option('icds_bridge_url', $input); return 1;", url);
      await set("");
      expect(await answer()).toContain("its address or the secret is not set");
      await set("http://127.0.0.1:9");
      expect(await answer()).toMatch(/at http:\/\/127\.0\.0\.1:9 can't be reached\. Is it running/);
      await set(options.icds_bridge_url);
      site.bridge.answer = "down";
      expect(await answer()).toContain("Is it running, and is the address right? (HTTP 503)");
      site.bridge.answer = { error: { code: "bad_signature", message: "<i>Compare</i> the secret." } };
      expect(await check()).toContain("refuses this site. &lt;i&gt;Compare&lt;/i&gt; the secret.");
      expect(await check()).toContain("No bridge has read this site&#039;s changes");
      await site.call("POST", "/changes/pull", { holder: "test", token: null, limit: 1 });
      expect(await check()).toContain("The bridge reads this site&#039;s changes.");
      site.bridge.reset();
    });

    it("is not for an ordinary user", async () => {
      const { cookie: editor } = await form(site, "eddy");
      expect(await check(editor)).not.toContain("it is not the bridge");
    });
  });

  it("offers only roles that Dataverse may ever manage", async () => {
    const html = await screen(page);
    expect(html).toContain('name="icds_managed_roles[]" value="author"');
    expect(html).not.toContain('name="icds_managed_roles[]" value="administrator"');
    expect(html).not.toContain('name="icds_managed_roles[]" value="icds_bridge"');
  });

  it("shows what a constant decides as decided, and a save keeps what is stored below it", async () => {
    const code = `
      update_option('icds_authorize_bound_users', true);
      define('ICDS_AUTHORIZE_BOUND_USERS', false);
      require_once ABSPATH . 'wp-admin/includes/template.php';
      require_once ABSPATH . 'wp-admin/includes/plugin.php';
      icds_register_settings();
      ob_start();
      icds_print_checkbox(['option' => 'icds_authorize_bound_users']);
      return [ob_get_clean(), (bool) sanitize_option('icds_authorize_bound_users', null)];`;
    const [html, kept] = await site.php(code);
    expect(html).toContain("disabled");
    expect(html).not.toContain("checked=");
    expect(html).toContain("Set by ICDS_AUTHORIZE_BOUND_USERS in wp-config.php");
    expect(kept).toBe(true);
  });

  it("is not for people who can't manage options", async () => {
    const { cookie: editor } = await form(site, "eddy");
    expect(await screen(page, editor)).not.toContain("icds_bridge_url");
    const theft = { option_page: "dataverse-user-binding", action: "update", icds_bridge_secret: "mine" };
    const stolen = await admin.post("options.php", theft, editor);
    expect(stolen.status).toBe(403);
  });

  it("lists parked changes and tries them again when asked", async () => {
    await site.php(
      "icds_outbox_add($input, 'updated', [], true); $wpdb->query('UPDATE ' . icds_table('outbox') . \" SET parked = 1, error = '<b>No</b>'\");",
      site.id.ann,
    );
    const html = await screen(page);
    expect(html).toContain("<tr><td>ann</td><td>User changed</td>");
    expect(html).toContain("&lt;b&gt;No&lt;/b&gt;");
    expect((await admin.post("admin-post.php", { action: "icds_retry_parked", _wpnonce: "forged" })).status).toBe(403);
    const { cookie: editor } = await form(site, "eddy");
    const retry = { action: "icds_retry_parked", _wpnonce: "forged" };
    const byEditor = await admin.post("admin-post.php", retry, editor);
    expect(await byEditor.text()).toContain("This needs the capability to manage options.");
    await admin.post("admin-post.php", { action: "icds_retry_parked", _wpnonce: nonceOf(html, "icds_retry_parked") });
    expect(
      await site.php(
        "return (int) $wpdb->get_var('SELECT COUNT(*) FROM ' . icds_table('outbox') . ' WHERE parked = 1');",
      ),
    ).toBe(0);
  });
});

it("its words can be translated: a language pack is found", async () => {
  const pack = `
    wp_mkdir_p(WP_LANG_DIR . '/plugins');
    file_put_contents(WP_LANG_DIR . '/plugins/dataverse-user-binding-de_DE.l10n.php', "<?php return ['messages' => ['Check the connection' => 'Verbindung prüfen']];");
    update_user_meta($input, 'locale', 'de_DE');
    return 1;`;
  await site.php(pack, site.id.admin);
  expect(await screen(page)).toContain("Verbindung prüfen");
  await site.php("delete_user_meta($input, 'locale'); return 1;", site.id.admin);
  expect(await screen(page)).toContain("Check the connection");
});

it("the list of users shows the contact's name, or the mode, as text (F29)", async () => {
  const ref = { LogicalName: "contact", Id: contact(1), Name: "<b>Ann</b>" };
  await site.call("PUT", `/user_binding/${site.id.ann}`, { ref });
  await site.call("PUT", `/user_binding/${site.id.ben}`, { mode: 1 });
  const html = await screen("users.php");
  expect(html).toContain("&lt;b&gt;Ann&lt;/b&gt;");
  expect(html).toMatch(/data-colname="Dataverse contact">Username</);
  expect(html).toMatch(/data-colname="Dataverse contact">—</);
  await site.php("icds_write_link($input, ['contact_name' => 'Ben Ünal']); return 1;", site.id.ben);
  expect(await screen("users.php")).toMatch(/data-colname="Dataverse contact">Username: Ben Ünal</);
});

it("the list of users calls refused whom a mark keeps out now: nobody while sign-ins are not authorised", async () => {
  await site.reset();
  await site.call("PUT", `/user_binding/${site.id.ann}`, { mode: 3, ref: { Id: contact(1), Name: "Ann" } });
  await site.call("POST", "/marks", { contact: contact(1), version: "1", denied: true, reason: "inactive" });
  expect(await screen("users.php")).toContain("Ann, refused by Dataverse");
  await site.php("update_option('icds_authorize_bound_users', false); return 1;");
  expect(await screen("users.php")).not.toContain("refused by Dataverse");
});

describe("Site Health", () => {
  const check = (name: string, before = "") => site.php(`${before} return icds_check_${name}();`, site.id.ann);
  const signIns = (as: Person) => site.call("GET", "/site-health/sign-ins", undefined, as);
  beforeEach(() => site.reset());

  it("shows the plugin's tests", async () => {
    const html = await screen("site-health.php");
    const shown = [/icds_installation/, /icds_changes/, /site-health(\\?\/|%2F)sign-ins/];
    expect(shown.filter((test) => !test.test(html))).toEqual([]);
  });

  it("the installation is good; another plugin in the way or nobody to administer is critical", async () => {
    expect(await check("installation")).toMatchObject({ status: "good" });
    const vendor = await check(
      "installation",
      "add_filter('option_active_plugins', fn($plugins) => [...$plugins, 'integration-cds/integration-cds.php']);",
    );
    expect(vendor).toMatchObject({ status: "critical", sentences: [expect.stringMatching(/Deactivate that plugin/)] });
    const lockedOut = "$wpdb->query('UPDATE ' . icds_table('links') . ' SET disabled = 1');";
    expect(await check("installation", lockedOut)).toMatchObject({
      status: "critical",
      label: "Nobody can administer this site without Dataverse",
      sentences: [expect.stringMatching(/^No administrator .* Unbind one/)],
    });
  });

  it("a table that is gone is named, and the screen itself still opens", async () => {
    try {
      await site.php("$wpdb->query('DROP TABLE ' . icds_table('lease'));");
      expect(await check("installation")).toMatchObject({ status: "critical" });
      expect((await check("changes")).sentences[0]).toMatch(/no table wp_icds_lease/);
      expect(await screen("site-health.php")).toContain("icds_installation");
    } finally {
      await site.php("return icds_install();");
    }
  });

  it("says since when no bridge came, and how many changes are parked, and what to do", async () => {
    expect((await check("changes")).sentences[0]).toMatch(/^No bridge has read this site's changes yet/);
    await site.call("POST", "/changes/pull", { holder: "test", token: null, limit: 1 });
    expect(await check("changes")).toMatchObject({ status: "good" });
    const silent =
      "UPDATE ' . icds_table('lease') . ' SET held_until = DATE_SUB(UTC_TIMESTAMP(), INTERVAL 3480 SECOND)";
    const parked =
      "icds_outbox_add($input, 'updated', [], true); $wpdb->query('UPDATE ' . icds_table('outbox') . ' SET parked = 1');";
    const { status, sentences } = await check("changes", `$wpdb->query('${silent}'); ${parked}`);
    expect(status).toBe("recommended");
    expect(sentences[0]).toMatch(/^No bridge has read this site's changes for 1 hour\. Is one running\?/);
    expect(sentences[1]).toMatch(/^Dataverse did not take 1 change .* "Try again"/);
  });

  it("an unreachable bridge is critical while sign-ins are authorised, and only then", async () => {
    site.bridge.answer = { error: { code: "bad_signature", message: "<i>Compare</i> the secret." } };
    const asked = await signIns("admin");
    const label = "Users bound to Dataverse can't sign in";
    expect(asked.body).toMatchObject({ status: "critical", test: "icds_sign_ins", label });
    expect(asked.body.description).toContain("&lt;i&gt;Compare&lt;/i&gt; the secret.");
    expect(asked.body.actions).toContain("options-general.php?page=dataverse-user-binding");
    await site.php("update_option('icds_authorize_bound_users', false); return 1;");
    expect((await signIns("admin")).body.status).toBe("recommended");
    expect((await signIns("eddy")).status).toBe(403);
    expect((await signIns("bridge")).status).toBe(403);
  });
});

it("after an update that folds text otherwise, the first visit makes users and contacts found again, by itself", async () => {
  const ref = { LogicalName: "contact", Id: contact(2), Name: "Łukasz Groß" };
  await site.call("PUT", `/user_binding/${site.id.cho}`, { ref });
  const spoilt = `
    $wpdb->query('UPDATE ' . icds_table('links') . " SET f_first = 'left by an older version', f_contact = 'left by an older version'");
    update_option('icds_db_version', '1');
    return true;`;
  await site.php(spoilt);
  await fetch(site.wordpress.url);
  const columns = `return [
    get_option('icds_db_version') === ICDS_DB_VERSION,
    $wpdb->get_var('SELECT f_contact FROM ' . icds_table('links') . " WHERE user_id = $input"),
    $wpdb->get_var('SELECT COUNT(*) FROM ' . icds_table('links') . " WHERE f_first LIKE 'left by%'"),
    get_role('icds_bridge')->has_cap('icds_bind_users'),
  ];`;
  expect(await site.php(columns, site.id.cho)).toEqual([true, "lukasz gross", "0", true]);
  expect((await site.call("GET", `/user_binding/${site.id.cho}`)).body).toMatchObject({ mode: 3, ref });
});

it("uninstalling leaves nothing of the plugin behind", async () => {
  const uninstall = `
    define('WP_UNINSTALL_PLUGIN', 'dataverse-user-binding/dataverse-user-binding.php');
    require WP_PLUGIN_DIR . '/dataverse-user-binding/uninstall.php';
    return 1;`;
  await site.php(
    "require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins('dataverse-user-binding/dataverse-user-binding.php'); return 1;",
  );
  await site.php(uninstall);
  const left = `return [
    $wpdb->get_col("SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE 'icds%'"),
    $wpdb->get_col("SELECT DISTINCT meta_key FROM {$wpdb->usermeta} WHERE meta_key LIKE 'icds%'"),
    $wpdb->get_col("SHOW TABLES LIKE '%icds%'"),
    wp_roles()->is_role('icds_bridge'),
  ];`;
  expect(await site.php(left)).toEqual([[], [], [], false]);
});
