import { z } from "zod";
import { contact as contactTable } from "../../model/generated/names";
import { bindingMode } from "../../model/binding-mode";
import type { DataverseClient } from "../dataverse/client";
import { contactsById } from "../dataverse/contacts-by-id";
import type { LinkStore } from "../settle/ports";
import type { WordPressClient } from "../wordpress-client";
import { settleAll, type SettleAllOptions } from "./settle-all";

export interface SweepDeletedOptions extends SettleAllOptions {
  dataverse: DataverseClient;
  wordpress: Pick<WordPressClient, "queryUsers">;
  links: LinkStore;
}

const usersAtOnce = 500;
const found = z.object({ [contactTable.id]: z.guid().toLowerCase() });

/** Numbers of contacts. */
interface SweptDeleted {
  looked: number;
  gone: number;
  later: number;
}

/**
 * Looks for the contact of every bound user by id, and settles those that Dataverse no longer has: a deleted row is in no list of modified
 * ones, and the webhook that told of it may be lost.
 * Users come by id, not by number of page: one deleted meanwhile would make the next page leave somebody out.
 * @returns how many contacts were looked for, how many are gone, and how many of these are kept for later because they can't be settled now.
 * @throws DataverseUnreachable, WordPressUnreachable, LeaseLost.
 */
export async function sweepDeleted(options: SweepDeletedOptions): Promise<SweptDeleted> {
  const count = { looked: 0, gone: 0, later: 0 };
  for (let after = 0; ;) {
    const { value: users } = await options.wordpress.queryUsers({
      Filter: {
        Type: "and",
        Conditions: [
          {
            Field: "mode",
            Operator: "in",
            Value: [bindingMode.username, bindingMode.custom, bindingMode.contact],
          },
          { Field: "id", Operator: "gt", Value: after },
        ],
      },
      Order: [{ Field: "id", Dir: "asc" }],
      Top: usersAtOnce,
    });
    const links = users.length ? await options.links.find({ users: users.map(({ id }) => id) }) : [];
    const contacts = [...new Set(links.map((link) => link.contact ?? link.lastContact))].filter((id) => id !== null);
    const present = new Set(
      (await contactsById(options.dataverse, contacts, contactTable.id, found)).map((row) => row[contactTable.id]),
    );
    const gone = contacts.filter((id) => !present.has(id));
    count.later += await settleAll(gone, options);
    count.looked += contacts.length;
    count.gone += gone.length;
    const last = users.at(-1);
    if (!last || users.length < usersAtOnce) return count;
    after = last.id;
  }
}
