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
beforeEach(() => site.reset());

const open = (path: string, as?: string) => admin.open(path, as);
const screenOf = (person: Person) => open(`user-edit.php?user_id=${site.id[person]}`);
const valueOf = (html: string, name: string) =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "").replaceAll("&quot;", '"');

interface Change {
  mode: number;
  contact?: string;
  locked?: boolean;
}
/** Opens the screen, changes the section, saves. @returns the page that comes back; empty after a save. */
const save = async (person: Person, { mode, contact: text = "", locked }: Change, html?: string) => {
  const page = html ?? (await screenOf(person));
  const response = await admin.post(`user-edit.php?user_id=${site.id[person]}`, {
    ...{ action: "update", user_id: String(site.id[person]), _wpnonce: valueOf(page, "_wpnonce") },
    ...{ email: `${person}@example.com`, nickname: person, role: person === "eddy" ? "editor" : "subscriber" },
    icds_binding_nonce: valueOf(page, "icds_binding_nonce"),
    icds_binding_was: valueOf(page, "icds_binding_was"),
    ...{ icds_binding_mode: String(mode), icds_binding_contact: text },
    ...(locked && { icds_binding_locked: "1" }),
  });
  return response.status === 302 ? "" : response.text();
};
const bindingOf = async (person: Person) => (await site.call("GET", `/user_binding/${site.id[person]}`)).body;

it('the list of users leads to "Configure binding" for those who may bind users, and no further (F30)', async () => {
  expect(await open("users.php")).toContain("#icds-binding");
  expect(await screenOf("ann")).toContain('id="icds-binding"');
  const { cookie: editor } = await form(site, "eddy");
  expect(await open("profile.php", editor)).not.toContain("icds-binding");
});

it("binds by the contact's address or id, by username, and unbinds (F29, F31)", async () => {
  const address = `https://org.crm.dynamics.com/main.aspx?appid=${contact(9)}&pagetype=entityrecord&etn=contact&id=%7B${contact(1)}%7D`;
  expect(await save("ann", { mode: 3, contact: address })).toBe("");
  expect(await bindingOf("ann")).toMatchObject({ mode: 3, ref: { Id: contact(1) } });
  expect(await save("ann", { mode: 3, contact: contact(2).toUpperCase() })).toBe("");
  expect(await bindingOf("ann")).toMatchObject({ mode: 3, ref: { Id: contact(2) } });
  expect(await save("ann", { mode: 1 })).toBe("");
  expect(await bindingOf("ann")).toMatchObject({ mode: 1, ref: null });
  expect(await save("ann", { mode: 0 })).toBe("");
  expect(await bindingOf("ann")).toMatchObject({ mode: 0, ref: null });
});

it("tells the bridge of what it bound", async () => {
  await save("ann", { mode: 3, contact: contact(1) });
  const { body } = await site.call("POST", "/changes/pull", { holder: "test", token: null, limit: 10 });
  expect(body.rows).toMatchObject([{ user: site.id.ann, kind: "binding", data: { contacts: [contact(1)] } }]);
});

it("says why it does not bind: no contact named, another user's contact, a change by somebody else meanwhile", async () => {
  expect(await save("ann", { mode: 3, contact: "Ann" })).toContain("That names no contact.");
  expect(await save("ann", { mode: 0, contact: contact(1) })).toContain("You named a contact.");
  const account = `https://org.crm.dynamics.com/main.aspx?etn=account&id=${contact(1)}`;
  expect(await save("ann", { mode: 3, contact: account })).toContain("That names no contact.");
  await site.call("PUT", `/user_binding/${site.id.ben}`, { mode: 3, ref: { Id: contact(1) } });
  expect(await save("ann", { mode: 3, contact: contact(1) })).toContain("bound to the user ben");
  const old = await screenOf("ann");
  await site.call("PUT", `/user_binding/${site.id.ann}`, { mode: 3, ref: { Id: contact(3) } });
  expect(await save("ann", { mode: 3, contact: contact(2) }, old)).toContain("changed by somebody else");
  expect(await save("ann", { mode: 0 }, old)).toBe("");
  expect(await bindingOf("ann")).toMatchObject({ ref: { Id: contact(3) } });
});

