import { contact, type Site, startSite } from "./wordpress-site";
import { form } from "./wordpress-sign-in-paths";
import { answerOf } from "./fake-bridge";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());
beforeEach(() => site.reset());

type Partner = number | null;
const named = (number: number) => ({ id: contact(number), name: `Contact ${number}` });
const bind = (of: number, user: Partner, contactUser: Partner, userContact: number | null) =>
  site.call("POST", "/binding", {
    contact: named(of),
    user,
    expect: { contact_user: contactUser, user_contact: userContact === null ? null : contact(userContact) },
    take_over: false,
  });
const takeOver = (of: number, user: Partner) =>
  site.call("POST", "/binding", { contact: named(of), user, expect: null, take_over: true });
const links = async (...contacts: number[]) =>
  (await site.call("POST", "/links", { contacts: contacts.map(contact) })).body.links as {
    user: number;
    contact: string;
  }[];
const userMeta = (id: number) =>
  site.php(
    "return [get_user_meta($input, 'icds_binding', true), get_user_meta($input, 'icds_binding_ref', true)];",
    id,
  );

describe("POST /binding", () => {
  it("binds a free contact and a free user, and the user meta shows it (F15, F116)", async () => {
    const { status, body } = await bind(1, site.id.ann, null, null);
    expect(status).toBe(200);
    expect(body).toEqual({ contact_user: site.id.ann, released: [], disabled: [], touched: [contact(1)] });
    expect(await userMeta(site.id.ann)).toEqual([
      "3",
      { LogicalName: "contact", Id: contact(1), Name: "Contact 1", KeyAttributes: null },
    ]);
    expect((await site.call("GET", `/users/row/${site.id.ann}`)).body).toMatchObject({
      mode: 3,
      contact_id: contact(1),
      contact_name: "Contact 1",
    });
  });

  it("answers 409 with the present partners when the contact has another user than expected", async () => {
    await bind(1, site.id.ann, null, null);
    const { status, body } = await bind(1, site.id.ben, null, null);
    expect([status, body.code]).toEqual([409, "icds_changed"]);
    expect(body.data).toMatchObject({ contact_user: site.id.ann, user_contact: null });
    expect((await links(1)).map(({ user }) => user)).toEqual([site.id.ann]);
  });

  it("answers 409 when the user has another contact than expected, so nobody is taken as a side effect", async () => {
    await bind(1, site.id.ann, null, null);
    const { status, body } = await bind(2, site.id.ann, null, null);
    expect([status, body.data.user_contact]).toEqual([409, contact(1)]);
  });

  it("moves a user when both expectations say so, and tells which contact to look at", async () => {
    await bind(1, site.id.ann, null, null);
    const { status, body } = await bind(2, site.id.ann, null, 1);
    expect(status).toBe(200);
    expect(body.released).toEqual([{ user: site.id.ann, contact: contact(1) }]);
    expect(body.touched).toEqual([contact(2), contact(1)]);
    expect(await links(1)).toEqual([]);
  });

  it("a take-over releases both former partners together", async () => {
    await bind(1, site.id.ann, null, null);
    await bind(2, site.id.ben, null, null);
    const { status, body } = await takeOver(1, site.id.ben);
    expect(status).toBe(200);
    expect(body).toEqual({
      contact_user: site.id.ben,
      released: [
        { user: site.id.ann, contact: contact(1) },
        { user: site.id.ben, contact: contact(2) },
      ],
      disabled: [],
      touched: [contact(1), contact(2)],
    });
    expect((await links(1, 2)).map(({ user, contact: of }) => [user, of])).toEqual([[site.id.ben, contact(1)]]);
    expect(await userMeta(site.id.ann)).toEqual(["0", ""]);
  });

  it("unbinds a contact with user null; only the contact's side is compared", async () => {
    await bind(1, site.id.ann, null, null);
    expect((await bind(1, null, site.id.ben, null)).status).toBe(409);
    expect((await bind(1, null, site.id.ann, null)).body.released).toEqual([
      { user: site.id.ann, contact: contact(1) },
    ]);
    expect(await links(1)).toEqual([]);
  });

  it("saying the same again changes nothing but a new name", async () => {
    await bind(1, site.id.ann, null, null);
    const { status, body } = await site.call("POST", "/binding", {
      contact: { id: contact(1).toUpperCase(), name: "Ann 'New' <b>" },
      user: site.id.ann,
      expect: { contact_user: site.id.ann, user_contact: contact(1) },
      take_over: false,
    });
    expect([status, body.released]).toEqual([200, []]);
    expect((await site.call("GET", `/users/row/${site.id.ann}`)).body.contact_name).toBe("Ann 'New' <b>");
  });

  it("a user in Username mode counts as free and becomes explicitly bound", async () => {
    await site.call("PUT", `/user_binding/${site.id.ann}`, { mode: 1, ref: null });
    expect((await bind(1, site.id.ann, null, null)).status).toBe(200);
  });

  it("an unknown user is 404, an expectation left out 400", async () => {
    expect((await bind(1, 999_999, null, null)).body.code).toBe("icds_user_not_found");
    const { status } = await site.call("POST", "/binding", { contact: named(1), user: site.id.ann, take_over: false });
    expect(status).toBe(400);
  });

  it("the unique index keeps one contact for one user even past the code", async () => {
    await bind(1, site.id.ann, null, null);
    const second = "return icds_write_link($input['user'], icds_contact_columns($input['contact'], 'x'));";
    expect(await site.php(second, { user: site.id.ben, contact: contact(1) })).toBe(false);
  });

  it("a transaction that fails half-way leaves link, meta and outbox as they were", async () => {
    await bind(1, site.id.ann, null, null);
    await bind(2, site.id.ben, null, null);
    await site.php("$wpdb->query('DELETE FROM ' . icds_table('outbox'));");
    const code = `
      $holder = icds_link_of_contact($input['contact']);
      $link = icds_link($input['ben']);
      icds_write_link($input['ben'], []);
      $answer = icds_transaction([$input['ben'], (int) $holder->user_id], fn() => icds_rebind(['id' => $input['contact'], 'name' => ''], $holder, $link));
      icds_complete_changes();
      return [$answer->get_error_code(), get_user_meta((int) $holder->user_id, 'icds_binding', true), (int) $wpdb->get_var('SELECT COUNT(*) FROM ' . icds_table('outbox'))];`;
    expect(await site.php(code, { ben: site.id.ben, contact: contact(1) })).toEqual(["icds_changed", "3", 0]);
    expect((await links(1, 2)).map(({ user }) => user)).toEqual([site.id.ann, site.id.ben]);
  });
});

