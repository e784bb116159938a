import { type ContactFormText } from "../../model/contact-form";
import { type WordPressUserFormText } from "../../model/wordpress-user-form";

export type Text = ContactFormText | WordPressUserFormText | "checking" | "checkFailed";

const english: Record<Text, string> = {
  usernameFromUser: "Comes from the WordPress user {0}. Clear the user to type another username.",
  usernameMatches: "Matches the WordPress user {0} ({1}).",
  usernameMatchesNobody: "No WordPress user has the username {0}.",
  usernameTaken: "The contact {1} has the username {0} already. Type another one, or clear it there first.",
  usernameTooLong: "A WordPress username has at most 60 characters.",
  usernameBlank: "A username of blanks is none. Type a username or empty the field.",
  usernamePadded: "Remove the blanks before or after the username.",
  usernameCharacters: "A WordPress username has letters a to z, digits, single blanks and _ . - @ only.",
  userNotBindable: "{0} can't be bound: {1}",
  userGone: "{0} is no longer a WordPress user. Clear the field or choose another user.",
  loginDisabled: "{0} can't sign in to WordPress: Login Enabled is No.",
  contactInactive: "{0} can't sign in to WordPress: this contact is inactive.",
  checking: "Checking the WordPress user. The form saves by itself when that is done.",
  checkFailed: "The WordPress user could not be checked. You can save; what WordPress refuses is undone.",
};

/** A text in the reader's language with its places filled in. */
export const say = (text: Text, values: string[] = []): string =>
  english[text].replace(/\{(\d)\}/g, (place, index: string) => values[Number(index)] ?? place);
