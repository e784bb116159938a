/** Ids as hosts hand them over (braces, capitals) and as rows have them, made alike. */
export const plainId = (id: string | null | undefined): string => (id ?? "").replace(/[{}]/g, "").toLowerCase();

/**
 * Whether choosing a WordPress user for a contact takes the user from another one: users in Username, Custom or Disabled mode count as free.
 * @param holder the contact that the user's row names. @param contact the contact on the form, undefined while it isn't saved.
 */
export const isTakenOver = (
  inContactMode: boolean,
  holder: string | null | undefined,
  contact: string | undefined,
): boolean => inContactMode && !!holder && plainId(holder) !== plainId(contact);

/**
 * Whether a picker offers to enable the login: a user is chosen and Login Enabled says No. Empty is left alone: it doesn't refuse by itself.
 * The words that warn of it are the form script's; the picker adds the button, because a form notification can't carry one.
 */
export const offersLogin = (user: boolean, loginEnabled: boolean | null | undefined): boolean =>
  user && loginEnabled === false;