it("a change of which the database refused a part is undone as a whole, even if the code went on", async () => {
  const code = `
    $answer = icds_transaction([$input], function () use ($wpdb, $input) {
      icds_write_link($input, ['contact_name' => 'half']);
      $wpdb->suppress_errors(true);
      $wpdb->query('UPDATE no_such_table SET nothing = 1');
      icds_write_link($input, ['f_contact' => 'the other half']);
      return 'went on';
    });
    $link = icds_link($input);
    return [is_wp_error($answer) ? $answer->get_error_code() : $answer, $link->contact_name, $link->f_contact];`;
  expect(await site.php(code, site.id.ann)).toEqual(["icds_busy", null, ""]);
});

describe("unbinding never opens a door", () => {
  const deny = () =>
    site.call("POST", "/marks", { contact: contact(1), version: "5", denied: true, reason: "login_disabled" });

  it("unbinding a refused person disables the WordPress user and says so", async () => {
    await bind(1, site.id.ann, null, null);
    await deny();
    expect((await bind(1, null, site.id.ann, null)).body.disabled).toEqual([site.id.ann]);
    expect((await form(site, "ann")).ok).toBe(false);
    expect((await site.call("GET", `/users/row/${site.id.ann}`)).body.login_locked).toBe(true);
  });

  it.each([
    ["user_binding", () => site.call("DELETE", `/user_binding/${site.id.ann}`)],
    [
      "user meta over core's route",
      () => site.rest("POST", `/wp/v2/users/${site.id.ann}`, { meta: { icds_binding: 0 } }, "admin"),
    ],
    ["a take-over by another user", () => takeOver(1, site.id.ben)],
  ])("also by %s", async (_path, unbind) => {
    await bind(1, site.id.ann, null, null);
    await deny();
    expect((await unbind()).status).toBe(200);
    expect((await form(site, "ann")).ok).toBe(false);
  });

  it("with the sign-in switch off a mark disables nobody", async () => {
    await bind(1, site.id.ann, null, null);
    await deny();
    await site.php("update_option('icds_authorize_bound_users', false);");
    expect((await bind(1, null, site.id.ann, null)).body.disabled).toEqual([]);
    expect((await form(site, "ann")).ok).toBe(true);
  });

  it("another contact's version and last Yes say nothing about the new one", async () => {
    await bind(1, site.id.ann, null, null);
    site.bridge.answer = answerOf(contact(1), "500");
    await form(site, "ann");
    await bind(2, site.id.ann, null, 1);
    const { body } = await site.call("POST", "/marks", {
      contact: contact(2),
      version: "3",
      denied: true,
      reason: "inactive",
    });
    expect(body.users).toEqual([{ id: site.id.ann, denied: true, applied: true }]);
  });

  it("the plugins screen says how many people a deactivation would let in", async () => {
    await bind(1, site.id.ann, null, null);
    await deny();
    await site.call("PATCH", `/users/row/${site.id.ben}`, { login_locked: true });
    const { cookie } = await form(site, "admin");
    const screen = await fetch(`${site.wordpress.url}/wp-admin/plugins.php`, { headers: { cookie } });
    expect(await screen.text()).toContain("keeps 2 people out");
  });
});

