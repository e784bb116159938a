import { contact, contactState, type ContactRow } from "../../model/generated/names";
import { parseUserGuid } from "../../model/user-guid";
import { userKey } from "../../model/user-key";
import type { PickerItem } from "../shared/picker-item";
import { queryOptions, searchFilter, type SearchColumn } from "../shared/query";
import type { Translate } from "../shared/strings";

// One by one, so that the bundle carries these names and not the whole list.
const id = contact.columns.id;
const fullname = contact.columns.fullname;
const emailaddress1 = contact.columns.emailaddress1;
const username = contact.columns.username;
const userkey = contact.columns.userkey;
const statecode = contact.columns.statecode;

const searched: SearchColumn[] = [
  { name: fullname, severalWords: true },
  { name: emailaddress1, severalWords: false },
  { name: username, severalWords: true },
];

/** Query string that finds contacts by what somebody typed: active ones first, then by name. */
export const contactQuery = (typed: string): string =>
  queryOptions(
    [id, fullname, emailaddress1, username, userkey, statecode],
    searchFilter(typed, searched),
    `${statecode} asc,${fullname} asc`,
  );

/**
 * The list's row for a contact; `user` is the row id of the WordPress user on the form. Whether the contact is bound is read from its user key:
 * the lookup would make Dataverse ask WordPress for every row.
 */
export function contactItem(row: ContactRow, user: string | undefined, t: Translate): PickerItem {
  const login = row[username] ?? "";
  const text = row[fullname] || row[emailaddress1] || row[id];
  const key = row[userkey];
  const here = user && parseUserGuid(user);
  const elsewhere = key && !(here && userKey(here) === key) ? login || key : undefined;
  const marks = [elsewhere && t("MarkBound", elsewhere), row[statecode] === contactState.inactive && t("MarkInactive")];
  return {
    key: row[id],
    text,
    line: [row[emailaddress1], login].filter(Boolean).join(" · "),
    marks: marks.filter((mark): mark is string => !!mark),
    warning: elsewhere ? t("BoundElsewhere", text, elsewhere) : undefined,
  };
}
