import { z } from "zod";
import { contact as contactTable, wordpressUser } from "../../model/generated/names";
import { sameUsername } from "../../model/settle";
import { userGuid } from "../../model/user-guid";
import { userKey } from "../../model/user-key";
import type { ContactPatch, ContactRow, ContactStore, WriteAnswer } from "../settle/ports";
import type { DataverseClient } from "./client";
import { contactAnswer, contactRow, contactSelect } from "./contact-row";
import { DataverseRefused } from "./errors";

const { columns: column, navigation } = contactTable;

/** Codes that tell the two meanings of 412 apart (Microsoft's "Web service error codes"). */
const duplicateKeyCodes = new Set(["0x80060892", "0x80040237"]);

const list = z.object({ value: z.array(contactAnswer) });

/** Contacts of the environment, seen from one site. */
export function createContactStore(client: DataverseClient, siteTag: number): ContactStore {
  const path = (contact: string) => `contacts(${guidOf(contact)})`;

  async function where(filter: string): Promise<ContactRow[]> {
    const query = new URLSearchParams({ $select: contactSelect, $filter: filter });
    const { value } = await client.get(`contacts?${query}`, list);
    return value.map((answer) => contactRow(answer, siteTag));
  }

  return {
    async read(contact) {
      try {
        return contactRow(await client.get(`${path(contact)}?$select=${contactSelect}`, contactAnswer), siteTag);
      } catch (error) {
        if (isMissing(error)) return "deleted";
        throw error;
      }
    },

    async write(contact, patch, etag): Promise<WriteAnswer> {
      try {
        await client.patch(path(contact), bodyOf(patch, siteTag), etag);
        return "written";
      } catch (error) {
        if (!(error instanceof DataverseRefused)) throw error;
        if (error.status === 404) return "deleted";
        if (duplicateKeyCodes.has(error.code)) return "duplicate";
        // A write without an etag sends If-Match: *, which only a missing row fails.
        if (error.status === 412) return etag === undefined ? "deleted" : "changed";
        throw error;
      }
    },

    async holders(user, login) {
      const key = userKey({ siteTag, userId: user });
      const rows = await where(`${column.userkey} eq ${literal(key)} or ${column.username} eq ${literal(login)}`);
      return rows.filter((row) => row.key === user || sameUsername(row.username, login));
    },

    async withUsername(login) {
      const rows = await where(`${column.username} eq ${literal(login)}`);
      return rows.filter((row) => sameUsername(row.username, login));
    },
  };
}

/** Whether a read by id says that there is no such row: 404 and nothing else. */
export function isMissing(error: unknown): boolean {
  return error instanceof DataverseRefused && error.status === 404;
}

/** Dataverse's filters treat `_`, `%` and `[` as wildcards; callers compare what comes back. */
export const literal = (text: string): string => `'${text.replace(/'/g, "''")}'`;

/** @throws RangeError for anything but a guid: ids become part of an address. */
export function guidOf(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw new RangeError(`"${id}" is no contact id.`);
  return id.toLowerCase();
}

function bodyOf({ user, key, username, boundOn }: ContactPatch, siteTag: number): object {
  return {
    ...(user !== undefined && {
      [`${navigation.userid}@odata.bind`]:
        user === null ? null : `/${wordpressUser.set}(${userGuid({ siteTag, userId: user })})`,
    }),
    ...(key !== undefined && { [column.userkey]: key === null ? null : userKey({ siteTag, userId: key }) }),
    ...(username !== undefined && { [column.username]: username }),
    ...(boundOn !== undefined && { [column.boundon]: boundOn?.toISOString().replace(/\.\d+Z$/, "Z") ?? null }),
  };
}
