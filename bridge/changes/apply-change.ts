import { bindingMode } from "../../model/binding-mode";
import type { ContactStore, LinkStore } from "../settle/ports";
import { resolveUsername } from "../settle/username-mode";
import type { Change } from "../wordpress-client";

export interface ApplyPorts {
  settle: (contact: string) => Promise<void>;
  contacts: ContactStore;
  links: LinkStore;
  /** Whether the contact's columns show this site's users. */
  mirrors: boolean;
}

/** Brings one change of WordPress across: settles every contact it names, and what contacts can't know of by themselves. */
export async function applyChange(change: Change, ports: ApplyPorts): Promise<void> {
  const settled = await Promise.allSettled([...new Set(change.data.contacts)].map(ports.settle));
  const failed = settled.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  if (!change.user || !ports.mirrors) return;
  if (change.kind === "deleted" && change.data.login) await clearUsername(change.data.login, ports.contacts);
  else if (change.kind === "binding") await resolveIfByUsername(change.user, ports);
}

/** Setting Username mode resolves once; the contact it finds may never have heard of the user. */
async function resolveIfByUsername(user: number, ports: ApplyPorts): Promise<void> {
  const [link] = await ports.links.find({ users: [user] });
  if (link?.mode === bindingMode.username) await resolveUsername(link, ports);
}

/** A deleted user's sign-in name leaves the contact, so that nobody who registers it anew inherits the contact. */
async function clearUsername(login: string, contacts: ContactStore): Promise<void> {
  for (const row of await contacts.withUsername(login)) {
    if (row.user !== null) continue;
    const answer = await contacts.write(row.id, { username: null }, row.etag);
    if (answer === "changed") throw new Error(`The contact ${row.id} changed while a deleted user's name left it.`);
  }
}
