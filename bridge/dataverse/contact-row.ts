import { z } from "zod";
import { parseUserGuid } from "../../model/user-guid";
import { parseUserKey } from "../../model/user-key";
import type { TieEnd } from "../../model/settle";
import type { ContactRow } from "../settle/ports";
import { contactColumns as column, userValue } from "./contact-columns";

/** `$select` of everything that `settle` needs. */
export const contactSelect = [
  "contactid",
  "fullname",
  "statecode",
  "merged",
  "_masterid_value",
  "versionnumber",
  userValue,
  column.key,
  column.username,
  column.loginEnabled,
].join();

const guid = z.guid().toLowerCase();
const text = z.string().nullish().default(null);

/** versionnumber comes as a JSON number; the digits are what counts. */
export const versionNumber = z.union([z.int().nonnegative(), z.string().regex(/^\d+$/)]).transform(String);

/** A contact as the Web API answers it, only the columns of {@link contactSelect}. */
export const contactAnswer = z.object({
  "@odata.etag": z.string(),
  contactid: guid,
  fullname: text,
  statecode: z.int().nullish(),
  merged: z.boolean().nullish(),
  _masterid_value: guid.nullish().default(null),
  versionnumber: versionNumber,
  [userValue]: guid.nullish().default(null),
  [column.key]: text,
  [column.username]: text,
  [column.loginEnabled]: z.boolean().nullish().default(null),
});

/** Turns the Web API's answer into what `settle` reads, seen from the site with this tag. */
export function contactRow(answer: z.infer<typeof contactAnswer>, siteTag: number): ContactRow {
  const end = (ref: { siteTag: number; userId: number } | undefined): TieEnd =>
    ref?.siteTag === siteTag ? ref.userId : "foreign";
  const lookup = answer[userValue] as string | null;
  const key = answer[column.key] as string | null;
  return {
    id: answer.contactid,
    name: answer.fullname ?? "",
    user: lookup === null ? null : end(parseUserGuid(lookup)),
    key: key === null || key === "" ? null : end(parseUserKey(key)),
    username: (answer[column.username] as string | null) || null,
    loginEnabled: answer[column.loginEnabled] as boolean | null,
    active: (answer.statecode ?? 0) === 0,
    mergedInto: answer.merged ? answer._masterid_value : null,
    version: answer.versionnumber,
    etag: answer["@odata.etag"],
  };
}
