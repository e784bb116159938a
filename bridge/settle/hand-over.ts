import { userOf } from "./links-of";
import type { ContactRow, Link, SettlePorts } from "./ports";

/**
 * A contact merged away hands its user to the master when the master has none (rule 9).
 * @returns whether something changed, so that the contact has to be looked at anew; the master is settled too.
 */
export async function handOver(row: ContactRow, links: Link[], ports: SettlePorts): Promise<boolean> {
  const user = userOf(row.id, links);
  if (row.mergedInto === null || user === null) return false;
  const master = await ports.contacts.read(row.mergedInto);
  if (master === "deleted" || master.user !== null) return false;
  if (userOf(master.id, await ports.links.find({ contacts: [master.id] })) !== null) return false;
  const bound = await ports.links.bind({
    contact: { id: master.id, name: master.name },
    user,
    expect: { contactUser: null, userContact: row.id },
  });
  if (bound.answer === "refused") {
    ports.log.warn({ contact: row.id, master: master.id, user, why: bound.why }, "A merged contact keeps its user");
    return false;
  }
  if (bound.answer === "bound") ports.touched(master.id);
  return true;
}
