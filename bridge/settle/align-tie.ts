import { bindingMode } from "../../model/binding-mode";
import { decideTie, settledUsername, type LeavingUser } from "../../model/settle";
import { clearOthers } from "./clear-others";
import { contactOf, linkOf, userOf } from "./links-of";
import type { ContactPatch, ContactRow, Link, SettlePorts } from "./ports";
import type { SettleFirst } from "./settle";

/**
 * One step towards a contact's three ends being equal: "agreed" when there was nothing to do, "look again" after any write or lost race,
 * "busy" when another contact must be settled first and is being settled right now.
 */
export async function alignTie(
  row: ContactRow,
  links: Link[],
  ports: SettlePorts,
  settleFirst: SettleFirst,
): Promise<"agreed" | "look again" | "busy"> {
  const wordpress = userOf(row.id, links);
  const action = decideTie({ wordpress, dataverse: row.user, agreed: row.key });
  switch (action.do) {
    case "agree":
      return await write(wordpress);
    case "mirror":
      if (action.rule !== 2) log(action.why === "foreign" ? "The contact's user is none of this site" : "Both edited");
      return await mirrorBack();
    case "bind":
      return await bind(action.user);
  }

  /** Rule 3: Dataverse was edited. Never takes a user away from another contact (rule 5). */
  async function bind(user: number | null) {
    if (user !== null) {
      const wanted = linkOf(user, links);
      if (!wanted) return await refuse(user, "WordPress has no such user");
      let holder = contactOf(wanted);
      if (holder !== null) {
        const first = await settleFirst(holder);
        if (first === "busy") return "busy";
        if (first === "settled") holder = contactOf((await ports.links.find({ users: [user] }))[0]);
      }
      if (holder !== null) return await refuse(user, "the user is bound to another contact");
    }
    const bound = await ports.links.bind({
      contact: { id: row.id, name: row.name },
      user,
      expect: { contactUser: wordpress, userContact: null },
    });
    if (bound.answer === "refused") return await refuse(user, bound.why);
    if (bound.answer === "changed") return "look again";
    // At once and without If-Match: a second edit made meanwhile must still read as an edit.
    const patch = patchTo(user);
    delete patch.user;
    if (user !== null) await clearOthers(user, linkOf(user, links)!.login, row.id, ports);
    if ((await ports.contacts.write(row.id, patch)) === "duplicate" && user !== null) {
      await clearOthers(user, linkOf(user, links)!.login, row.id, ports);
      await ports.contacts.write(row.id, patch);
    }
    return "look again";
  }

  function refuse(user: number | null, why: string) {
    ports.log.warn({ contact: row.id, user, why }, "A user picked in Dataverse was not bound; WordPress's goes back");
    return mirrorBack();
  }

  /** Rules 2 and 6: the contact shows WordPress's user; whoever else holds that user loses it first. */
  async function mirrorBack() {
    if (wordpress !== null) await clearOthers(wordpress, linkOf(wordpress, links)!.login, row.id, ports);
    return await write(wordpress);
  }

  async function write(user: number | null): Promise<"agreed" | "look again"> {
    const patch = patchTo(user);
    if (Object.keys(patch).length === 0) return "agreed";
    const answer = await ports.contacts.write(row.id, patch, row.etag);
    if (answer === "duplicate" && user !== null) await clearOthers(user, linkOf(user, links)!.login, row.id, ports);
    return "look again";
  }

  /** Only the columns that differ from how they should be with this user. */
  function patchTo(user: number | null): ContactPatch {
    const patch: ContactPatch = {};
    if (row.user !== user) patch.user = user;
    if (row.key !== user) Object.assign(patch, { key: user, boundOn: user === null ? null : ports.now() });
    const username = settledUsername(
      row.username,
      user === null ? undefined : linkOf(user, links)?.login,
      leaving(user),
    );
    if (username !== row.username) patch.username = username;
    return patch;
  }

  function leaving(staying: number | null): LeavingUser[] {
    const users = new Set([row.user, row.key, wordpress].filter((end) => typeof end === "number" && end !== staying));
    return [...users].map((user) => {
      const link = linkOf(user as number, links);
      return {
        login: link?.login,
        usernameMode: link?.mode === bindingMode.username,
        agreed: row.key === user,
      };
    });
  }

  function log(message: string) {
    ports.log.warn(
      { contact: row.id, wordpress, dataverse: row.user, agreed: row.key },
      `${message}; WordPress's user goes back to the contact`,
    );
  }
}
