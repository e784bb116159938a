import { z } from "zod";
import { contact as contactTable } from "../../model/generated/names";
import { bindingMode } from "../../model/binding-mode";
import type { DataverseClient } from "../dataverse/client";
import { guidOf } from "../dataverse/contact-store";
import type { LinkStore } from "../settle/ports";
import type { WordPressClient } from "../wordpress-client";

export interface SweepDeletedOptions {
  dataverse: DataverseClient;
  wordpress: Pick<WordPressClient, "queryUsers">;
  links: LinkStore;
  settle: (contact: string) => Promise<void>;
}

const usersAtOnce = 500;
/** Ids in one request: the address of a request has its limits. */
const idsAtOnce = 40;

const found = z.object({ value: z.array(z.object({ [contactTable.id]: z.guid().toLowerCase() })) });

/**
 * Looks for the contact of every bound user by id, and settles those that Dataverse no longer has: a deleted row is in no list of modified
 * ones, and the webhook that told of it may be lost.
 * @returns how many contacts were looked for and how many are gone.
 */
export async function sweepDeleted(options: SweepDeletedOptions): Promise<{ looked: number; gone: number }> {
  const count = { looked: 0, gone: 0 };
  for (let skip = 0; ; skip += usersAtOnce) {
    const { value: users } = await options.wordpress.queryUsers({
      Filter: {
        Type: "and",
        Conditions: [
          {
            Field: "mode",
            Operator: "in",
            Value: [bindingMode.username, bindingMode.custom, bindingMode.contact],
          },
        ],
      },
      Order: [{ Field: "id", Dir: "asc" }],
      Top: usersAtOnce,
      Skip: skip,
    });
    const links = users.length ? await options.links.find({ users: users.map(({ id }) => id) }) : [];
    const contacts = [...new Set(links.map((link) => link.contact ?? link.lastContact))].filter((id) => id !== null);
    for (let at = 0; at < contacts.length; at += idsAtOnce) {
      const asked = contacts.slice(at, at + idsAtOnce);
      const gone = await missing(asked, options.dataverse);
      await Promise.all(gone.map(options.settle));
      count.looked += asked.length;
      count.gone += gone.length;
    }
    if (users.length < usersAtOnce) return count;
  }
}

async function missing(contacts: string[], dataverse: DataverseClient): Promise<string[]> {
  const query = new URLSearchParams({
    $select: contactTable.id,
    $filter: contacts.map((id) => `${contactTable.id} eq ${guidOf(id)}`).join(" or "),
  });
  const present = new Set((await dataverse.get(`contacts?${query}`, found)).value.map((row) => row[contactTable.id]));
  return contacts.filter((id) => !present.has(id));
}
