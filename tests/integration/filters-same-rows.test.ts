import { join } from "node:path";
import fc from "fast-check";
import Fastify, { type FastifyInstance } from "fastify";
import { registerFeed } from "../../bridge/feed/register-feed";
import { userPage } from "../../bridge/wordpress/answers";
import { createWordPressClient, type WordPressClient } from "../../bridge/wordpress/client";
import { bindingModeNames, bindingChoice, type BindingMode } from "../../model/binding-mode";
import { wordpressUser } from "../../model/generated/names";
import { matches } from "../../odata/evaluate";
import { parseFilter } from "../../odata/parse-filter";
import { createDataverse, type Dataverse, type Row } from "../../sandbox/dataverse";
import { createMetadata, type Metadata } from "../../sandbox/metadata";
import { bridgeLogin, contact, type Site, startSite } from "./wordpress-site";

/**
 * One filter, three answers that must be the same rows: the local Dataverse on an ordinary table that holds the feed's rows; the same
 * Dataverse asking the bridge's feed on a real WordPress through its provider; and OData's own rules applied to all rows.
 */
const root = join(__dirname, "../..");
const feedKey = "a-long-enough-key-for-the-feed";
const { table } = wordpressUser;
const virtual = createMetadata({ solutionFolder: join(root, "solution"), outFolder: join(root, "out") });
/** The same table as an ordinary one. */
const native: Metadata = {
  ...virtual,
  tables: { ...virtual.tables, [table]: { ...virtual.tables[table]!, virtual: undefined } },
};

const names = [
  "Anna",
  "ÄNNA",
  "anna b",
  "José",
  "jose",
  "O'Brien",
  "Łukasz",
  "Straße",
  "strasse",
  "Ærø",
  "Ελένη",
  "ελενη",
];
const more = [
  "Йордан",
  "йордан",
  "İpek",
  "ışık",
  "王小明",
  "Nguyễn",
  "naïve",
  "100%",
  "a_b",
  "[x]",
  "b\\c",
  'q"q',
  "x.y-z",
  "Zoë😀",
];
const words = [...names, ...more];
const parts = [
  "a",
  "A",
  "ä",
  "nn",
  "é",
  "O'",
  "ß",
  "ss",
  "æ",
  "ł",
  "η",
  "Й",
  "i",
  "I",
  "王",
  "ê",
  ".",
  "-",
  '"',
  "\\",
  "😀",
  "a b",
  "b ",
  " b",
  "",
  "x",
];
const times = ["2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z", "2026-03-03T09:30:15Z"];
const contacts = [contact(1), contact(2), contact(3)];

interface Person {
  first: string;
  last: string;
  display: string;
  roles: string[];
  locked: boolean;
  lastLogin: string | null;
  modified: string;
  mode: BindingMode;
  contact: string | null;
  contactName: string | null;
  timezone: string;
}

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
const people: Person[] = words.map((word, index) => {
  const mode = (index % 5) as BindingMode;
  const bound = mode === 3 && index < 15;
  return {
    first: index % 4 === 0 ? "" : word,
    last: index % 5 === 0 ? "" : pick(words, index * 7 + 3),
    display: `${word} ${pick(words, index + 1)}`,
    roles: pick([["subscriber"], ["editor"], [], ["subscriber", "author"]], index),
    locked: index % 3 === 0,
    lastLogin: index % 2 ? pick(times, index) : null,
    modified: pick(times, index + 1),
    mode: mode === 3 && !bound ? 0 : mode,
    contact: bound ? pick(contacts, index) : null,
    contactName: bound ? pick(words, index + 2) : null,
    timezone: index % 2 ? "Europe/Berlin" : "",
  };
});

const seed = `
global $wpdb;
foreach ($input as $n => $p) {
	$id = wp_insert_user(['user_login' => "person$n", 'user_email' => "Person$n@example.com", 'user_pass' => 'x', 'role' => $p['roles'][0] ?? '',
		'first_name' => wp_slash($p['first']), 'last_name' => wp_slash($p['last']), 'display_name' => wp_slash($p['display'])]);
	if (is_wp_error($id)) throw new RuntimeException($id->get_error_message());
	if (isset($p['roles'][1])) (new WP_User($id))->add_role($p['roles'][1]);
	if ($p['timezone']) update_user_meta($id, 'icds_timezone', $p['timezone']);
	icds_sync_links([$id]);
	$wpdb->update(icds_table('links'), ['mode' => $p['mode'], 'contact_id' => $p['contact'], 'contact_name' => $p['contactName'],
		'f_contact' => icds_fold($p['contactName'] ?? ''), 'disabled' => (int) $p['locked'], 'last_login' => $p['lastLogin'] ? icds_parse_time($p['lastLogin']) : null,
		'modified' => icds_parse_time($p['modified'])], ['user_id' => $id]);
}`;

