import { z } from "zod";
import { contact as contactTable, contactState } from "../../model/generated/names";
import { parseUserGuid } from "../../model/user-guid";
import { parseUserKey } from "../../model/user-key";
import type { TieEnd } from "../../model/settle";
import type { ContactRow } from "../settle/ports";

const { columns: column, values: value } = contactTable;

/** `$select` of everything that `settle` needs. */
export const contactSelect = [
  column.id,
  column.fullname,
  column.statecode,
  column.merged,
  value.masterid,
  column.versionnumber,
  value.userid,
  column.userkey,
  column.username,
  column.loginenabled,
].join();

const guid = z.guid().toLowerCase();
const text = z.string().nullish().default(null);

/** versionnumber comes as a JSON number; the digits are what counts. */
export const versionNumber = z.union([z.int().nonnegative(), z.string().regex(/^\d+$/)]).transform(String);

/** A contact as the Web API answers it, only the columns of {@link contactSelect}. */
export const contactAnswer = z.object({
  "@odata.etag": z.string(),
  [column.id]: guid,
  [column.fullname]: text,
  [column.statecode]: z.int().nullish(),
  [column.merged]: z.boolean().nullish(),
  [value.masterid]: guid.nullish().default(null),
  [column.versionnumber]: versionNumber,
  [value.userid]: guid.nullish().default(null),
  [column.userkey]: text,
  [column.username]: text,
  [column.loginenabled]: z.boolean().nullish().default(null),
});

/** Turns the Web API's answer into what `settle` reads, seen from the site with this tag. */
export function contactRow(answer: z.infer<typeof contactAnswer>, siteTag: number): ContactRow {
  const end = (ref: { siteTag: number; userId: number } | undefined): TieEnd =>
    ref?.siteTag === siteTag ? ref.userId : "foreign";
  const lookup = answer[value.userid];
  const key = answer[column.userkey];
  return {
    id: answer[column.id],
    name: answer[column.fullname] ?? "",
    user: lookup === null ? null : end(parseUserGuid(lookup)),
    key: key === null || key === "" ? null : end(parseUserKey(key)),
    username: answer[column.username] || null,
    loginEnabled: answer[column.loginenabled],
    active: isActive(answer[column.statecode]),
    mergedInto: answer[column.merged] ? answer[value.masterid] : null,
    version: answer[column.versionnumber],
    etag: answer["@odata.etag"],
  };
}

/** Whether a contact's statecode says active. */
export const isActive = (statecode: number | null | undefined): boolean =>
  (statecode ?? contactState.active) === contactState.active;
