import { contact, type Person, type Site, startSite } from "./wordpress-site";
import { form } from "./wordpress-sign-in-paths";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());
beforeEach(() => site.reset());

const ref = (number: number) => ({ LogicalName: "contact", Id: contact(number), Name: "" });
const rolesOf = async (person: Person) =>
  (await site.call("GET", `/users/row/${site.id[person]}`)).body.roles as string[];
const takeOver = (person: Person) =>
  site.call("POST", "/binding", {
    contact: { id: contact(1), name: "" },
    user: site.id[person],
    expect: null,
    take_over: true,
  });

describe("the last unbound administrator", () => {
  const core = (method: string, body?: object) =>
    site.rest(
      method,
      `/wp/v2/users/${site.id.admin}${method === "DELETE" ? "?force=true&reassign=2" : ""}`,
      body,
      "admin",
    );

  it.each([
    ["bound by the bridge", () => takeOver("admin")],
    ["put in Username mode", () => site.call("PUT", `/user_binding/${site.id.admin}`, { mode: 1 })],
    ["put in Custom mode", () => site.call("PUT", `/user_binding/${site.id.admin}`, { mode: 2 })],
    ["bound by user_binding", () => site.call("PUT", `/user_binding/${site.id.admin}`, { mode: 3, ref: ref(1) })],
    ["bound by user meta", () => core("POST", { meta: { icds_binding: 3, icds_binding_ref: ref(1) } })],
    ["disabled by user meta", () => core("POST", { meta: { icds_disabled: 1 } })],
    ["demoted by core's route", () => core("POST", { roles: ["subscriber"] })],
    [
      "demoted together with what is no change",
      () => core("POST", { roles: ["subscriber"], meta: { icds_disabled: 0, icds_binding: 0 } }),
    ],
    ["deleted by core's route", () => core("DELETE")],
    ["deleted by the bridge", () => site.call("DELETE", `/users/row/${site.id.admin}`)],
  ])("can't be %s, and the answer says why (F44)", async (_how, attempt) => {
    const { status, body } = await attempt();
    expect([status, body.code]).toEqual([422, "icds_not_bindable"]);
    expect(body.message).toMatch(/only administrator .* Create another administrator first/);
    const { body: row } = await site.call("GET", `/users/row/${site.id.admin}`);
    expect(row).toMatchObject({ mode: 0, login_locked: false, roles: ["administrator"] });
    expect(row.not_bindable).toMatch(/only administrator/);
  });

  it("keeps its roles when code calls set_role(), remove_role() or remove_all_caps()", async () => {
    for (const call of [
      "set_role('subscriber')",
      "remove_role('administrator')",
      "remove_all_caps()",
      "add_role('icds_bridge')",
    ]) {
      const heard = await site.php(
        `$heard = []; add_action('icds_refused', function ($id) use (&$heard) { $heard[] = $id; }); (new WP_User($input))->${call}; return $heard;`,
        site.id.admin,
      );
      expect([call, heard[0]]).toEqual([call, site.id.admin]);
      expect(await rolesOf("admin")).toEqual(["administrator"]);
    }
  });

  it("keeps its public meta when PHP code writes it", async () => {
    await site.php(
      "update_user_meta($input, 'icds_binding', 1); update_user_meta($input, 'icds_disabled', 1);",
      site.id.admin,
    );
    expect(
      await site.php(
        "return [get_user_meta($input, 'icds_binding', true), get_user_meta($input, 'icds_disabled', true)];",
        site.id.admin,
      ),
    ).toEqual(["0", "0"]);
  });

  it("survives wp_delete_user()", async () => {
    const code =
      "require_once ABSPATH . 'wp-admin/includes/user.php'; add_filter('wp_die_handler', fn() => function ($text) { throw new Exception($text); }); try { wp_delete_user($input, 2); } catch (Exception $e) { return $e->getMessage(); }";
    expect(await site.php(code, site.id.admin)).toMatch(/only administrator/);
    expect(await rolesOf("admin")).toEqual(["administrator"]);
  });

  it("is explained on the users screens", async () => {
    const { cookie } = await form(site, "admin");
    const get = async (path: string) =>
      (await fetch(`${site.wordpress.url}/wp-admin/${path}`, { headers: { cookie } })).text();
    expect(await get(`users.php?changeit=Change&new_role=subscriber&users[]=${site.id.admin}`)).toMatch(
      /only administrator/,
    );
    expect(await get(`users.php?action=delete&user=${site.id.admin}`)).toMatch(/only administrator/);
    const profile = await get("profile.php");
    expect(profile).toContain("admin@example.com");
  });

  it("with a second one it can be bound, and then the second is the last", async () => {
    await site.php("(new WP_User($input))->set_role('administrator');", site.id.dora);
    try {
      expect((await takeOver("admin")).status).toBe(200);
      expect((await site.call("PUT", `/user_binding/${site.id.dora}`, { mode: 1 })).status).toBe(422);
      expect((await site.call("GET", `/users/row/${site.id.dora}`)).body.not_bindable).toMatch(/only administrator/);
      await site.call("DELETE", `/user_binding/${site.id.admin}`, undefined, "dora");
    } finally {
      await site.php("(new WP_User($input))->set_role('subscriber');", site.id.dora);
    }
    expect(await rolesOf("dora")).toEqual(["subscriber"]);
  });

  it("a change that the database did not take leaves no claim behind and no lock in the meta", async () => {
    await site.php("(new WP_User($input))->set_role('administrator');", site.id.dora);
    const failing = `
      $wpdb->suppress_errors(true);
      $fail = fn($query) => str_starts_with($query, 'UPDATE ' . icds_table('links')) ? 'UPDATE no_such_table SET nothing = 1' : $query;
      add_filter('query', $fail);
      $codes = [icds_set_disabled($input, true)->get_error_code(), icds_set_user_binding($input, 1, null)->get_error_code()];
      remove_filter('query', $fail);
      $claims = (array) json_decode((string) $wpdb->get_var('SELECT claims FROM ' . icds_table('guard')), true);
      return [$codes, $claims, (int) get_user_meta($input, 'icds_disabled', true)];`;
    try {
      const [codes, claims, locked] = await site.php(failing, site.id.dora);
      expect(codes[0]).toBe("icds_busy");
      expect(["icds_busy", "icds_changed"]).toContain(codes[1]);
      expect([claims, locked]).toEqual([[], 0]);
    } finally {
      await site.php("(new WP_User($input))->set_role('subscriber');", site.id.dora);
    }
  });

  it("of two requests at once that would take the last two, the second is refused: the claim counts before the change is made", async () => {
    await site.php("(new WP_User($input))->set_role('administrator');", site.id.dora);
    try {
      const code =
        "$one = icds_claim($input[0]); $two = icds_claim($input[1]); return [$one, is_wp_error($two) ? $two->get_error_code() : $two];";
      expect(await site.php(code, [site.id.admin, site.id.dora])).toEqual([true, "icds_not_bindable"]);
      const later =
        "$row = $wpdb->get_var('SELECT claims FROM ' . icds_table('guard')); $wpdb->query($wpdb->prepare('UPDATE ' . icds_table('guard') . ' SET claims = %s', preg_replace('/:\\d+/', ':1', $row))); return icds_claim($input);";
      expect(await site.php(later, site.id.dora)).toBe(true);
    } finally {
      await site.php(
        "icds_release_claim($input[1]); icds_release_claim($input[0]); (new WP_User($input[1]))->set_role('subscriber');",
        [site.id.admin, site.id.dora],
      );
    }
  });
});