it("locks and unlocks a login; unbinding a person whom Dataverse refuses locks it (decision 4)", async () => {
  const locked = async () => (await site.call("GET", `/users/row/${site.id.ann}`)).body.login_locked;
  await save("ann", { mode: 0, locked: true });
  expect(await locked()).toBe(true);
  await save("ann", { mode: 0 });
  expect(await locked()).toBe(false);
  await save("ann", { mode: 3, contact: contact(1) });
  const mark = { contact: contact(1), version: "1", denied: true, reason: "login_disabled" };
  await site.call("POST", "/marks", mark);
  expect(await screenOf("ann")).toContain(
    "Dataverse refuses this person. Login Enabled is No at the contact. Unbinding locks the login",
  );
  await save("ann", { mode: 0 });
  expect(await locked()).toBe(true);
});

it("offers no field for the last unbound administrator or the bridge's user, and takes none (decision 5)", async () => {
  const own = await open("profile.php");
  expect(own).toContain("This is the only administrator");
  expect(own).not.toContain("icds_binding_mode");
  expect(await screenOf("bridge")).not.toContain("icds_binding_mode");
  const code = `wp_set_current_user(${site.id.admin}); return icds_save_binding(${site.id.admin}, icds_state_of_form(icds_link(${site.id.admin})), 1, '', false)->get_error_code();`;
  expect(await site.php(code)).toBe("icds_not_bindable");
});

it("takes nothing from who may not bind, from another user's page, or with a forged nonce", async () => {
  const ann = await screenOf("ann");
  const forged = (await screenOf("ben")).replace(
    /(name="icds_binding_nonce" value=")[^"]*/,
    `$1${valueOf(ann, "icds_binding_nonce")}`,
  );
  expect(await save("ben", { mode: 1 }, forged)).toContain("The Dataverse binding was not changed");
  const asEditor = `
    wp_set_current_user($input);
    $_POST = ['icds_binding_nonce' => wp_create_nonce("icds_binding_$input"), 'icds_binding_was' => icds_state_of_form(icds_link($input)), 'icds_binding_mode' => '1'];
    $errors = new WP_Error();
    icds_save_binding_section($errors, true, (object) ['ID' => $input]);
    return $errors->get_error_code();`;
  expect(await site.php(asEditor, site.id.eddy)).toBe("icds_forbidden");
  expect(await bindingOf("ben")).toMatchObject({ mode: 0 });
});

it("shows a contact's name as text", async () => {
  await site.call("PUT", `/user_binding/${site.id.ann}`, { mode: 3, ref: { Id: contact(1), Name: "<b>Ann</b>" } });
  expect(await screenOf("ann")).toContain("<strong>&lt;b&gt;Ann&lt;/b&gt;</strong>");
});

it("the users screen lists who is bound, and whom the plugin keeps out; the plugins screen leads there (decision 4)", async () => {
  const logins = async (list: string) =>
    [
      ...(await open(`users.php?icds_list=${list}`)).matchAll(
        /user-edit\.php\?user_id=(\d+)[^>]*>(\w+)<\/a><\/strong>/g,
      ),
    ]
      .map((match) => match[2])
      .sort();
  await site.call("PUT", `/user_binding/${site.id.ann}`, { mode: 3, ref: { Id: contact(1) } });
  await site.call("PUT", `/user_binding/${site.id.ben}`, { mode: 1 });
  await site.call("POST", "/marks", { contact: contact(1), version: "1", denied: true, reason: "inactive" });
  await site.call("PATCH", `/users/row/${site.id.cho}`, { login_locked: true });
  expect(await logins("bound")).toEqual(["ann", "ben"]);
  expect(await logins("kept_out")).toEqual(["ann", "cho"]);
  expect((await logins("' OR 1=1 --")).length).toBeGreaterThan(4);
  const html = await open("users.php?icds_list=bound");
  expect(html).toMatch(/aria-current="page">Bound to Dataverse <span class="count">\(2\)/);
  expect(html.match(/<ul class='subsubsub'>[\s\S]*?<\/ul>/)?.[0].match(/aria-current/g)).toHaveLength(1);
  const plugins = await open("plugins.php");
  expect(plugins).toContain("keeps 2 people out");
  expect(plugins).toContain("users.php?icds_list=kept_out");
  await site.php("update_option('icds_authorize_bound_users', false); return 1;");
  expect(await logins("kept_out")).toEqual(["cho"]);
});

