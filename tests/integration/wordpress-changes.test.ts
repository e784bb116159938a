import { contact, type Person, type Site, startSite } from "./wordpress-site";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());
beforeEach(() => site.reset());

interface Change {
  seq: number;
  user: number;
  kind: string;
  origin: string | null;
  data: { contacts: string[]; login?: string; changed?: string[] };
  tries: number;
}
const pullAs = (holder: string, token: number | null = null, limit = 100) =>
  site.call("POST", "/changes/pull", { holder, token, limit });
const pull = async (): Promise<{ token: number; rows: Change[]; more: boolean; state: object }> =>
  (await pullAs("a")).body;
const changes = async () => (await pull()).rows.map(({ user, kind, data }) => ({ user, kind, ...data }));
const set = (person: Person, body: object) => site.call("PATCH", `/users/row/${site.id[person]}`, body);
const bind = (person: Person, number: number) =>
  site.call("PUT", `/user_binding/${site.id[person]}`, {
    ref: { LogicalName: "contact", Id: contact(number), Name: "" },
  });

describe("what enters the feed", () => {
  it("a created user, once, with the roles and names it ended up with (F101)", async () => {
    const { body } = await site.rest(
      "POST",
      "/wp/v2/users",
      { username: "newbie", email: "newbie@example.com", password: "x", first_name: "New", roles: ["subscriber"] },
      "admin",
    );
    expect(await changes()).toEqual([
      expect.objectContaining({ user: body.id, kind: "created", login: "newbie", contacts: [] }),
    ]);
    await site.rest("DELETE", `/wp/v2/users/${body.id}?force=true&reassign=1`, undefined, "admin");
  });

  it("an update with the fields that differ (F101)", async () => {
    await set("ann", { display_name: "Ann II", email: "ann2@example.com" });
    expect(await changes()).toEqual([
      { user: site.id.ann, kind: "updated", login: "ann", contacts: [], changed: ["email", "display_name"] },
    ]);
    await set("ann", { display_name: "Ann O'Hara", email: "ann@example.com" });
  });

  it.each<[string, string]>([
    ["set_role()", "(new WP_User($input))->set_role('author')"],
    ["add_role()", "(new WP_User($input))->add_role('subscriber')"],
  ])("roles changed by %s, which fires no profile_update", async (_how, code) => {
    await site.php(`${code};`, site.id.eddy);
    expect(await changes()).toEqual([
      expect.objectContaining({ user: site.id.eddy, kind: "updated", changed: ["roles"] }),
    ]);
    await site.php("(new WP_User($input))->set_role('editor');", site.id.eddy);
  });

  it("nothing when nothing changed: the same value, a password, a last sign-in (F111)", async () => {
    await set("ann", { display_name: "Ann O'Hara" });
    await site.php(
      "reset_password(get_userdata($input), 'correct horse'); do_action('wp_login', 'ann', get_userdata($input)); update_user_meta($input, 'nickname', 'x');",
      site.id.ann,
    );
    expect(await changes()).toEqual([]);
  });

  it("a binding with the contacts before and after", async () => {
    await bind("ann", 1);
    expect(await changes()).toEqual([
      { user: site.id.ann, kind: "binding", login: "ann", contacts: [contact(1)], changed: ["mode", "contact_id"] },
    ]);
    await site.php("$wpdb->query('DELETE FROM ' . icds_table('outbox'));");
    await bind("ann", 2);
    expect((await changes())[0]?.contacts).toEqual([contact(1), contact(2)]);
  });

  it("both users of a take-over", async () => {
    await bind("ann", 1);
    await site.php("$wpdb->query('DELETE FROM ' . icds_table('outbox'));");
    await site.call("POST", "/binding", {
      contact: { id: contact(1), name: "" },
      user: site.id.ben,
      expect: null,
      take_over: true,
    });
    expect((await changes()).map(({ user, kind }) => [user, kind])).toEqual([
      [site.id.ann, "binding"],
      [site.id.ben, "binding"],
    ]);
  });

  it("a deletion with the contact and sign-in name read before it", async () => {
    const { body } = await site.call("POST", "/users/row", { login: "gone", email: "gone@example.com" });
    await site.call("PUT", `/user_binding/${body.id}`, { ref: { LogicalName: "contact", Id: contact(3), Name: "" } });
    await site.php("$wpdb->query('DELETE FROM ' . icds_table('outbox'));");
    await site.call("DELETE", `/users/row/${body.id}`);
    expect(await changes()).toEqual([
      { user: body.id, kind: "deleted", login: "gone", contacts: [contact(3)], changed: [] },
    ]);
    expect((await site.call("POST", "/links", { contacts: [contact(3)] })).body.links).toEqual([]);
  });

  it("the origin of the bridge's own writes, and nobody else's (F110)", async () => {
    const headers = { "x-icds-origin": "dataverse settle" };
    await site.call("PATCH", `/users/row/${site.id.ann}`, { timezone: "UTC" }, "bridge", headers);
    await site.rest("POST", "/wp/v2/users/me", { first_name: "B" }, "ben", headers);
    expect((await pull()).rows.map(({ user, origin }) => [user, origin])).toEqual([
      [site.id.ann, "dataverse settle"],
      [site.id.ben, null],
    ]);
  });

  it("a row that a killed request left unfinished, after a minute, with what the user is now", async () => {
    await site.php(
      "icds_touch($input); $GLOBALS['icds_touched'] = []; update_user_meta($input, 'first_name', 'Killed'); $GLOBALS['icds_touched'] = [];",
      site.id.dora,
    );
    expect(await changes()).toEqual([]);
    await site.php("$wpdb->query('UPDATE ' . icds_table('outbox') . ' SET next_try = created');");
    const rows = await changes();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ user: site.id.dora, kind: "updated" });
    const found = await site.call("POST", "/users", {
      Filter: { Field: "first_name", Operator: "eq", Value: "killed" },
    });
    expect(found.body.value).toHaveLength(1);
  });
});

