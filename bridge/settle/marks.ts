import { bindingMode } from "../../model/binding-mode";
import { markApplies, markOf, type Mark } from "../../model/marks";
import type { ContactRow, Link, SettlePorts } from "./ports";

/** Tells WordPress of Login Enabled and state where its knowledge is older than this row (rule 8). */
export async function applyMark(row: ContactRow, links: Link[], ports: SettlePorts): Promise<void> {
  await send(row.id, row.version, markOf(row), links, ports);
}

/** A contact that Dataverse no longer has: its users are refused, the binding stays (unbinding never opens a door). */
export async function markDeleted(contact: string, ports: SettlePorts): Promise<void> {
  await send(contact, null, markOf("deleted"), await ports.links.find({ contacts: [contact] }), ports);
}

async function send(contact: string, version: string | null, mark: Mark, links: Link[], ports: SettlePorts) {
  const holders = links.filter((link) => hasContact(link, contact));
  if (holders.some((link) => markApplies(mark, version, link))) await ports.links.mark(contact, version, mark);
}

/** Username and Custom mode have no reference of their own, only the contact last resolved. */
function hasContact(link: Link, contact: string): boolean {
  if (link.mode === bindingMode.contact) return link.contact === contact;
  return (link.mode === bindingMode.username || link.mode === bindingMode.custom) && link.lastContact === contact;
}
