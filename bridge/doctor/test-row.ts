import { randomBytes } from "node:crypto";
import { z } from "zod";
import { contact, wordpressUser } from "../../model/generated/names";
import { userGuid } from "../../model/user-guid";
import type { DataverseClient } from "../dataverse/client";
import { isMissing } from "../dataverse/contact-store";
import type { WordPressClient } from "../wordpress-client";
import { Broken, type Finding, LeftOut, lookAt } from "./check";

export interface TestRow {
  /** As who may make and delete contacts. */
  dataverse: DataverseClient;
  wordpress: WordPressClient;
  siteTag: number;
  /** Milliseconds until a change has to be seen on the other side. */
  patience: number;
  sleep: (milliseconds: number) => Promise<unknown>;
  now?: () => number;
  /** The person wants to stop: what was made is deleted all the same. */
  signal?: AbortSignal;
}

const { columns, navigation, values } = contact;
const tie = z.object({ [values.userid]: z.string().nullable(), [columns.username]: z.string().nullable() });
const pause = 500;

/**
 * Binds a contact made for this to a WordPress user made for this, in Dataverse; waits to see it in WordPress; unbinds there; waits to see it
 * in Dataverse; deletes both. What can't be deleted is named.
 */
export async function tryTestRow(options: TestRow): Promise<Finding[]> {
  const { dataverse, wordpress, siteTag, signal } = options;
  const mark = randomBytes(4).toString("hex");
  const login = `bridge-doctor-${mark}`;
  const path = `${contact.set}(${guid()})`;
  const contactId = path.slice(contact.set.length + 1, -1);
  const made: { what: string; remove: () => Promise<unknown> }[] = [];
  const findings: Finding[] = [];
  let user = 0;
  const go = async (link: string, advice: string, look: () => Promise<string>) => {
    const before = findings.some(({ result }) => result === "failed");
    const left = () => Promise.reject(new LeftOut(signal?.aborted ? "Stopped." : "The link before it failed."));
    findings.push(await lookAt(link, advice, before || signal?.aborted ? left : look));
  };

  await go(
    "Test rows made",
    "setup.auth needs the right to make contacts; the site's settings name the roles that Dataverse may give.",
    async () => {
      const email = `${login}@example.invalid`;
      made.push({ what: `the contact "Bridge doctor ${mark}"`, remove: () => dataverse.delete(path) });
      await dataverse.post(contact.set, { [contact.id]: contactId, firstname: "Bridge doctor", lastname: mark });
      // Before it is made: an answer may be lost after WordPress made the user.
      made.push({ what: `the WordPress user ${login}`, remove: removeUser });
      user = (await wordpress.createUser({ login, email, display_name: `Bridge doctor ${mark}` }, "bridge doctor")).id;
      return `contact "Bridge doctor ${mark}", WordPress user ${login}`;
    },
  );
  await go("Contact -> WordPress", "See the bridge's log and Settings > System Jobs.", async () => {
    const id = userGuid({ siteTag, userId: user });
    await dataverse.patch(path, { [`${navigation.userid}@odata.bind`]: `/${wordpressUser.set}(${id})` });
    return seen(options, "A binding made at the contact was not seen in WordPress", async () => {
      const links = await wordpress.links({ users: [user] });
      return links.some((link) => link.contact === contactId);
    });
  });
  await go("WordPress -> contact", "See the bridge's log: it pulls WordPress's changes.", async () => {
    // The bridge writes the user's name back after it has bound: both sides agree before the next change.
    await seen(options, "The contact did not get its user's name", async () => (await read()).username === login);
    await wordpress.clearUserBinding(user, "bridge doctor");
    return seen(
      options,
      "A binding taken back in WordPress was not seen at the contact",
      async () => (await read()).user === null,
    );
  });
  findings.push(
    await lookAt("Test rows removed", "Delete them by hand.", async () => {
      const left: string[] = [];
      for (const { what, remove } of made.reverse())
        await remove().catch((error: unknown) => isMissing(error) || left.push(what));
      if (left.length)
        throw new Broken(`What was made for the test is still there: ${left.join(", ")}.`, "Delete it by hand.");
      return "yes";
    }),
  );
  return findings;

  async function removeUser() {
    const query = {
      Filter: {
        Type: "and" as const,
        Conditions: [{ Field: "login" as const, Operator: "eq" as const, Value: login }],
      },
    };
    const found = user || (await wordpress.queryUsers(query)).value.find((one) => one.login === login)?.id;
    if (found) await wordpress.deleteUser(found, undefined, "bridge doctor");
  }

  async function read() {
    const row = await dataverse.get(`${path}?$select=${values.userid},${columns.username}`, tie);
    return { user: row[values.userid], username: row[columns.username] };
  }
}

const guid = () => crypto.randomUUID();

async function seen(
  { patience, sleep, now = Date.now, signal }: TestRow,
  sentence: string,
  look: () => Promise<boolean>,
) {
  const begun = now();
  for (;;) {
    if (await look()) return `seen after ${((now() - begun) / 1000).toFixed(1)} seconds`;
    if (signal?.aborted) throw new LeftOut("Stopped.");
    if (now() - begun > patience) throw new Error(`${sentence} within ${Math.round(patience / 1000)} seconds.`);
    await sleep(pause);
  }
}
