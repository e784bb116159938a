import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { assemble } from "../../bridge/assemble";
import { readConfig } from "../../bridge/config";
import { createLog } from "../../bridge/log";
import { contact as names, wordpressUser } from "../../model/generated/names";
import { parseUserGuid, userGuid } from "../../model/user-guid";
import { parseUserKey, userKey } from "../../model/user-key";
import { type Reference } from "../../sandbox/dataverse";
import { startPatientSandbox } from "../patient-sandbox";

const siteTag = 1;
const { columns } = names;

/** What a contact made for a test holds. */
export interface NewContact {
  /** The lookup. */
  dataverse: number | null;
  /** The user key. */
  agreed?: number | null;
  username?: string | null;
  loginEnabled?: boolean | null;
}

const release = `<?php
foreach ($input as $user) {
	global $wpdb;
	icds_set_contactless_mode($user, 0);
	$wpdb->update($wpdb->base_prefix . 'icds_links', ['denied' => 0, 'denied_reason' => null, 'dv_version' => null, 'last_contact_id' => null], ['user_id' => $user]);
	update_user_meta($user, 'icds_disabled', 0);
}`;

export type Tie = Awaited<ReturnType<typeof startTie>>;

/**
 * The real WordPress and the local Dataverse with a bridge that does nothing by itself: every webhook is lost and its clock is slow, so a test
 * decides when a contact is settled, by the bridge's own code in this process.
 */
export async function startTie() {
  const stateFolder = await mkdtemp(path.join(tmpdir(), "tie-"));
  const never = 86_400;
  const sandbox = await startPatientSandbox({
    stateFolder,
    bridgeSettings: { tickSeconds: never, sweepSeconds: never, deletionSweepSeconds: never },
  });
  const { dataverse, wordpress } = sandbox;
  dataverse.knobs.loseDeliveries(true);
  const { sites } = assemble(readConfig(sandbox.bridge.configFile), "test", createLog("silent"));
  const { site, wordpress: client } = sites[0]!;

  // What people do to rows in Dataverse: the bridge's own application user may do no more than its role says.
  const asPerson = dataverse.fetch(dataverse.people[0]);
  async function api(method: string, route: string, body?: object): Promise<void> {
    const answer = await asPerson(`/api/data/v9.2/${route}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`);
  }

  const reference = (user: number): Reference => ({
    table: wordpressUser.table,
    id: userGuid({ siteTag, userId: user }),
  });
  const row = (contact: string) => dataverse.row(names.table, contact)!;
  const lookupBody = (guid: string | null) => ({
    [`${names.navigation.userid}@odata.bind`]: guid && `/${wordpressUser.set}(${guid})`,
  });

  return {
    settle: (contact: string) => site.settle(contact),

    /** A contact as if it had always been there: nobody is told. */
    addContact({ dataverse: user, agreed = user, username = null, loginEnabled = true }: NewContact): string {
      const id = randomUUID();
      dataverse.seed(names.table, [
        {
          [names.id]: id,
          lastname: `Contact ${id.slice(0, 8)}`,
          [columns.userid]: user === null ? null : reference(user),
          [columns.userkey]: agreed === null ? null : userKey({ siteTag, userId: agreed }),
          [columns.username]: username,
          [columns.loginenabled]: loginEnabled,
        },
      ]);
      return id;
    },
    editLookup: (contact: string, user: number | null) =>
      api("PATCH", `contacts(${contact})`, lookupBody(user === null ? null : userGuid({ siteTag, userId: user }))),
    editLookupToGuid: (contact: string, guid: string) => api("PATCH", `contacts(${contact})`, lookupBody(guid)),
    rename: (contact: string, firstname: string, lastname: string) =>
      api("PATCH", `contacts(${contact})`, { firstname, lastname }),
    deleteContact: (contact: string) => api("DELETE", `contacts(${contact})`),
    mergeAway: (loser: string, master: string) =>
      api("POST", "Merge", {
        Target: { "@odata.type": "Microsoft.Dynamics.CRM.contact", contactid: master },
        Subordinate: { "@odata.type": "Microsoft.Dynamics.CRM.contact", contactid: loser },
        UpdateContent: {},
        PerformParentingChecks: false,
      }),
    writeVirtualContact: (user: number, contact: string) =>
      api("PATCH", `${wordpressUser.set}(${userGuid({ siteTag, userId: user })})`, {
        [`${wordpressUser.navigation.contactid}@odata.bind`]: `/contacts(${contact})`,
      }),

    async bindInWordPress(contact: string, user: number | null): Promise<void> {
      if (user === null) return;
      const request = { contact: { id: contact, name: "" }, user, expect: null, take_over: true };
      await client.bind(request, "test");
    },
    /** Leaves users as if nobody had ever bound or refused them. */
    releaseInWordPress: (users: number[]) => wordpress.run(release, users),
    setMode: (user: number, mode: number) => client.setUserBinding(user, { mode, ref: null } as never, "test"),
    linkOf: async (user: number) => (await client.links({ users: [user] }))[0]!,
    switchSignIn: (on: boolean) =>
      wordpress.run("<?php update_option('icds_authorize_bound_users', $input ? '1' : '0');", on),
    userIdOf: async (login: string) =>
      Number(await wordpress.run("<?php echo get_user_by('login', $input)->ID;", login)),
    async untilBoundInWordPress(contact: string, user: number): Promise<void> {
      while (!(await client.links({ users: [user] })).some((link) => link.contact === contact));
    },

    /** The three ends of each contact's tie, as user ids, and its username. */
    async endsOf(contacts: string[]) {
      const links = await client.links({ contacts });
      return contacts.map((contact) => {
        const lookup = row(contact)[columns.userid] as Reference | null;
        const key = row(contact)[columns.userkey] as string | null;
        return {
          wordpress: links.find((link) => link.contact === contact)?.user ?? null,
          dataverse: lookup ? (parseUserGuid(lookup.id)?.userId ?? -1) : null,
          agreed: key ? (parseUserKey(key)?.userId ?? -1) : null,
          username: (row(contact)[columns.username] as string | null) ?? null,
        };
      });
    },
    usernameOf: (contact: string) => (row(contact)[columns.username] as string | null) ?? null,
    writesOf: (contact: string) => dataverse.writes(names.table, contact),

    async stop(): Promise<void> {
      await sandbox.stop();
      await rm(stateFolder, { recursive: true, force: true });
    },
  };
}
