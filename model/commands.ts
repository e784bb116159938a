import { decideSignIn } from "./sign-in";

export const commandNames = ["enableLogin", "disableLogin", "unbind", "openInWordPress", "sendPasswordReset"] as const;

export type CommandName = (typeof commandNames)[number];

/** A row that a command was started on, from either side: the contact, the WordPress user, or both when they are tied. */
export interface CommandRow {
  /** Primary name of the row that was selected. */
  name: string;
  contact: { id: string; username: string | null; loginEnabled: boolean | null; active: boolean } | null;
  user: { id: string; wpId: number | null; site: string | null } | null;
}

/** Why a command leaves a row alone. */
export type CommandReason = "notBound" | "alreadyEnabled" | "alreadyDisabled" | "noUser" | "noAddress";

/** Why a command leaves this row alone; undefined when it applies. */
export function commandObstacle(command: CommandName, { contact, user }: CommandRow): CommandReason | undefined {
  switch (command) {
    case "enableLogin":
    case "disableLogin": {
      // A username without a user binds too (Username mode).
      if (!contact || (!user && !contact.username)) return "notBound";
      const wanted = command === "enableLogin";
      if (contact.loginEnabled === wanted) return wanted ? "alreadyEnabled" : "alreadyDisabled";
      return undefined;
    }
    case "unbind":
      return contact && user ? undefined : "notBound";
    case "sendPasswordReset":
      return user ? undefined : "noUser";
    case "openInWordPress":
      if (!user) return "noUser";
      return user.wpId && profileAddress(user.site, user.wpId) ? undefined : "noAddress";
  }
}

/** What the confirmation must add. */
export type CommandWarning = "inactiveStayOut" | "willBeSignedOut" | "willBeDisabled";

export interface CommandPlan {
  rows: CommandRow[];
  left: { row: CommandRow; reason: CommandReason }[];
  /** How many of `rows` a warning concerns, and which warning; undefined when none. */
  warning: { text: CommandWarning; rows: number } | undefined;
}

/** Which of the chosen rows a command is carried out on, which it leaves alone and why, and what the person has to know before. */
export function planCommand(command: CommandName, chosen: CommandRow[]): CommandPlan {
  const judged = chosen.map((row) => ({ row, reason: commandObstacle(command, row) }));
  const rows = judged.filter(({ reason }) => !reason).map(({ row }) => row);
  const left = judged.flatMap(({ row, reason }) => (reason ? [{ row, reason }] : []));
  return { rows, left, warning: warningOf(command, rows) };
}

function warningOf(command: CommandName, rows: CommandRow[]): CommandPlan["warning"] {
  const count = (concerns: (contact: NonNullable<CommandRow["contact"]>) => boolean): number =>
    rows.filter(({ contact }) => contact && concerns(contact)).length;
  const found: [CommandWarning, number] | undefined = (
    {
      enableLogin: ["inactiveStayOut", count(({ active }) => !active)],
      disableLogin: ["willBeSignedOut", rows.length],
      unbind: ["willBeDisabled", count((contact) => decideSignIn(contact, false).decision === "deny")],
    } as Record<string, [CommandWarning, number]>
  )[command];
  return found && found[1] > 0 ? { text: found[0], rows: found[1] } : undefined;
}

/** Address of a user's profile in WordPress's administration; undefined when `site` is no web address. */
export function profileAddress(site: string | null, wpId: number): string | undefined {
  const match = /^(https?:\/\/[^\s?#]+?)\/*$/i.exec(site ?? "");
  return match ? `${match[1]}/wp-admin/user-edit.php?user_id=${wpId}` : undefined;
}
