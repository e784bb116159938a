import { bindingChoices, wordpressUser, type WordPressUserRow } from "../../model/generated/names";
import type { PickerItem } from "../shared/picker-item";
import { plainId } from "../shared/ContextExtended";
import { queryOptions, searchFilter, type SearchColumn } from "../shared/query";
import type { Translate } from "../shared/strings";

// One by one, so that the bundle carries these names and not the whole list.
const id = wordpressUser.columns.id;
const name = wordpressUser.columns.name;
const username = wordpressUser.columns.username;
const email = wordpressUser.columns.email;
const firstname = wordpressUser.columns.firstname;
const lastname = wordpressUser.columns.lastname;
const loginlocked = wordpressUser.columns.loginlocked;
const notbindable = wordpressUser.columns.notbindable;
const binding = wordpressUser.columns.binding;
const contactname = wordpressUser.columns.contactname;
const contactId = wordpressUser.values.contactid;

const searched: SearchColumn[] = [
  { name, severalWords: true },
  { name: firstname, severalWords: true },
  { name: lastname, severalWords: true },
  { name: username, severalWords: true },
  { name: email, severalWords: false },
];

/** Query string that finds WordPress users by what somebody typed, by name. */
export const userQuery = (typed: string): string =>
  queryOptions(
    [id, name, username, email, loginlocked, notbindable, binding, contactname, contactId],
    searchFilter(typed, searched),
    `${name} asc`,
  );

/** The list's row for a WordPress user; `contact` is the id of the contact on the form. */
export function userItem(row: WordPressUserRow, contact: string | undefined, t: Translate): PickerItem {
  const login = row[username] ?? "";
  const text = row[name] || login || row[id];
  const obstacle = row[notbindable];
  const elsewhere = boundElsewhere(row, contact) ? row[contactname] || t("AnotherContact") : undefined;
  const marks = [
    elsewhere && t("MarkBound", elsewhere),
    row[loginlocked] && t("MarkLocked"),
    obstacle && t("MarkNotBindable", obstacle),
  ];
  return {
    key: row[id],
    text,
    username: login,
    line: [login, row[email]].filter(Boolean).join(" · "),
    marks: marks.filter((mark): mark is string => !!mark),
    obstacle: obstacle ? t("NotBindable", text, obstacle) : undefined,
    warning: elsewhere ? t("BoundElsewhere", text, elsewhere) : undefined,
  };
}

function boundElsewhere(row: WordPressUserRow, contact: string | undefined): boolean {
  const holder = row[contactId];
  return row[binding] === bindingChoices.contact && !!holder && plainId(holder) !== contact;
}
