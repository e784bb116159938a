/** The longest sign-in name that WordPress stores (`wp_users.user_login`). */
export const maxUsernameLength = 60;

export type UsernameProblem = "usernameTooLong" | "usernameBlank" | "usernamePadded" | "usernameCharacters";

/**
 * What is wrong with a typed username, or undefined when WordPress would take it as it is: at most 60 characters, not blank, no blanks
 * around or doubled inside, and only the letters, digits and signs that WordPress's `sanitize_user` leaves in strict mode. Empty is fine: no username.
 */
export function usernameProblem(username: string | null): UsernameProblem | undefined {
  if (!username) return undefined;
  const trimmed = username.trim();
  if (!trimmed) return "usernameBlank";
  if (trimmed !== username) return "usernamePadded";
  if (username.length > maxUsernameLength) return "usernameTooLong";
  return /^[a-z0-9_.@-]+( [a-z0-9_.@-]+)*$/i.test(username) ? undefined : "usernameCharacters";
}
