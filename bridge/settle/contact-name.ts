import { linkOf } from "./links-of";
import type { ContactRow, Link, SettlePorts } from "./ports";

/** WordPress shows the bound contact by name; tells it when the contact was renamed. Both ends agree already. */
export async function keepContactName(row: ContactRow, links: Link[], ports: SettlePorts): Promise<void> {
  const user = typeof row.user === "number" ? linkOf(row.user, links) : undefined;
  // WordPress keeps the first 200 characters.
  const name = [...row.name].slice(0, 200).join("");
  if (user?.contact !== row.id || name === "" || user.contactName === name) return;
  await ports.links.bind({
    contact: { id: row.id, name },
    user: user.user,
    expect: { contactUser: user.user, userContact: row.id },
  });
}