describe("the bridge's own user", () => {
  it.each([
    ["bound", () => takeOver("bridge")],
    ["put in Username mode", () => site.call("PUT", `/user_binding/${site.id.bridge}`, { mode: 1 }, "admin")],
    ["disabled", () => site.rest("POST", `/wp/v2/users/${site.id.bridge}`, { meta: { icds_disabled: 1 } }, "admin")],
    ["deleted", () => site.call("DELETE", `/users/row/${site.id.bridge}`, undefined, "admin")],
  ])("can't be %s", async (_how, attempt) => {
    const { status, body } = await attempt();
    expect([status, body.code]).toEqual([422, "icds_not_bindable"]);
    expect(body.message).toMatch(/Dataverse reaches WordPress/);
  });

  const edits = (person: Person): [string, () => ReturnType<Site["call"]>][] => {
    const at = () => `/wp/v2/users/${site.id[person]}`;
    return [
      ["mail address by core's route", () => site.rest("POST", at(), { email: "stolen@example.com" })],
      ["password", () => site.rest("POST", at(), { password: "stolen" })],
      ["roles", () => site.rest("POST", at(), { roles: ["subscriber"] })],
      ["meta", () => site.rest("POST", at(), { meta: { icds_timezone: "UTC" } })],
      ["application passwords", () => site.rest("POST", `${at()}/application-passwords`, { name: "mine" })],
      [
        "mail address by the plugin's route",
        () => site.call("PATCH", `/users/row/${site.id[person]}`, { email: "stolen@example.com" }),
      ],
      ["existence", () => site.rest("DELETE", `${at()}?force=true&reassign=1`)],
      ["existence by the plugin's route", () => site.call("DELETE", `/users/row/${site.id[person]}`)],
    ];
  };
  describe.each(["admin", "eddy"] as const)("may not touch %s's", (person) => {
    it.each(edits(person))("%s", async (_what, attempt) => {
      expect([403, 422]).toContain((await attempt()).status);
      expect((await site.call("GET", `/users/row/${site.id[person]}`)).body.email).toBe(`${person}@example.com`);
    });
  });

  it("may bind an editor, which is all it may do to one", async () => {
    expect((await takeOver("eddy")).status).toBe(200);
  });

  it("may give no role outside the list, on any route", async () => {
    for (const role of ["administrator", "editor", "icds_bridge"]) {
      const fresh = { username: "mallory", email: "mallory@example.com", password: "x" };
      expect((await site.rest("POST", "/wp/v2/users", { ...fresh, roles: [role] })).status).toBe(403);
      expect((await site.rest("POST", `/wp/v2/users/${site.id.ann}`, { roles: [role] })).status).toBe(403);
      const row = await site.call("POST", "/users/row", {
        login: "mallory",
        email: "mallory@example.com",
        roles: [role],
      });
      expect([row.status, row.body.code]).toEqual([400, "icds_role_not_managed"]);
      expect((await site.call("PATCH", `/users/row/${site.id.ann}`, { roles: [role] })).status).toBe(400);
    }
    expect(await site.php("return username_exists('mallory');")).toBe(false);
    expect(await rolesOf("ann")).toEqual(["subscriber"]);
  });

  it("a role that could make itself administrator is never on the list, whatever the settings say", async () => {
    const managed =
      "update_option('icds_managed_roles', ['administrator', 'icds_bridge', 'editor', 'nonsense', 'subscriber']); $roles = icds_managed_roles(); delete_option('icds_managed_roles'); return $roles;";
    expect(await site.php(managed)).toEqual(["editor", "subscriber"]);
    const installer =
      "add_role('installer', 'Installer', ['read' => true, 'install_plugins' => true]); update_option('icds_managed_roles', ['installer', 'subscriber']); $roles = icds_managed_roles(); delete_option('icds_managed_roles'); remove_role('installer'); return $roles;";
    expect(await site.php(installer)).toEqual(["subscriber"]);
  });

  it("makes no editor by naming no role where the site's default role is editor", async () => {
    await site.php("update_option('default_role', 'editor');");
    const fresh = { username: "nina", email: "nina@example.com", password: "x" };
    try {
      const { status, body } = await site.rest("POST", "/wp/v2/users", fresh);
      expect([status, body.roles]).toEqual([201, ["subscriber"]]);
    } finally {
      await site.php(
        "update_option('default_role', 'subscriber'); require_once ABSPATH . 'wp-admin/includes/user.php'; wp_delete_user(username_exists('nina'), 1);",
      );
    }
  });
});