jest.setTimeout(300_000);

let site: Site;
let dataverse: { native: Dataverse; virtual: Dataverse };
let feed: string;
let feedRows: Record<string, string>[];
const apps: FastifyInstance[] = [];

beforeAll(async () => {
  site = await startSite();
  await site.wordpress.run(seed, people);
  const bridge = Fastify({ routerOptions: { maxParamLength: 500 } });
  registerFeed(bridge, {
    sites: [{ tag: 1, default: true, wordpress: inFewRequests(site) }],
    feedKeys: [feedKey],
    contacts: { nameOf: async () => undefined },
    onContactsTouched: () => undefined,
    log: { debug: () => undefined, warn: () => undefined, error: () => undefined },
  });
  apps.push(bridge);
  feed = `${await bridge.listen({ host: "127.0.0.1", port: 0 })}/odata`;
  dataverse = { native: createDataverse({ metadata: native }), virtual: createDataverse({ metadata: virtual }) };
  const [source] = dataverse.virtual.rows("msdyn_odatav4ds");
  const key = { msdyn_parameter1name: "X-Icds-Key", msdyn_parameter1value: feedKey, msdyn_isparameter1header: true };
  await ask("virtual", `msdyn_odatav4ds(${source!.msdyn_odatav4dsid})`, {
    method: "PATCH",
    body: JSON.stringify({ msdyn_uri: feed, msdyn_timeout: 300, ...key }),
  });
  feedRows = (await askFeed("")).value;
  dataverse.native.seed(table, await rowsOfVirtualTable());
});
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await site?.stop();
});

const askTogether = `
wp_set_current_user(get_user_by('login', '${bridgeLogin}')->ID);
return array_map(function ($query) {
	$request = new WP_REST_Request('POST', '/integration-cds/v1/users');
	$request->set_header('Content-Type', 'application/json');
	$request->set_body($query);
	return rest_get_server()->response_to_data(rest_do_request($request), false);
}, $input);`;

/** The bridge's client, but queries of the same moment reach the plugin's route in one run of PHP: starting WordPress is what takes long. */
function inFewRequests(site: Site): WordPressClient {
  const options = { url: site.wordpress.url, user: bridgeLogin, applicationPassword: site.key[bridgeLogin] };
  let waiting: { query: object; answer: (rows: unknown) => void; fail: (error: unknown) => void }[] = [];
  const flush = () => {
    const now = waiting;
    waiting = [];
    site
      .php(
        askTogether,
        now.map(({ query }) => JSON.stringify(query)),
      )
      .then((answers: unknown[]) => now.forEach(({ answer }, index) => answer(answers[index])))
      .catch((error: unknown) => now.forEach(({ fail }) => fail(error)));
  };
  return {
    ...createWordPressClient({ ...options, log: { debug: () => undefined } }),
    queryUsers: async (query) =>
      userPage.parse(
        await new Promise((answer, fail) => {
          if (waiting.push({ query, answer, fail }) === 1) setTimeout(flush, 50);
        }),
      ),
  };
}