describe("lease", () => {
  it("one holder at a time; the other is told when to come back", async () => {
    const first = await pull();
    expect(Date.parse((await pullAs("a", first.token)).body.until) - Date.now()).toBeGreaterThan(100_000);
    const other = await pullAs("b");
    expect([other.status, other.body.code]).toEqual([409, "icds_lease_held"]);
    expect(other.body.data.retry_after).toBeGreaterThan(100);
    expect(other.body.data.retry_after).toBeLessThanOrEqual(120);
  });

  it("a released lease is free, and its token stale", async () => {
    const { token } = await pull();
    expect((await site.call("POST", "/changes/release", { token })).status).toBe(204);
    expect((await pullAs("b")).status).toBe(200);
    const late = await site.call("POST", "/changes/ack", { token, seqs: [] });
    expect([late.status, late.body.code]).toEqual([409, "icds_stale_token"]);
  });

  it("an expired lease goes to whoever comes; the old holder's token changes nothing", async () => {
    await set("ann", { locale: "fr_FR" });
    const old = await pull();
    await site.php("$wpdb->query('UPDATE ' . icds_table('lease') . \" SET held_until = '2020-01-01 00:00:00'\");");
    const next = await pullAs("b");
    expect(next.body.token).toBeGreaterThan(old.token);
    const seqs = old.rows.map(({ seq }) => seq);
    expect((await site.call("POST", "/changes/ack", { token: old.token, seqs })).status).toBe(409);
    expect((await site.call("POST", "/changes/fail", { token: old.token, seq: seqs[0], error: "x" })).status).toBe(409);
    expect(
      (await site.call("PUT", "/changes/state", { token: old.token, watermark: "2026-01-01T00:00:00Z" })).status,
    ).toBe(409);
    expect((await site.call("POST", "/changes/ack", { token: next.body.token, seqs })).body).toEqual({
      acknowledged: 1,
    });
  });

  it("a renewed lease keeps its token; the same holder without one takes a new", async () => {
    const { token } = await pull();
    expect((await pullAs("a", token)).body.token).toBe(token);
    expect((await pullAs("a")).body.token).toBe(token + 1);
  });

  it("keeps how far the sweeps have come", async () => {
    const { token } = await pull();
    const kept = await site.call("PUT", "/changes/state", { token, watermark: "2026-11-21T10:00:00+02:00" });
    expect(kept.body).toEqual({ watermark: "2026-11-21T08:00:00Z", deletions_checked: null });
    await site.call("PUT", "/changes/state", { token, deletions_checked: "2026-11-21T09:00:00Z" });
    expect((await pull()).state).toEqual({
      watermark: "2026-11-21T08:00:00Z",
      deletions_checked: "2026-11-21T09:00:00Z",
    });
  });
});

it("users written by SQL are linked when the bridge has looked for deletions", async () => {
  const insert =
    "$wpdb->insert($wpdb->users, ['user_login' => 'by-sql', 'user_email' => 'by-sql@example.com', 'display_name' => 'By Söl', 'user_registered' => '2026-01-01 00:00:00']); return 1;";
  await site.php(insert);
  const find = async () =>
    (await site.call("POST", "/users", { Filter: { Field: "display_name", Operator: "eq", Value: "by sol" } })).body
      .value.length;
  expect(await find()).toBe(0);
  const { token } = await pull();
  await site.call("PUT", "/changes/state", { token, deletions_checked: "2026-11-21T09:00:00Z" });
  expect(await find()).toBe(1);
});