describe("the bridge's role is no way out for somebody Dataverse decides about", () => {
  const give = (person: Person) =>
    site.rest("POST", `/wp/v2/users/${site.id[person]}`, { roles: ["icds_bridge"] }, "admin");

  it.each([
    ["bound", () => site.call("PUT", `/user_binding/${site.id.ann}`, { ref: ref(1) })],
    ["in Username mode", () => site.call("PUT", `/user_binding/${site.id.ann}`, { mode: 1 })],
    ["disabled", () => site.call("PATCH", `/users/row/${site.id.ann}`, { login_locked: true })],
  ])("a user who is %s can't be given it, by an administrator or by code", async (_how, prepare) => {
    expect((await prepare()).status).toBe(200);
    const { status, body } = await give("ann");
    expect([status, body.code]).toEqual([422, "icds_not_bindable"]);
    expect(body.message).toMatch(/user of its own/);
    for (const call of ["set_role", "add_role"]) {
      await site.php(`(new WP_User($input))->${call}('icds_bridge');`, site.id.ann);
      expect(await rolesOf("ann")).toEqual(["subscriber"]);
    }
  });

  it("a bound user who has it all the same, written past WordPress, is asked about like everybody", async () => {
    await site.call("PUT", `/user_binding/${site.id.ann}`, { ref: ref(1) });
    const write =
      "$wpdb->update($wpdb->usermeta, ['meta_value' => serialize([$input[1] => true])], ['user_id' => $input[0], 'meta_key' => 'wp_capabilities']); clean_user_cache($input[0]);";
    await site.php(write, [site.id.ann, "icds_bridge"]);
    try {
      expect((await form(site, "ann")).ok).toBe(false);
      expect(site.bridge.questions).toHaveLength(1);
    } finally {
      await site.php(write, [site.id.ann, "subscriber"]);
    }
  });

  it("is offered to administrators alone, not to everybody who may promote users", async () => {
    await site.php(
      "add_role('manager', 'Manager', ['read' => true, 'list_users' => true, 'edit_users' => true, 'promote_users' => true]); (new WP_User($input))->set_role('manager');",
      site.id.eddy,
    );
    try {
      const as = (role: string) => site.rest("POST", `/wp/v2/users/${site.id.ben}`, { roles: [role] }, "eddy");
      expect((await as("icds_bridge")).status).toBe(403);
      expect((await as("subscriber")).status).toBe(200);
      expect(await rolesOf("ben")).toEqual(["subscriber"]);
    } finally {
      await site.php("(new WP_User($input))->set_role('editor'); remove_role('manager');", site.id.eddy);
    }
  });
});