describe("unbinding many at once", () => {
  interface Request {
    nonce?: string;
    as?: string;
    more?: Record<string, string>;
  }
  const bulk = async (people: Person[], { nonce, as = admin.cookie, more }: Request = {}) => {
    const fresh = nonce ?? valueOf(await open("users.php", as), "_wpnonce");
    const fields = new URLSearchParams({
      action: "icds_unbind",
      _wpnonce: fresh,
      _wp_http_referer: "/wp-admin/users.php",
      ...more,
    });
    for (const person of people) fields.append("users[]", String(site.id[person]));
    const response = await fetch(`${site.wordpress.url}/wp-admin/users.php?${fields}`, {
      redirect: "manual",
      headers: { cookie: as },
    });
    const location = response.headers.get("location");
    return { status: response.status, page: location ? await open(location.replace(/^.*wp-admin\//, ""), as) : "" };
  };
  beforeEach(async () => {
    for (const [index, person] of (["ann", "ben", "cho"] as const).entries())
      await site.call("PUT", `/user_binding/${site.id[person]}`, { mode: 3, ref: { Id: contact(index + 1) } });
  });
  const modes = async () =>
    Promise.all((["ann", "ben", "cho"] as const).map(async (person) => (await bindingOf(person)).mode));

  it("says how many were unbound, and that whom Dataverse refused is locked; the others keep theirs (F66, decision 4)", async () => {
    await site.call("POST", "/marks", { contact: contact(1), version: "1", denied: true, reason: "inactive" });
    const { page } = await bulk(["ann", "ben", "dora"]);
    expect(/role="status"><p>(.*?)<\/p>/.exec(page)?.[1]).toBe(
      "2 users were unbound. Dataverse refused 1 of them, whose login is locked now, so that unbinding opens no door.",
    );
    expect(await modes()).toEqual([0, 0, 3]);
    expect((await site.call("GET", `/users/row/${site.id.ann}`)).body.login_locked).toBe(true);
  });

  it("is not done by the button beside it, which changes roles and sends the chosen action along", async () => {
    await bulk(["ann"], { more: { new_role: "subscriber", changeit: "Change" } });
    expect(await modes()).toEqual([3, 3, 3]);
  });

  it("needs the nonce of the list, which WordPress itself does not check for other actions", async () => {
    expect(await bulk(["ann"], { nonce: "forged" })).toMatchObject({ status: 403 });
    expect(await modes()).toEqual([3, 3, 3]);
  });

  it("is neither offered to nor done for people who list users but may not bind them", async () => {
    await site.php(
      "add_role('lister', 'Lister', ['read' => true, 'list_users' => true, 'edit_users' => true]); (new WP_User($input))->set_role('lister');",
      site.id.eddy,
    );
    try {
      const { cookie: lister } = await form(site, "eddy");
      expect((await open("users.php", lister)).includes('value="icds_unbind"')).toBe(false);
      expect((await open("users.php")).includes('value="icds_unbind"')).toBe(true);
      expect((await bulk(["ann"], { as: lister })).status).toBe(403);
      expect(await modes()).toEqual([3, 3, 3]);
    } finally {
      await site.php("(new WP_User($input))->set_role('editor'); remove_role('lister');", site.id.eddy);
    }
  });
});
