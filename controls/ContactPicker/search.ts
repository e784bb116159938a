import { contact, contactState } from "../../model/generated/names";
import { parseUserGuid } from "../../model/user-guid";
import { userKey } from "../../model/user-key";
import type { Source } from "../shared/PickerControl";
import type { CommonInputs } from "../shared/host-props";

type Text = ComponentFramework.PropertyTypes.StringProperty;

/** Inputs of the contact picker. */
export interface ContactInputs extends CommonInputs {
  contact: ComponentFramework.PropertyTypes.LookupProperty;
  fullName?: Text;
  email?: Text;
  usernameColumn?: Text;
  userkeyColumn?: Text;
  allowNew?: ComponentFramework.PropertyTypes.TwoOptionsProperty;
}

// One by one, so that the bundle carries these names and not the whole list.
const id = contact.columns.id;
const fullname = contact.columns.fullname;
const emailaddress1 = contact.columns.emailaddress1;
const statecode = contact.columns.statecode;

/**
 * How contacts are found: by full name, e-mail and username, active ones first. `user` is the row id of the WordPress user on the form. Whether a
 * contact is bound is read from its user key: the lookup would make Dataverse ask WordPress for every row.
 */
export function contactSource(
  { fullName, email, usernameColumn, userkeyColumn }: ContactInputs,
  user: string | undefined,
): Source {
  const username = usernameColumn?.raw || contact.columns.username;
  const userkey = userkeyColumn?.raw || contact.columns.userkey;
  const here = user && parseUserGuid(user);
  return {
    table: contact.table,
    id,
    columns: [id, fullname, emailaddress1, username, userkey, statecode],
    searched: [fullname, emailaddress1, username],
    orderBy: `${statecode},${fullname}`,
    likeness: [
      [emailaddress1, email?.raw],
      [fullname, fullName?.raw],
    ],
    item(row, t) {
      const login = row[username];
      const text = row[fullname] || row[emailaddress1] || row[id];
      const key = row[userkey];
      const elsewhere = key && !(here && userKey(here) === key) && (login || key);
      const inactive = row[statecode] === contactState.inactive;
      return {
        key: row[id],
        text,
        line: [row[emailaddress1], login],
        marks: [elsewhere && t("MarkBound", elsewhere), inactive && t("MarkInactive")],
        question: elsewhere && t("TakeOverQuestion", text, elsewhere),
        note: inactive ? t("Inactive", text) : undefined,
      };
    },
  };
}