describe("/user_binding", () => {
  const at = () => `/user_binding/${site.id.ann}`;
  const ref = { LogicalName: "contact", Id: contact(1), Name: "Ann" };
  const stored = { ...ref, KeyAttributes: null };

  it.each([
    ["plain", { mode: 3, ref }],
    ["wrapped in meta", { meta: { icds_binding: 3, icds_binding_ref: ref } }],
    ["a reference without a mode", { ref }],
  ])("binds: %s (F40, F115)", async (_how, body) => {
    expect(await site.call("PUT", at(), body, "admin")).toEqual({
      status: 200,
      body: { mode: 3, ref: stored, resolved: stored },
    });
    expect((await site.call("GET", at())).body.mode).toBe(3);
  });

  it("unbinds with mode 0, and with DELETE (F12, F115)", async () => {
    await site.call("PUT", at(), { mode: 3, ref });
    const unbound = { mode: 0, ref: null, resolved: null };
    expect((await site.call("PUT", at(), { mode: 0, ref: null })).body).toEqual(unbound);
    await site.call("PUT", at(), { mode: 3, ref });
    expect((await site.call("DELETE", at())).body).toEqual(unbound);
  });

  it.each([1, 2, 4])("mode %i clears the reference (F11)", async (mode) => {
    await site.call("PUT", at(), { mode: 3, ref });
    expect((await site.call("PUT", at(), { mode, ref })).body).toMatchObject({ mode, ref: null });
    expect(await links(1)).toEqual([]);
  });

  it.each([
    ["mode 3 without a reference", { mode: 3, ref: null }],
    ["a mode that is none", { mode: 7 }],
    ["a guid that is none", { mode: 3, ref: { ...ref, Id: "1234" } }],
    ["another table", { mode: 3, ref: { ...ref, LogicalName: "account" } }],
    ["nothing", {}],
  ])("refuses %s with 400", async (_what, body) => {
    expect((await site.call("PUT", at(), body)).status).toBe(400);
  });

  it("refuses a contact that another user has, naming the user", async () => {
    await bind(1, site.id.ben, null, null);
    const { status, body } = await site.call("PUT", at(), { mode: 3, ref });
    expect([status, body.code]).toEqual([409, "icds_contact_taken"]);
    expect(body.message).toContain("ben");
  });

  it("fires the vendor's action on every path", async () => {
    const code = `$heard = []; add_action('integration-cds/user-binding/set-reference', function ($id) use (&$heard) { $heard[] = $id; });
      icds_set_user_binding($input, 1, null); icds_set_user_binding($input, 3, ['LogicalName' => 'contact', 'Id' => '${contact(1)}']); icds_set_user_binding($input, 0, null);
      return $heard;`;
    expect(await site.php(code, site.id.ann)).toEqual([site.id.ann, site.id.ann, site.id.ann]);
  });
});