it("roles are given by those who may promote users; binding them is not enough", async () => {
  const binder = "['read' => true, 'list_users' => true, 'edit_users' => true, 'manage_options' => true]";
  await site.php(`add_role('binder', 'Binder', ${binder}); (new WP_User($input))->set_role('binder');`, site.id.eddy);
  try {
    const change = (body: object) => site.call("PATCH", `/users/row/${site.id.ben}`, body, "eddy");
    expect((await change({ roles: ["customer"] })).status).toBe(403);
    expect((await change({ timezone: "UTC" })).status).toBe(200);
  } finally {
    await site.php("(new WP_User($input))->set_role('editor'); remove_role('binder');", site.id.eddy);
  }
});

describe("strangers, subscribers and editors", () => {
  it("are refused on every route of the plugin", async () => {
    const { body } = await site.rest("GET", "/", undefined, "admin");
    const routes = Object.entries(body.routes as Record<string, { methods: string[] }>).filter(([route]) =>
      route.startsWith("/integration-cds/v1/"),
    );
    const checked: string[] = [];
    for (const [route, { methods }] of routes) {
      const path = route.replace(/\(\?P<id>.*?\)/, String(site.id.ann));
      for (const method of methods) {
        for (const as of [null, "ann", "eddy"] as const) {
          const { status } = await site.rest(method, path, method === "GET" ? undefined : valid(route), as);
          expect([method, route, as, status]).toEqual([method, route, as, as === null ? 401 : 403]);
          checked.push(`${method} ${route}`);
        }
      }
    }
    expect(new Set(checked).size).toBeGreaterThanOrEqual(18);
  });

  it.each([
    { icds_binding: 1 },
    { icds_binding_ref: ref(1) },
    { icds_disabled: 0 },
    { icds_last_login: "2030-01-01T00:00:00+00:00" },
    { icds_timezone: "UTC" },
    { icds_locale: "de_DE" },
  ])("a subscriber can't write his own %j", async (meta) => {
    expect((await site.rest("POST", "/wp/v2/users/me", { meta }, "ann")).status).toBe(403);
  });

  /** A body that passes the route's schema, so that nothing but the permission can refuse it. */
  function valid(route: string): object {
    const all = {
      holder: "x",
      token: 1,
      seqs: [],
      seq: 1,
      contacts: [],
      contact: contact(1),
      denied: true,
      user: 1,
      login: "x",
      email: "x@example.com",
    };
    return route.endsWith("/binding")
      ? { ...all, contact: { id: contact(1), name: "" }, take_over: true }
      : route.includes("/users/row/")
        ? {}
        : all;
  }
});