describe("rows", () => {
  it("stay until they are acknowledged, and only those acknowledged go", async () => {
    await set("ann", { locale: "de_DE" });
    await set("ben", { locale: "de_DE" });
    const { token, rows } = await pull();
    expect(await changes()).toHaveLength(2);
    const acknowledged = await site.call("POST", "/changes/ack", { token: token + 1, seqs: [rows[0]!.seq, 999_999] });
    expect(acknowledged.body).toEqual({ acknowledged: 1 });
    expect((await changes()).map(({ user }) => user)).toEqual([site.id.ben]);
  });

  it("come in order per user: a later one waits for the earlier", async () => {
    await set("ann", { locale: "aa" });
    await set("ben", { locale: "aa" });
    await set("ann", { locale: "bb" });
    const first = await pull();
    expect(first.rows.map(({ user }) => user)).toEqual([site.id.ann, site.id.ben]);
    await site.call("POST", "/changes/ack", { token: first.token, seqs: first.rows.map(({ seq }) => seq) });
    expect((await changes()).map(({ user }) => user)).toEqual([site.id.ann]);
  });

  it("come in pages", async () => {
    await set("ann", { locale: "cc" });
    await set("ben", { locale: "cc" });
    const { body } = await pullAs("a", null, 1);
    expect([body.rows.length, body.more]).toEqual([1, true]);
  });

  it("that fail are put off longer and longer, and parked with their user after the eighth time", async () => {
    await set("ann", { locale: "dd" });
    await set("ann", { locale: "ee" });
    const { token, rows } = await pull();
    const fail = () => site.call("POST", "/changes/fail", { token, seq: rows[0]!.seq, error: "Dataverse said no." });
    const waits: number[] = [];
    for (let tries = 1; tries < 8; tries++) {
      const { body } = await fail();
      expect(body.parked).toBe(false);
      waits.push(Math.round((Date.parse(body.next_try) - Date.now()) / 5000) * 5);
    }
    expect(waits[0]).toBeLessThanOrEqual(10);
    expect(waits[6]).toBeGreaterThan(300);
    expect((await fail()).body).toEqual({ parked: true, next_try: null });
    expect((await pullAs("a", token)).body.rows).toEqual([]);
    await site.php("$wpdb->query('UPDATE ' . icds_table('outbox') . ' SET parked = 0, next_try = created');");
    expect((await pullAs("a", token)).body.rows).toEqual([expect.objectContaining({ seq: rows[0]!.seq, tries: 8 })]);
  });

  it("carry hints from copies of the bridge that don't hold the lease", async () => {
    const hint = await site.call("POST", "/changes/hints", {
      contacts: [contact(7).toUpperCase(), contact(8), contact(7)],
    });
    expect(hint.status).toBe(202);
    expect((await changes()).map(({ user, kind, contacts }) => [user, kind, contacts])).toEqual([
      [0, "hint", [contact(7)]],
      [0, "hint", [contact(8)]],
    ]);
  });
});

describe("links and Username mode", () => {
  const link = async (person: Person) =>
    (await site.call("POST", "/links", { users: [site.id[person]] })).body.links[0];

  it("links are found by contact, user and sign-in name, also unbound ones", async () => {
    await bind("ann", 1);
    const { body } = await site.call("POST", "/links", {
      contacts: [contact(1)],
      users: [site.id.cho],
      logins: ["BEN", "nobody"],
    });
    expect(body.links).toEqual([
      {
        user: site.id.ann,
        login: "ann",
        mode: 3,
        contact: contact(1),
        contact_name: "",
        last_contact: contact(1),
        dv_version: null,
        denied: false,
        denied_reason: null,
        disabled: false,
      },
      expect.objectContaining({ user: site.id.ben, mode: 0, contact: null, last_contact: null }),
      expect.objectContaining({ user: site.id.cho }),
    ]);
    expect((await site.call("POST", "/links", {})).body).toEqual({ links: [] });
  });

  it("remembers what Username mode resolved to, newer versions only, and forgets at no match", async () => {
    await site.call("PUT", `/user_binding/${site.id.ben}`, { mode: 1 });
    const tell = (body: object) =>
      site.call("POST", "/username_mode", {
        user: site.id.ben,
        contact: contact(4),
        name: "Ben",
        version: "5",
        denied: false,
        reason: null,
        ...body,
      });
    expect((await tell({})).body.link).toMatchObject({ last_contact: contact(4), dv_version: "5", denied: false });
    await tell({ version: "4", denied: true, reason: "inactive" });
    expect(await link("ben")).toMatchObject({ dv_version: "5", denied: false });
    expect((await site.call("GET", `/user_binding/${site.id.ben}`)).body.resolved).toMatchObject({
      Id: contact(4),
      Name: "Ben",
    });
    await tell({ contact: null, name: null, version: null, denied: true });
    expect(await link("ben")).toMatchObject({ last_contact: null, denied: true });
    await site.call("PUT", `/user_binding/${site.id.ben}`, { mode: 0 });
    expect((await tell({})).body.link).toMatchObject({ mode: 0, last_contact: null });
  });
});
