import { databaseSocket } from "./wordpress-native";
import { type Answer, contact, type Person, type Site, startSite } from "./wordpress-site";

/** The embedded WordPress answers one request at a time; these promises need workers that run at once (wordpress-native.ts). */
const onSeveralWorkers = databaseSocket ? describe : describe.skip;

onSeveralWorkers("with several PHP workers", () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
    await site.php('for ($i = 0; $i < 12; $i++) wp_create_user("w$i", \'x\', "w$i@example.com");');
  });
  afterAll(() => site?.stop());
  beforeEach(() => site.reset());

  const rounds = Array.from({ length: 6 }, (_one, index) => index);
  const bind = (of: number, user: number | null, take: boolean) =>
    site.call("POST", "/binding", {
      contact: { id: contact(of), name: `Contact ${of}` },
      user,
      expect: take ? null : { contact_user: null, user_contact: null },
      take_over: take,
    });
  const workers = () =>
    site.php("return array_map('intval', get_users(['search' => 'w*', 'fields' => 'ID', 'orderby' => 'ID']));");
  /** What link table and user meta say of all users who are bound in either. */
  const bound = (): Promise<[number, string | null, string | null][]> =>
    site.php(`$out = [];
      foreach (get_users(['fields' => 'ID']) as $id) {
        $link = icds_link((int) $id);
        $of = [icds_contact_of($link), get_user_meta($id, 'icds_binding_ref', true)['Id'] ?? null];
        if (array_filter($of)) $out[] = [(int) $id, ...$of];
      }
      return $out;`);
  const codes = (answers: Answer[]) => answers.map(({ status, body }) => `${status} ${body?.code ?? "ok"}`);

  it("of many who bind a free contact at once, one wins and the others hear who", async () => {
    const users: number[] = await workers();
    for (const round of rounds) {
      const of = 100 + round;
      const answers = await Promise.all(users.slice(0, 6).map((user) => bind(of, user, false)));
      const won = answers.filter(({ status }) => status === 200);
      expect(codes(answers).sort()).toEqual(["200 ok", ...Array<string>(5).fill("409 icds_changed")]);
      expect(await bound()).toEqual([[won[0]!.body.contact_user, contact(of), contact(of)]]);
      await site.reset();
    }
  });

  it("take-overs across each other leave link, meta and answers of one mind", async () => {
    const users: number[] = await workers();
    for (const round of rounds) {
      const [a, b, c, d] = [1, 2, 3, 4].map((n) => 1000 + 10 * round + n) as [number, number, number, number];
      await Promise.all([bind(a, users[0]!, true), bind(b, users[1]!, true), bind(c, users[2]!, true)]);
      const answers = await Promise.all([
        bind(a, users[1]!, true),
        bind(b, users[0]!, true),
        bind(c, users[0]!, true),
        bind(a, users[2]!, true),
        bind(d, users[1]!, true),
        bind(b, users[2]!, true),
      ]);
      for (const code of codes(answers)) expect(["200 ok", "409 icds_changed", "409 icds_busy"]).toContain(code);
      const now = await bound();
      for (const [, link, meta] of now) expect(meta).toBe(link);
      expect(new Set(now.map(([, link]) => link)).size).toBe(now.length);
      const { body } = await site.call("POST", "/changes/pull", { holder: "x", token: null, limit: 500 });
      const told = new Set((body.rows as { user: number }[]).map(({ user }) => user));
      for (const [user] of now) expect(told).toContain(user);
      await site.reset();
    }
  });

  it.each([
    ["bound", (person: number) => bind(person, person, true)],
    ["locked", (person: number) => site.rest("POST", `/wp/v2/users/${person}`, { meta: { icds_disabled: 1 } }, "eddy")],
    ["demoted", (person: number) => site.rest("POST", `/wp/v2/users/${person}`, { roles: ["subscriber"] }, "eddy")],
    [
      "deleted",
      (person: number) => site.rest("DELETE", `/wp/v2/users/${person}?force=true&reassign=1`, undefined, "eddy"),
    ],
  ] as const)("the last two administrators can't both be %s by two requests at once", async (_how, attempt) => {
    const left = "return count(icds_unbound_administrators());";
    // Eddy does it, but does not count as a third one.
    await site.php(
      "(new WP_User($input))->set_role('administrator'); icds_write_link($input, ['mode' => 2]);",
      site.id.eddy,
    );
    await site.php("(new WP_User($input))->set_role('administrator');", site.id.dora);
    await site.php("icds_set_contactless_mode(1, 2); update_option('icds_authorize_bound_users', false);");
    try {
      for (const round of rounds.slice(0, 3)) {
        const fresh = await site.php(
          "$id = wp_insert_user(['user_login' => $input, 'user_email' => $input . '@example.com', 'user_pass' => 'x', 'role' => 'administrator']); return $id;",
          `spare${_how}${round}`,
        );
        expect(await site.php(left)).toBe(2);
        const answers = await Promise.all([attempt(site.id.dora), attempt(fresh)]);
        expect([codes(answers), await site.php(left)]).toEqual([codes(answers), 1]);
        const user = await site.php("return (bool) get_userdata($input);", site.id.dora);
        if (!user) {
          site.id.dora = await site.php(
            "return wp_insert_user(['user_login' => 'dora', 'user_email' => 'dora@example.com', 'user_pass' => 'x', 'role' => 'administrator']);",
          );
        }
        await site.php(
          `$wpdb->query('UPDATE ' . icds_table('guard') . ' SET claims = NULL');
           icds_set_user_binding($input[0], 0, null); icds_write_disabled($input[0], false); (new WP_User($input[0]))->set_role('administrator');
           if (get_userdata($input[1])) { icds_set_user_binding($input[1], 0, null); (new WP_User($input[1]))->set_role('subscriber'); }
           $wpdb->query('UPDATE ' . icds_table('guard') . ' SET claims = NULL');`,
          [site.id.dora, fresh],
        );
      }
    } finally {
      await site.php(
        "icds_set_user_binding(1, 0, null); foreach ($input as $id) { icds_set_user_binding($id, 0, null); (new WP_User($id))->set_role($id === $input[0] ? 'editor' : 'subscriber'); }",
        [site.id.eddy, site.id.dora],
      );
    }
  });

  it("of many bridges that pull at once, one holds the lease; the same holder may pull twice at once", async () => {
    for (const round of rounds) {
      const pull = (holder: string) => site.call("POST", "/changes/pull", { holder, token: null, limit: 10 });
      const answers = await Promise.all(["a", "b", "c", "d", "e", "f"].map((name) => pull(`${name}${round}`)));
      expect(codes(answers).sort()).toEqual(["200 ok", ...Array<string>(5).fill("409 icds_lease_held")]);
      const winner = "abcdef"[answers.findIndex(({ status }) => status === 200)]!;
      const twice = await Promise.all([
        pull(`${winner}${round}`),
        pull(`${winner}${round}`),
        pull(`${winner}${round}`),
      ]);
      const tokens = twice.filter(({ status }) => status === 200).map(({ body }) => body.token as number);
      expect(tokens.length).toBeGreaterThan(0);
      const acks = await Promise.all(tokens.map((token) => site.call("POST", "/changes/ack", { token, seqs: [] })));
      expect(acks.filter(({ status }) => status === 200).length).toBe(1);
      await site.reset();
    }
  });

  it("a change outlives a worker that is killed between the hook and the end of the request", async () => {
    const person: Person = "ann";
    await expect(
      site.php(
        "add_action('profile_update', fn() => posix_kill(getmypid(), 9)); wp_update_user(['ID' => $input, 'first_name' => 'Killed']);",
        site.id[person],
      ),
    ).rejects.toThrow();
    const rows = await site.php("return $wpdb->get_results('SELECT user_id, completed FROM ' . icds_table('outbox'));");
    expect(rows).toEqual([{ user_id: String(site.id[person]), completed: "0" }]);
    await site.php("$wpdb->query('UPDATE ' . icds_table('outbox') . ' SET next_try = UTC_TIMESTAMP()');");
    const { body } = await site.call("POST", "/changes/pull", { holder: "x", token: null, limit: 10 });
    expect(body.rows).toEqual([expect.objectContaining({ user: site.id[person], kind: "updated" })]);
  });
});
