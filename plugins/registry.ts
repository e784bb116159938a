import type { Step } from "./step";
import { createContactSettle } from "./steps/contact/create-settle";
import { deleteContactSettle } from "./steps/contact/delete-settle";
import { mergeContactSettle } from "./steps/contact/merge-settle";
import { updateContactSettle } from "./steps/contact/update-settle";
import { sendPasswordReset, sendUserPasswordReset } from "./steps/wordpressuser/send-password-reset";

/** Every step there is. A new step is one file, its test, one line here, one line in the README. */
export const registry: readonly Step[] = [
  createContactSettle,
  updateContactSettle,
  deleteContactSettle,
  mergeContactSettle,
  sendPasswordReset,
  sendUserPasswordReset,
];
