import { runCommand } from "./commands/run-command";

/*
 * Handlers of the buttons on form and list of contacts and of WordPress users. They take PrimaryControl on a form, SelectedControl on a list, and
 * optionally SelectedControlSelectedItemReferences after it. They are always shown: what doesn't apply is explained when pressed.
 */

/** Sets Login Enabled to Yes on the contacts, or on the contacts of the WordPress users. */
export const enableLogin = (control: unknown, items?: unknown): Promise<void> =>
  runCommand("enableLogin", control, items);

/** Sets Login Enabled to No. */
export const disableLogin = (control: unknown, items?: unknown): Promise<void> =>
  runCommand("disableLogin", control, items);

/** Removes the binding, from the side that the person looks at. */
export const unbind = (control: unknown, items?: unknown): Promise<void> => runCommand("unbind", control, items);

/** Opens the profile of one user in WordPress. */
export const openInWordPress = (control: unknown, items?: unknown): Promise<void> =>
  runCommand("openInWordPress", control, items);

/** Has WordPress send its password reset mail. */
export const sendPasswordReset = (control: unknown, items?: unknown): Promise<void> =>
  runCommand("sendPasswordReset", control, items);
