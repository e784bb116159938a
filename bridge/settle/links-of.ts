import { bindingMode } from "../../model/binding-mode";
import type { ContactRow, Link, SettlePorts } from "./ports";

/** What WordPress knows about a contact and about every user its columns name, in one request. */
export function linksOf(row: ContactRow, { links }: Pick<SettlePorts, "links">): Promise<Link[]> {
  const users = [row.user, row.key].filter((end) => typeof end === "number");
  return links.find({ contacts: [row.id], users: [...new Set(users)], logins: row.username ? [row.username] : [] });
}

/** The user whose explicit binding names this contact: there is one at most, by a unique index. */
export const userOf = (contact: string, links: Link[]): number | null =>
  links.find((link) => link.mode === bindingMode.contact && link.contact === contact)?.user ?? null;

export const linkOf = (user: number, links: Link[]): Link | undefined => links.find((link) => link.user === user);

/** The contact that a user is explicitly bound to. Users in every other mode count as free. */
export const contactOf = (link: Link | undefined): string | null =>
  link?.mode === bindingMode.contact ? link.contact : null;
