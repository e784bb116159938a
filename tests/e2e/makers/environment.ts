import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Fastify from "fastify";
import { registerFeed } from "../../../bridge/feed/register-feed";
import { createDataverse, type Dataverse, personCookie } from "../../../sandbox/dataverse";
import { registerFormHost } from "../../../sandbox/form-host";
import { createMetadata } from "../../../sandbox/metadata";
import { FakeWordPress, user } from "../../unit/feed/fake-wordpress";
import { addContactForm, addSecondSite, shopSource } from "./second-site";

const root = path.resolve(__dirname, "../../..");
const feedKey = "a-long-enough-key-for-the-feed";
const quiet = { debug: () => undefined, warn: () => undefined, error: () => undefined };

export interface MakersEnvironment {
  url: string;
  dataverse: Dataverse;
  stop(): Promise<void>;
}

/** A local Dataverse with the app from our solution and these forms of a maker's, on real feeds of two sites; WordPress alone is played. */
export async function startMakersEnvironment(forms: string[]): Promise<MakersEnvironment> {
  const solutionFolder = mkdtempSync(path.join(tmpdir(), "makers-solution-"));
  cpSync(path.join(root, "solution"), solutionFolder, { recursive: true });
  addSecondSite(solutionFolder);
  for (const form of forms) addContactForm(solutionFolder, path.join(__dirname, "forms", `${form}.xml`));
  const metadata = createMetadata({ solutionFolder, outFolder: path.join(root, "out") });
  const dataverse = createDataverse({ metadata });
  const app = Fastify();
  await dataverse.register(app);
  const people = dataverse.people.map(({ id, name }) => ({ id, name }));
  registerFormHost(app, { metadata, person: people[0]!, people });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });

  const blog = new FakeWordPress("Blog", [
    user(1, { login: "ann", display_name: "Ann Editor", email: "ann@example.com" }),
    user(2, { login: "bob", display_name: "Bob Author", email: "bob@example.com" }),
  ]);
  const shop = new FakeWordPress("Shop", [
    user(7, { login: "annie", display_name: "Annie Buyer", email: "ann@example.com" }),
  ]);
  const feeds = [Fastify(), Fastify()] as const;
  for (const [index, wordpress] of [blog, shop].entries())
    registerFeed(feeds[index]!, {
      sites: [{ tag: index + 1, default: true, wordpress: wordpress.client }],
      feedKeys: [feedKey],
      contacts: { nameOf: async (id) => dataverse.row("contact", id)?.fullname?.toString() },
      onContactsTouched: () => undefined,
      log: quiet,
    });
  for (const row of dataverse.rows("msdyn_odatav4ds")) {
    const id = String(row.msdyn_odatav4dsid);
    const feed = await feeds[id === shopSource ? 1 : 0].listen({ host: "127.0.0.1", port: 0 });
    await connect(`${url}/api/data/v9.2/msdyn_odatav4ds(${id})`, feed, dataverse.people[0]!.id);
  }
  return {
    url,
    dataverse,
    async stop() {
      await Promise.all([app, ...feeds].map((one) => one.close()));
      await dataverse.stop();
      rmSync(solutionFolder, { recursive: true, force: true });
    },
  };
}

async function connect(dataSource: string, feed: string, person: string): Promise<void> {
  const response = await fetch(dataSource, {
    method: "PATCH",
    headers: { "content-type": "application/json", cookie: `${personCookie}=${person}` },
    body: JSON.stringify({
      msdyn_uri: `${feed}/odata`,
      msdyn_returninlinecount: true,
      msdyn_parameter1name: "X-Icds-Key",
      msdyn_parameter1value: feedKey,
      msdyn_isparameter1header: true,
    }),
  });
  if (!response.ok) throw new Error(`The data source could not be connected: ${await response.text()}`);
}
