import { contact, wordpressUser } from "../../model/generated/names";

/** The two forms of the solution that carry a picker. */
export const pickerForms = {
  contact: { table: contact.table, column: contact.columns.userid, script: "contact.js", namespace: "Contact" },
  user: {
    table: wordpressUser.table,
    column: wordpressUser.columns.contactid,
    script: "wordpressuser.js",
    namespace: "WordPressUser",
  },
} as const;

export type PickerForm = keyof typeof pickerForms;
