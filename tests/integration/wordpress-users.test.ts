import { contact, type Person, type Site, startSite } from "./wordpress-site";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());
beforeEach(() => site.reset());

const condition = (Field: string, Operator: string, Value: unknown = null) => ({
  Type: "and",
  Conditions: [{ Field, Operator, Value }],
});
const query = async (body: object) => {
  const answer = await site.call("POST", "/users", body);
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  return answer.body as { value: { login: string; id: number }[]; count: number | null };
};
const logins = async (Filter?: object) =>
  (await query({ Filter, Order: [{ Field: "login", Dir: "asc" }] })).value.map(({ login }) => login);
const everybody = ["admin", "ann", "ben", "bridge", "cho", "dora", "eddy"];

describe("POST /users", () => {
  it("answers every user with what the virtual table shows (F98, F106)", async () => {
    expect((await query({ Filter: condition("login", "eq", "ann") })).value).toEqual([
      {
        id: site.id.ann,
        login: "ann",
        email: "ann@example.com",
        display_name: "Ann O'Hara",
        first_name: "Ann",
        last_name: "O'Hara",
        roles: ["subscriber"],
        login_locked: false,
        last_login: null,
        modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        timezone: null,
        locale: null,
        mode: 0,
        contact_id: null,
        contact_name: null,
        not_bindable: null,
      },
    ]);
  });

  it.each([
    ["case", condition("first_name", "eq", "ANN"), ["ann"]],
    ["an accent left out", condition("last_name", "startswith", "unal"), ["ben"]],
    ["an accent too many", condition("display_name", "contains", "bén"), ["ben"]],
    ["an apostrophe", condition("last_name", "eq", "o'hara"), ["ann"]],
    ["Chinese", condition("display_name", "contains", "伟"), ["cho"]],
    ["the end of an address", condition("email", "endswith", "DY@example.com"), ["eddy"]],
    ["a percent sign, which is no wildcard", condition("email", "contains", "%"), []],
    ["an underscore, which is no wildcard", condition("login", "startswith", "a_n"), []],
    ["a backslash and quotes", condition("login", "contains", "\\' OR 1=1 -- \""), []],
    ["one of several", condition("login", "in", ["ANN", "cho", "nobody"]), ["ann", "cho"]],
    ["one of none", condition("login", "in", []), []],
    ["a role", condition("roles", "eq", "editor"), ["eddy"]],
    ["no last name", condition("last_name", "null"), ["admin", "bridge"]],
    ["eq null", condition("first_name", "eq", null), ["admin", "bridge"]],
    ["a part of the name, the vendor's way", condition("user_name", "LIKE", "d*a"), ["dora"]],
    ["the vendor's contains", condition("username", "LIKE", "nn"), ["ann"]],
    ["an outer space, which counts", condition("display_name", "startswith", "dora "), ["dora"]],
    ["an outer space that is not there", condition("display_name", "contains", "hara "), []],
    ["smaller, and an empty text is not", condition("first_name", "lt", "ben"), ["ann"]],
    [
      "any text, and an empty one has none",
      condition("last_name", "contains", ""),
      ["ann", "ben", "cho", "dora", "eddy"],
    ],
    ["greater", condition("login", "gt", "dora"), ["eddy"]],
    ["never signed in", condition("last_login", "null"), everybody],
    [
      "not: empty columns count as not later",
      { Type: "not", Conditions: [condition("last_login", "gt", "2020-01-01T00:00:00Z")] },
      everybody,
    ],
    ["not equal counts empty ones", condition("contact_id", "ne", contact(1)), everybody],
    [
      "and, or, not together",
      {
        Type: "or",
        Conditions: [
          condition("login", "eq", "ann"),
          {
            Type: "and",
            Conditions: [
              { Type: "not", Conditions: [condition("roles", "eq", "subscriber")] },
              { Field: "login", Operator: "startswith", Value: "e" },
            ],
          },
        ],
      },
      ["ann", "eddy"],
    ],
    ["no filter", undefined, everybody],
  ])("finds by %s", async (_what, filter, expected) => expect(await logins(filter)).toEqual(expected));

  it("finds by id, mode, contact, contact's name and lock", async () => {
    await site.call("PUT", `/user_binding/${site.id.ben}`, {
      ref: { LogicalName: "contact", Id: contact(2), Name: "Ünal, Ben" },
    });
    await site.call("PATCH", `/users/row/${site.id.dora}`, { login_locked: true });
    expect(await logins(condition("id", "eq", site.id.cho))).toEqual(["cho"]);
    expect(await logins(condition("mode", "in", [3]))).toEqual(["ben"]);
    expect(await logins(condition("icds_binding", "=", 3))).toEqual(["ben"]);
    expect(await logins(condition("contact_id", "eq", contact(2).toUpperCase()))).toEqual(["ben"]);
    expect(await logins(condition("contact_name", "contains", "unal"))).toEqual(["ben"]);
    expect(await logins(condition("login_locked", "eq", true))).toEqual(["dora"]);
    expect(await logins(condition("last_login", "eq", null))).toEqual(everybody);
  });

  it("pages without overlap, counts on request, and answers no rows for Top 0", async () => {
    const Order = [{ Field: "roles", Dir: "asc" }];
    const seen: string[] = [];
    for (let Skip = 0; Skip < 8; Skip += 3)
      seen.push(...(await query({ Order, Top: 3, Skip })).value.map(({ login }) => login));
    expect([...seen].sort()).toEqual(everybody);
    expect(await query({ Filter: condition("roles", "eq", "subscriber"), Top: 0, Count: true })).toEqual({
      value: [],
      count: 4,
    });
    expect((await query({ Top: 1 })).count).toBeNull();
  });

  it("sorts down, and by name without accents", async () => {
    const { value } = await query({
      Filter: condition("roles", "eq", "subscriber"),
      Order: [{ Field: "login", Dir: "desc" }],
    });
    expect(value.map(({ login }) => login)).toEqual(["dora", "cho", "ben", "ann"]);
  });

  it.each([
    ["an unknown field", condition("user_pass", "eq", "x")],
    ["whether it can be bound", condition("not_bindable", "notnull")],
    ["an unknown operator", condition("login", "regexp", "x")],
    ["text for a number", condition("id", "eq", "1 OR 1=1")],
    ["a number beyond all numbers", condition("id", "gt", "1e999")],
    ["a part of a number", condition("id", "contains", "1")],
    ["no guid", condition("contact_id", "eq", "x")],
    ["not with two conditions", { Type: "not", Conditions: [condition("id", "eq", 1), condition("id", "eq", 2)] }],
    [
      "a filter without end",
      Array.from({ length: 30 }).reduce<object>(
        (inner) => ({ Type: "and", Conditions: [inner] }),
        condition("id", "eq", 1),
      ),
    ],
  ])("refuses %s with 400", async (_what, Filter) => {
    const { status, body } = await site.call("POST", "/users", { Filter });
    expect([status, body.code]).toEqual([400, "icds_bad_query"]);
  });

  it("acts on the user whom the address names, and on no other that the body names", async () => {
    for (const [method, route] of [
      ["PATCH", "/users/row/"],
      ["DELETE", "/users/row/"],
      ["PUT", "/user_binding/"],
    ] as const) {
      const { status } = await site.call(method, route + site.id.ann, { id: site.id.ben, mode: 1, first_name: "x" });
      expect([method, status]).toEqual([method, 400]);
    }
    expect((await site.call("GET", `/users/row/${site.id.ben}`)).body).toMatchObject({ first_name: "Ben", mode: 0 });
  });

  it("refuses more than 5,000 rows and an order by something unknown", async () => {
    expect((await site.call("POST", "/users", { Top: 5001 })).status).toBe(400);
    expect((await site.call("POST", "/users", { Order: [{ Field: "1; DROP TABLE", Dir: "asc" }] })).status).toBe(400);
  });

  it("one page is one query, whatever the filter", async () => {
    const count =
      "$before = $wpdb->num_queries; icds_query_users(['Filter' => ['Field' => 'roles', 'Operator' => 'eq', 'Value' => 'subscriber']]); return $wpdb->num_queries - $before;";
    expect(await site.php(count)).toBe(1);
  });
});