describe("activation", () => {
  /** Activates anew after `first`; answers the sentence that stopped it, or null. */
  const activate = (first: string) =>
    site.php(`${first}
      add_filter('wp_die_handler', fn() => function ($text) { throw new Exception($text); });
      try { do_action('activate_dataverse-user-binding/dataverse-user-binding.php'); } catch (Exception $e) { return $e->getMessage(); }`);

  it("does not happen beside the vendor's plugin", async () => {
    const beside =
      "add_filter('option_active_plugins', fn($plugins) => [...$plugins, 'integration-cds/integration-cds.php']);";
    expect(await activate(beside)).toMatch(/integration-cds.* is active/);
    expect(await activate("")).toBeNull();
  });

  it("does not happen in a database that makes no tables, where nobody would count as bound", async () => {
    const refuse =
      "$wpdb->query('DROP TABLE ' . icds_table('guard')); add_filter('dbdelta_create_queries', '__return_empty_array'); $wpdb->suppress_errors(true);";
    try {
      expect(await activate(refuse)).toMatch(/no table wp_icds_guard.* create tables/);
    } finally {
      expect(await activate("")).toBeNull();
    }
    expect(await site.php("return icds_missing_tables();")).toEqual([]);
  });

  it("leaves an administrator who can sign in, whatever meta another plugin left behind (decision 5)", async () => {
    await site.php("(new WP_User($input))->set_role('administrator');", site.id.dora);
    const left = `
      foreach ([1, $input] as $id) {
        foreach (['icds_binding' => '3', 'icds_binding_ref' => serialize(['LogicalName' => 'contact', 'Id' => '${contact(1).slice(0, -1)}' . ($id % 10)]), 'icds_disabled' => '1'] as $key => $value)
          $wpdb->insert($wpdb->usermeta, ['user_id' => $id, 'meta_key' => $key, 'meta_value' => $value]);
      }
      $wpdb->query('DELETE FROM ' . icds_table('links'));
      wp_cache_flush();
      icds_rebuild_links();
      $state = fn($id) => [(int) icds_link($id)->mode, (int) icds_link($id)->disabled, (int) get_user_meta($id, 'icds_binding', true), (int) get_user_meta($id, 'icds_disabled', true)];
      return [icds_unbound_administrators(), $state(1), $state($input)];`;
    try {
      expect(await site.php(left, site.id.dora)).toEqual([[site.id.dora], [3, 1, 3, 1], [0, 0, 0, 0]]);
      expect((await form(site, "dora")).ok).toBe(true);
    } finally {
      await site.reset();
      await site.php("(new WP_User($input))->set_role('subscriber');", site.id.dora);
    }
  });
});