describe("user meta", () => {
  const core = (body: object) => site.rest("POST", `/wp/v2/users/${site.id.ann}?context=edit`, body, "admin");
  const ref = { LogicalName: "contact", Id: contact(1), Name: "Ann", KeyAttributes: null };

  it("is read back into the link table when core's route writes it (F116)", async () => {
    const { status, body } = await core({ meta: { icds_binding: 3, icds_binding_ref: ref } });
    expect([status, body.meta.icds_binding, body.meta.icds_binding_ref]).toEqual([200, 3, ref]);
    expect((await links(1)).map(({ user }) => user)).toEqual([site.id.ann]);
    await core({ meta: { icds_binding: 0 } });
    expect(await links(1)).toEqual([]);
    expect(await userMeta(site.id.ann)).toEqual(["0", ""]);
  });

  it("a reference alone means mode 3; one taken away unbinds", async () => {
    expect((await core({ meta: { icds_binding_ref: ref } })).body.meta.icds_binding).toBe(3);
    expect((await core({ meta: { icds_binding_ref: null } })).body.meta.icds_binding).toBe(0);
    expect(await links(1)).toEqual([]);
  });

  it("goes back to what holds when the contact is another user's", async () => {
    await bind(1, site.id.ben, null, null);
    const { status, body } = await core({ meta: { icds_binding: 3, icds_binding_ref: ref } });
    expect([status, body.code]).toEqual([409, "icds_contact_taken"]);
    expect(await userMeta(site.id.ann)).toEqual(["0", ""]);
  });

  it("written by PHP code is read back at the end of the request", async () => {
    await site.php(
      "update_user_meta($input, 'icds_binding_ref', ['Id' => '{C0000000-0000-4000-8000-000000000001}', 'Name' => 'X']); update_user_meta($input, 'icds_disabled', 1);",
      site.id.ann,
    );
    const { body } = await site.call("GET", `/users/row/${site.id.ann}`);
    expect(body).toMatchObject({ mode: 3, contact_id: contact(1), login_locked: true });
  });

  it("is not shown to people who don't manage users", async () => {
    await bind(1, site.id.eddy, null, null);
    site.bridge.answer = answerOf(contact(1), "1");
    const { body } = await site.rest("GET", "/wp/v2/users/me", undefined, "eddy");
    expect(body.id).toBe(site.id.eddy);
    expect(JSON.stringify(body)).not.toContain("icds_");
  });

  it("rebuilds the link table, reading the vendor's serialized objects without making them", async () => {
    await bind(2, site.id.ben, null, null);
    const code = `
      $object = 'O:29:"AlexaCRM\\\\Xrm\\\\EntityReference":3:{s:11:"LogicalName";s:7:"contact";s:2:"Id";s:36:"${contact(1)}";s:4:"Name";s:3:"Ann";}';
      $object = str_replace('O:29', 'O:' . strlen('AlexaCRM\\\\Xrm\\\\EntityReference'), $object);
      foreach (['icds_binding' => '3', 'icds_binding_ref' => $object] as $key => $value) $wpdb->insert($wpdb->usermeta, ['user_id' => $input, 'meta_key' => $key, 'meta_value' => $value]);
      $wpdb->query('DELETE FROM ' . icds_table('links'));
      return icds_rebuild_links();`;
    expect(await site.php(code, site.id.ann)).toBe(7);
    const found = await links(1, 2);
    expect(found.map(({ user, contact: of }) => [user, of])).toEqual([
      [site.id.ann, contact(1)],
      [site.id.ben, contact(2)],
    ]);
  });
});
