import { type CommandName, type CommandReason, type CommandRow, type CommandWarning } from "../commands";

const contact = { id: "c1", username: "ann", loginEnabled: true, active: true };
const user = { id: "a", wpId: 42, site: "https://example.com/" };

export interface CommandExample {
  what: string;
  command: CommandName;
  row: CommandRow;
  /** Why the row is left alone; undefined when the command is carried out. */
  left?: CommandReason;
  warning?: CommandWarning;
}

const row = (given: {
  contact?: Partial<NonNullable<CommandRow["contact"]>> | null;
  user?: Partial<NonNullable<CommandRow["user"]>> | null;
}): CommandRow => ({
  name: "Ann Editor",
  contact: given.contact === null ? null : { ...contact, ...given.contact },
  user: given.user === null ? null : { ...user, ...given.user },
});

export const commandExamples: CommandExample[] = [
  { what: "Login Enabled is No", command: "enableLogin", row: row({ contact: { loginEnabled: false } }) },
  { what: "Login Enabled is empty", command: "enableLogin", row: row({ contact: { loginEnabled: null } }) },
  {
    what: "Login Enabled is No, the contact is inactive",
    command: "enableLogin",
    row: row({ contact: { loginEnabled: false, active: false } }),
    warning: "inactiveStayOut",
  },
  { what: "Login Enabled is Yes", command: "enableLogin", row: row({}), left: "alreadyEnabled" },
  {
    what: "neither user nor username",
    command: "enableLogin",
    row: row({ user: null, contact: { username: null } }),
    left: "notBound",
  },
  {
    what: "a username without a user",
    command: "enableLogin",
    row: row({ user: null, contact: { loginEnabled: false } }),
  },
  { what: "a user without a contact", command: "enableLogin", row: row({ contact: null }), left: "notBound" },
  { what: "Login Enabled is Yes", command: "disableLogin", row: row({}), warning: "willBeSignedOut" },
  {
    what: "Login Enabled is No",
    command: "disableLogin",
    row: row({ contact: { loginEnabled: false } }),
    left: "alreadyDisabled",
  },
  { what: "bound", command: "unbind", row: row({}) },
  {
    what: "bound, Login Enabled is No",
    command: "unbind",
    row: row({ contact: { loginEnabled: false } }),
    warning: "willBeDisabled",
  },
  {
    what: "bound, the contact is inactive",
    command: "unbind",
    row: row({ contact: { active: false } }),
    warning: "willBeDisabled",
  },
  { what: "a contact without a user", command: "unbind", row: row({ user: null }), left: "notBound" },
  { what: "a user without a contact", command: "unbind", row: row({ contact: null }), left: "notBound" },
  { what: "a user whose site's address is known", command: "openInWordPress", row: row({ contact: null }) },
  {
    what: "a user whose site's address isn't known",
    command: "openInWordPress",
    row: row({ user: { site: "Blog" } }),
    left: "noAddress",
  },
  { what: "a contact without a user", command: "openInWordPress", row: row({ user: null }), left: "noUser" },
  { what: "a user without a contact", command: "sendPasswordReset", row: row({ contact: null }) },
  { what: "a contact without a user", command: "sendPasswordReset", row: row({ user: null }), left: "noUser" },
];