async function ask(which: "native" | "virtual", path: string, init: RequestInit = {}) {
  const asPerson = dataverse[which].fetch(dataverse[which].people[0]);
  const response = await asPerson(`/api/data/v9.2/${path}`, {
    headers: { "content-type": "application/json" },
    ...init,
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${which}: ${path}: ${text} ${JSON.stringify(dataverse[which].knobs.traceEntries.at(-1))}`);
  return text ? JSON.parse(text) : undefined;
}

async function askFeed(query: string) {
  const response = await fetch(`${feed}/WordPressUsers?${query}`, { headers: { "x-icds-key": feedKey } });
  const text = await response.text();
  if (!response.ok) throw new Error(`${query}: ${text}`);
  return JSON.parse(text);
}

/** Every row of the virtual table as an ordinary table stores it. */
async function rowsOfVirtualTable(): Promise<Row[]> {
  const { value } = await ask("virtual", wordpressUser.set);
  return value.map((row: Record<string, string | number | boolean | null>) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => !name.startsWith("@"))
        .map(([name, one]) => {
          const lookup = /^_(.*)_value$/.exec(name)?.[1];
          return lookup ? [lookup, one === null ? null : { table: "contact", id: one }] : [name, one];
        }),
    ),
  );
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const oneOf = (...values: string[]) => fc.constantFrom(...values);
const comparison = (columns: string[], operators: string[], values: fc.Arbitrary<string>) =>
  fc.tuple(oneOf(...columns), oneOf(...operators), values).map((pieces) => pieces.join(" "));
const equality = ["eq", "ne"];
const all = [...equality, "gt", "ge", "lt", "le"];
const orNull = (one: fc.Arbitrary<string>) => fc.oneof({ weight: 4, arbitrary: one }, fc.constant("null"));
const text = oneOf(...words.map(quoted));
/** In an ordinary table `%`, `_` and `[` are wildcards of LIKE, to a data source they are letters: see the last test. */
const part = oneOf(...[...parts, ...words.filter((word) => !/[%_[]/.test(word))].map(quoted));
const search = (columns: string[]) =>
  fc
    .tuple(oneOf("contains", "startswith", "endswith"), oneOf(...columns), part)
    .map(([name, column, wanted]) => `${name}(${column},${wanted})`);
const composed = (condition: fc.Arbitrary<string>) =>
  fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      condition,
      tie("filter").map((one) => `not (${one})`),
      fc
        .tuple(oneOf(" and ", " or "), fc.array(tie("filter"), { minLength: 2, maxLength: 3 }))
        .map(([operator, list]) => `(${list.join(operator)})`),
    ),
  })).filter;

const columns = [
  "alexacrm_name",
  "alexacrm_firstname",
  "alexacrm_lastname",
  "alexacrm_username",
  "alexacrm_email",
  "alexacrm_roles",
  "alexacrm_contactname",
  "alexacrm_timezone",
];
const webApiFilter = composed(
  fc.oneof(
    { weight: 2, arbitrary: comparison(columns, all, text) },
    { weight: 3, arbitrary: search(columns) },
    comparison(columns, equality, fc.constant("null")),
    comparison(["alexacrm_wpid"], all, oneOf("5", "8", "20")),
    comparison(["alexacrm_lastlogin", "alexacrm_modified"], all, oneOf(...times)),
    comparison(["alexacrm_lastlogin"], equality, fc.constant("null")),
    comparison(
      ["alexacrm_binding"],
      equality,
      oneOf(...bindingModeNames.map((_, mode) => String(bindingChoice(mode as BindingMode)))),
    ),
    comparison(["alexacrm_loginlocked"], equality, oneOf("true", "false")),
    comparison(["_alexacrm_contactid_value"], equality, orNull(oneOf(...contacts))),
    fc
      .tuple(oneOf("In", "NotIn"), oneOf(...columns), fc.array(text, { minLength: 1, maxLength: 3 }))
      .map(
        ([name, column, list]) =>
          `Microsoft.Dynamics.CRM.${name}(PropertyName='${column}',PropertyValues=[${list.join()}])`,
      ),
  ),
);

const properties = ["DisplayName", "FirstName", "LastName", "Username", "Email", "Roles", "ContactName", "TimeZone"];
const feedFilter = composed(
  fc.oneof(
    comparison(properties, all, orNull(text)),
    search(properties),
    comparison(["WpId"], all, oneOf("5", "8", "20")),
    comparison(["LastLogin"], all, orNull(oneOf(...times))),
    comparison(["Binding"], equality, oneOf(...bindingModeNames.map((name) => `WordPress.Binding'${name}'`))),
    fc
      .tuple(oneOf(...properties), fc.array(orNull(text), { minLength: 1, maxLength: 3 }))
      .map(([name, list]) => `${name} in (${list.join()})`),
    fc
      .tuple(oneOf(...properties), part, oneOf("ge 0", "eq -1", "gt -1", "ne -1", "lt 0", "eq 0"))
      .map(([name, wanted, rest]) => `indexof(${name},${wanted}) ${rest}`),
    fc.tuple(oneOf(...properties), part).map(([name, wanted]) => `substringof(${wanted},${name})`),
    fc.tuple(search(properties), oneOf("eq", "ne"), oneOf("true", "false")).map((pieces) => pieces.join(" ")),
    fc
      .tuple(oneOf("tolower", "toupper"), oneOf(...properties), oneOf("eq", "ne"), text)
      .map(([name, property, operator, wanted]) => `${name}(${property}) ${operator} ${wanted}`),
    oneOf("LoginLocked", "true", "1 eq 1"),
  ),
);

interface Difference {
  filter: string;
  onlyHere: string[];
  onlyFeed: string[];
}

type Keeps = (filter: string) => Promise<string[]>;

const atOnce = 50;

/** Asks both sides for each filter, some at once, and keeps those whose rows differ, the shortest first. */
async function differences(filters: string[], here: Keeps, inFeed: Keeps): Promise<Difference[]> {
  const found: Difference[] = [];
  for (let at = 0; at < filters.length; at += atOnce)
    found.push(...(await Promise.all(filters.slice(at, at + atOnce).map(difference))).flat());
  return found.sort((one, other) => one.filter.length - other.filter.length).slice(0, 12);

  async function difference(filter: string): Promise<Difference[]> {
    const [left, right] = await Promise.all([here(filter), inFeed(filter)]);
    const onlyHere = left.filter((name) => !right.includes(name));
    const onlyFeed = right.filter((name) => !left.includes(name));
    const same = !onlyHere.length && !onlyFeed.length && left.length === right.length;
    return same ? [] : [{ filter, onlyHere, onlyFeed }];
  }
}

test("5 §4: 300 random filters keep the same rows on an ordinary table and, through the provider and the bridge's feed, in WordPress", async () => {
  const rowsOf = (which: "native" | "virtual") => async (filter: string) => {
    const { value } = await ask(
      which,
      `${wordpressUser.set}?$select=alexacrm_name&$filter=${encodeURIComponent(filter)}`,
    );
    return value.map((row: { alexacrm_name: string }) => row.alexacrm_name);
  };
  const filters = fc.sample(webApiFilter, { numRuns: 300, seed: 20260301 });
  expect(await differences(filters, rowsOf("native"), rowsOf("virtual"))).toEqual([]);
});

test("100 random filters of the feed's further functions keep the rows that OData's rules keep", async () => {
  const filters = fc.sample(feedFilter, { numRuns: 100, seed: 20260302 });
  const here = async (filter: string) =>
    feedRows.filter((row) => matches(parseFilter(filter), row)).map((row) => row.DisplayName!);
  const there = async (filter: string) =>
    (await askFeed(`$filter=${encodeURIComponent(filter)}`)).value.map(
      (row: { DisplayName: string }) => row.DisplayName,
    );
  expect(await differences(filters, here, there)).toEqual([]);
});

test.each([...columns, "alexacrm_lastlogin", "alexacrm_contactname desc,alexacrm_firstname", "alexacrm_modified desc"])(
  "$orderby=%s puts the rows into the same order here and in WordPress",
  async (order) => {
    const orderOf = async (which: "native" | "virtual") => {
      const { value } = await ask(which, `${wordpressUser.set}?$select=alexacrm_name&$orderby=${order}`);
      return value.map((row: { alexacrm_name: string }) => row.alexacrm_name);
    };
    expect(await orderOf("virtual")).toEqual(await orderOf("native"));
  },
);

test.each([
  ["'100[%]'", ["100% a_b", "naïve 100%"], ["100% a_b", "naïve 100%"]],
  ["'a[_]b'", ["100% a_b", "a_b [x]"], ["100% a_b", "a_b [x]"]],
  ["'[[]x]'", ["[x] b\\c", "a_b [x]"], ["[x] b\\c", "a_b [x]"]],
  ["'a_b'", ["100% a_b", "a_b [x]", "anna b José", "ÄNNA anna b"], ["100% a_b", "a_b [x]"]],
])(
  "contains %s: wildcards are letters to a data source, and a letter in brackets is that letter to both",
  async (wanted, here, there) => {
    const rowsOf = async (which: "native" | "virtual") => {
      const filter = `contains(alexacrm_name,${wanted})`;
      const { value } = await ask(
        which,
        `${wordpressUser.set}?$select=alexacrm_name&$filter=${encodeURIComponent(filter)}`,
      );
      return value.map((row: { alexacrm_name: string }) => row.alexacrm_name).sort();
    };
    expect([await rowsOf("native"), await rowsOf("virtual")]).toEqual([here.sort(), there.sort()]);
  },
);
