import { sameUsername } from "../../model/settle";
import { userOf } from "./links-of";
import type { ContactPatch, ContactRow, SettlePorts } from "./ports";

/**
 * Takes a user's key, and the columns that say the same, off every contact but the one that has the user now (rule 6); also the user's
 * sign-in name where it stands on a contact without a user. A contact written by somebody else meanwhile is left alone: it gets a settle of
 * its own.
 */
export async function clearOthers(user: number, login: string, except: string, ports: SettlePorts): Promise<void> {
  for (const row of await ports.contacts.holders(user, login)) {
    if (row.id === except) continue;
    const patch = await patchFor(row);
    if (Object.keys(patch).length > 0) await ports.contacts.write(row.id, patch, row.etag);
  }

  async function patchFor(row: ContactRow): Promise<ContactPatch> {
    const patch: ContactPatch = {};
    const agreed = row.key === user;
    if (agreed) Object.assign(patch, { key: null, boundOn: null });
    // An edit of the lookup that is not settled yet (lookup and key differ) is somebody's wish: it stays.
    const mirrored =
      agreed && row.user === user && userOf(row.id, await ports.links.find({ contacts: [row.id] })) !== user;
    if (mirrored) patch.user = null;
    if ((row.user === null || mirrored) && sameUsername(row.username, login)) patch.username = null;
    return patch;
  }
}
