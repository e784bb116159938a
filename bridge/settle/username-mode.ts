import { bindingMode } from "../../model/binding-mode";
import { markOf } from "../../model/marks";
import { sameUsername } from "../../model/settle";
import { matchUsername } from "../../model/sign-in";
import type { ContactRow, Link, SettlePorts } from "./ports";

/**
 * Users in Username mode whom this contact concerns: those it now matches by sign-in name and those it matched before and no longer does.
 * Each is resolved anew, so that whoever no longer matches is refused at once.
 */
export async function followUsername(row: ContactRow, links: Link[], ports: SettlePorts): Promise<void> {
  for (const link of links) {
    if (link.mode !== bindingMode.username) continue;
    const matches = sameUsername(link.login, row.username);
    const wasMatched = link.lastContact === row.id;
    if (matches !== wasMatched) await resolveUsername(link, ports);
  }
}

/** Asks Dataverse which contact carries the user's sign-in name and tells WordPress: exactly one active contact, or nobody. */
export async function resolveUsername(
  link: Pick<Link, "user" | "login">,
  { contacts, links }: Pick<SettlePorts, "contacts" | "links">,
): Promise<void> {
  const match = matchUsername(await contacts.withUsername(link.login));
  await links.usernameResolved(
    link.user,
    typeof match === "string"
      ? { contact: null, reason: match }
      : { contact: { id: match.id, name: match.name }, version: match.version, mark: markOf(match) },
  );
}