describe("/users/row", () => {
  const remove = (id: number) => site.call("DELETE", `/users/row/${id}`);
  const add = (login: string, more: object = {}) =>
    site.call("POST", "/users/row", { login, email: `${login}@example.com`, ...more });

  it("creates, changes and deletes a user (F104)", async () => {
    const made = await add("fay", {
      first_name: "Fay",
      last_name: "O'Neil \\ 1",
      timezone: "Europe/Rome",
      locale: "it_IT",
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        login: "fay",
        display_name: "Fay O'Neil \\ 1",
        last_name: "O'Neil \\ 1",
        roles: ["subscriber"],
        timezone: "Europe/Rome",
        locale: "it_IT",
      },
    });
    const { id } = made.body;
    expect(await logins(condition("last_name", "startswith", "o'neil \\"))).toEqual(["fay"]);
    const changed = await site.call("PATCH", `/users/row/${id}`, {
      email: "fay2@example.com",
      display_name: "Fée",
      login_locked: true,
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { email: "fay2@example.com", display_name: "Fée", login_locked: true, first_name: "Fay" },
    });
    expect(await logins(condition("display_name", "eq", "fee"))).toEqual(["fay"]);
    expect(await remove(id)).toEqual({ status: 204, body: null });
    expect((await site.call("GET", `/users/row/${id}`)).body.code).toBe("icds_user_not_found");
    expect(await logins(condition("login", "eq", "fay"))).toEqual([]);
  });

  it.each([
    ["a taken name", { login: "ann", email: "new@example.com" }, 409, "existing_user_login"],
    ["a taken address", { login: "new", email: "ann@example.com" }, 409, "existing_user_email"],
    ["a name WordPress can't take", { login: "émile", email: "e@example.com" }, 400, "icds_bad_login"],
    ["no address", { login: "new", email: "nonsense" }, 400, "icds_bad_email"],
    ["61 characters", { login: "a".repeat(61), email: "e@example.com" }, 400, "rest_invalid_param"],
    ["a missing address", { login: "new" }, 400, "rest_missing_callback_param"],
  ])("refuses %s with a sentence", async (_what, body, status, code) => {
    const answer = await site.call("POST", "/users/row", body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.message).not.toMatch(/[<>]/);
  });

  it("a refused change changes nothing", async () => {
    const at = `/users/row/${site.id.ann}`;
    for (const body of [
      { login: "other" },
      { display_name: "X", roles: ["administrator"] },
      { display_name: "X", email: "ben@example.com" },
      { display_name: "X", roles: [] },
    ])
      expect([400, 409]).toContain((await site.call("PATCH", at, body)).status);
    expect((await site.call("GET", at)).body).toMatchObject({ display_name: "Ann O'Hara", email: "ann@example.com" });
  });

  it("deleting gives posts to somebody, never deletes them", async () => {
    const { id } = (await add("gus")).body;
    const post = await site.php(
      "return wp_insert_post(['post_title' => 'Kept', 'post_status' => 'publish', 'post_author' => $input]);",
      id,
    );
    expect((await site.call("DELETE", `/users/row/${id}`, { reassign: id })).status).toBe(400);
    expect((await remove(id)).status).toBe(204);
    expect(
      await site.php("$post = get_post($input); return [$post->post_status, (int) $post->post_author];", post),
    ).toEqual(["publish", site.id.admin]);
  });

  it("a change of address mails the old one, as WordPress does", async () => {
    const code =
      "$sent = []; add_filter('pre_wp_mail', function ($r, $mail) use (&$sent) { $sent[] = $mail['to']; return true; }, 5, 2); icds_update_user($input, ['email' => 'moved@example.com']); icds_update_user($input, ['email' => 'dora@example.com']); return $sent;";
    expect(await site.php(code, site.id.dora)).toEqual(["dora@example.com", "moved@example.com"]);
  });

  it.each<[string, (person: Person) => Promise<unknown>]>([
    ["core's route", (person) => site.rest("POST", `/wp/v2/users/${site.id[person]}`, { first_name: "Zoë" }, "admin")],
    ["user meta", (person) => site.php("update_user_meta($input, 'first_name', 'Zoë');", site.id[person])],
    [
      "wp_update_user()",
      (person) => site.php("wp_update_user(['ID' => $input, 'first_name' => 'Zoë']);", site.id[person]),
    ],
  ])("a name changed by %s is found at once", async (_path, change) => {
    await change("cho");
    expect(await logins(condition("first_name", "eq", "zoe"))).toEqual(["cho"]);
    await site.php("update_user_meta($input, 'first_name', '张');", site.id.cho);
    expect(await logins(condition("first_name", "eq", "zoe"))).toEqual([]);
  });

  it("a role changed by code is found at once", async () => {
    await site.php("(new WP_User($input))->set_role('author');", site.id.cho);
    expect(await logins(condition("roles", "eq", "author"))).toEqual(["cho"]);
    await site.php("(new WP_User($input))->set_role('subscriber');", site.id.cho);
  });
});

it("GET /site says what the bridge needs to know", async () => {
  const { body } = await site.call("GET", "/site");
  expect(body).toMatchObject({ name: "WordPress sandbox", url: `${site.wordpress.url}/`, authorize: true });
  expect(body.plugin_version).toMatch(/^\d+\.\d+\.\d+$/);
});
