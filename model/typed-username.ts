import { type NamedRow } from "./contact-form";
import { type FormNote } from "./form-note";

/** What was found about a username typed while no user is chosen. */
export interface UsernameFindings {
  /** The WordPress user who signs in with it. */
  user:
    | (NamedRow & {
        email: string;
        /** Why this user may not be bound; null when nothing is in the way. */
        obstacle: string | null;
        /** The contact that this user is bound to. */
        holder: NamedRow | null;
      })
    | undefined;
  /** Another contact that holds it. */
  contact: NamedRow | undefined;
}

export type TypedUsernameText =
  "usernameMatches" | "usernameMatchesNobody" | "usernameMatchesHeld" | "usernameMatchesBarred" | "usernameTaken";

/**
 * What a form says about a username typed while no user is chosen (design: a username with no user may be typed): another contact with the same one stops
 * the save; a WordPress user who goes by it is named and, when free, offered.
 */
export function usernameNotes(
  username: string,
  { user, contact }: UsernameFindings,
  contactId?: string,
): FormNote<TypedUsernameText>[] {
  const at = "username";
  if (contact) return [{ text: "usernameTaken", level: "error", at, values: [username, contact.name] }];
  if (!user) return [{ text: "usernameMatchesNobody", level: "info", at, values: [username] }];
  const values = [user.name, user.email];
  if (user.obstacle) return [{ text: "usernameMatchesBarred", level: "info", at, values: [...values, user.obstacle] }];
  if (user.holder && user.holder.id !== contactId)
    return [{ text: "usernameMatchesHeld", level: "info", at, values: [...values, user.holder.name] }];
  return [{ text: "usernameMatches", level: "info", at, values, action: "useUser" }];
}
