import { join } from "node:path";
import Fastify, { type FastifyInstance } from "fastify";
import { registerFeed } from "../../bridge/feed/register-feed";
import { userPage } from "../../bridge/wordpress/answers";
import { createWordPressClient, type WordPressClient } from "../../bridge/wordpress/client";
import { wordpressUser } from "../../model/generated/names";
import { createDataverse, type Row } from "../../sandbox/dataverse";
import { createMetadata, type Metadata } from "../../sandbox/metadata";
import { people, seed } from "./many-people";
import { bridgeLogin, type Site, startSite } from "./wordpress-site";

const root = join(__dirname, "../..");
const feedKey = "a-long-enough-key-for-the-feed";
const { table } = wordpressUser;
const virtual = createMetadata({ solutionFolder: join(root, "solution"), outFolder: join(root, "out") });
/** The same table as an ordinary one. */
const native: Metadata = {
  ...virtual,
  tables: { ...virtual.tables, [table]: { ...virtual.tables[table]!, virtual: undefined } },
};

export type ThreeAnswers = Awaited<ReturnType<typeof startThreeAnswers>>;

/**
 * The local Dataverse with an ordinary table that holds the feed's rows ("native"), another whose virtual table asks the feed ("virtual"),
 * and the feed itself, on a real WordPress with many people.
 */
export async function startThreeAnswers() {
  const site = await startSite();
  const bridge = Fastify({ routerOptions: { maxParamLength: 500 } });
  try {
    return await answersOf(site, bridge);
  } catch (error) {
    await bridge.close();
    await site.stop();
    throw error;
  }
}

async function answersOf(site: Site, bridge: FastifyInstance) {
  await site.wordpress.run(seed, people);
  registerFeed(bridge, {
    sites: [{ tag: 1, default: true, wordpress: inFewRequests(site) }],
    feedKeys: [feedKey],
    contacts: { nameOf: async () => undefined },
    onContactsTouched: () => undefined,
    log: { debug: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const feed = `${await bridge.listen({ host: "127.0.0.1", port: 0 })}/odata`;
  const dataverse = { native: createDataverse({ metadata: native }), virtual: createDataverse({ metadata: virtual }) };

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

  const [source] = dataverse.virtual.rows("msdyn_odatav4ds");
  const key = { msdyn_parameter1name: "X-Icds-Key", msdyn_parameter1value: feedKey, msdyn_isparameter1header: true };
  await ask("virtual", `msdyn_odatav4ds(${source!.msdyn_odatav4dsid})`, {
    method: "PATCH",
    body: JSON.stringify({ msdyn_uri: feed, msdyn_timeout: 300, ...key }),
  });
  dataverse.native.seed(table, asOrdinaryRows((await ask("virtual", wordpressUser.set)).value));

  return {
    /** Users as the feed gives them. @throws Error with what was refused. */
    async feedRows(options: string): Promise<Record<string, string>[]> {
      return (await askFeed(options)).value;
    },
    /** Names of the rows that a request to the Web API gets. @throws Error with what was refused. */
    async namesOf(which: "native" | "virtual", options: string): Promise<string[]> {
      const { value } = await ask(which, `${wordpressUser.set}?$select=alexacrm_name&${options}`);
      return value.map((row: { alexacrm_name: string }) => row.alexacrm_name);
    },
    async stop(): Promise<void> {
      await bridge.close();
      await Promise.all([dataverse.native.stop(), dataverse.virtual.stop()]);
      await site.stop();
    },
  };
}

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

/** Rows of the virtual table as an ordinary table stores them. */
const asOrdinaryRows = (rows: Record<string, string | number | boolean | null>[]): Row[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => !name.startsWith("@"))
        .map(([name, one]) => {
          const lookup = /^_(.*)_value$/.exec(name)?.[1];
          return lookup ? [lookup, one === null ? null : { table: "contact", id: one }] : [name, one];
        }),
    ),
  );
