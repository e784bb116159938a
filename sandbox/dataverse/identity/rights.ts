import { allowedByProfiles, type ColumnProfile, type ColumnRight } from "../../metadata/column-profile";
import { type PrivilegeLevel, type SecurityRole } from "../../metadata/read-role";
import { type Column, type Table } from "../../metadata/types";
import { fail } from "../errors";
import { stableGuid } from "../guid";
import { isReference, type Row, withValues } from "../store/row";
import { type Caller, type Grants } from "./callers";

export type Action = "Create" | "Read" | "Write" | "Delete" | "Append" | "AppendTo" | "Assign";

/** Tables that everybody reads: what the platform's role Basic User gives besides a solution's own roles. */
const openTables = ["systemuser", "entity", "sdkmessage", "sdkmessagefilter"];

const order: PrivilegeLevel[] = ["Basic", "Local", "Deep", "Global"];

/** What callers may do, by the solution's security roles and column security profiles: the widest of all that they have counts. */
export class Rights {
  constructor(
    private readonly roles: SecurityRole[],
    private readonly profiles: ColumnProfile[] = [],
  ) {}

  /** @throws Error naming a role or profile that the solution doesn't have. */
  refuseUnknown({ roles = [], profiles = [] }: Grants): void {
    const unknown = roles.find((name) => !this.roles.some((role) => role.name === name));
    if (unknown !== undefined)
      throw new Error(
        `The solution has no security role '${unknown}'; it has ${this.roles.map(({ name }) => name).join(", ") || "none"}.`,
      );
    const noProfile = profiles.find((name) => !this.profiles.some((profile) => profile.name === name));
    if (noProfile !== undefined)
      throw new Error(
        `The solution has no column security profile '${noProfile}'; it has ${this.profiles.map(({ name }) => name).join(", ") || "none"}.`,
      );
  }

  isAdministrator({ roles }: Caller): boolean {
    return roles === undefined;
  }

  /** Names of what the caller's roles allow, in lower case; an administrator's are all there are. */
  privilegeNames(caller: Caller): string[] {
    return [...new Set(this.rolesOf(caller).flatMap((role) => Object.keys(role.privileges)))];
  }

  /** Names of all privileges of all roles, in lower case. */
  namedInRoles(): string[] {
    return [...new Set(this.roles.flatMap(({ privileges }) => Object.keys(privileges)))];
  }

  /** Undefined: no right at all. */
  level(caller: Caller, action: Action, table: Table): PrivilegeLevel | undefined {
    if (this.isAdministrator(caller) || (action === "Read" && openTables.includes(table.logicalName))) return "Global";
    const name = privilegeName(action, table).toLowerCase();
    const levels = this.rolesOf(caller).flatMap(({ privileges }) => privileges[name] ?? []);
    return levels.sort((left, right) => order.indexOf(right) - order.indexOf(left))[0];
  }

  /** @throws DataverseError 403 without the right, or with a right to one's own rows only and a row of somebody else. */
  demand(caller: Caller, action: Action, table: Table, row?: Row): void {
    if (!this.mayReach(caller, action, table, row)) throw this.missing(caller, action, table);
  }

  /** Whether `demand` would let the caller through. */
  mayReach(caller: Caller, action: Action, table: Table, row?: Row): boolean {
    const level = this.level(caller, action, table);
    return level !== undefined && (!row || this.reaches(caller, level, table, row));
  }

  /** @throws DataverseError 403 for a caller none of whose roles has this privilege at any level. */
  demandNamed(caller: Caller, privilege: string): void {
    if (!this.isAdministrator(caller) && !this.privilegeNames(caller).includes(privilege.toLowerCase()))
      throw fail("missingNamedPrivilege", caller.userId, privilege);
  }

  /** One business unit only: every level above Basic reaches every row. */
  private reaches({ userId }: Caller, level: PrivilegeLevel, table: Table, row: Row): boolean {
    if (level !== "Basic" || table.ownership !== "UserOwned") return true;
    return isReference(row.ownerid) && row.ownerid.id === userId;
  }

  /** True when only own rows may be read. */
  readsOwnOnly(caller: Caller, table: Table): boolean {
    return table.ownership === "UserOwned" && this.level(caller, "Read", table) === "Basic";
  }

  /** Secured columns are open to administrators and to whom a profile gives them. */
  mayColumn(caller: Caller, right: ColumnRight, table: Table, { logicalName, isSecured }: Column): boolean {
    const key = `${table.logicalName}.${logicalName}`;
    const own = caller.columns?.[key];
    if (own) return own[right] ?? false;
    if (!isSecured || this.isAdministrator(caller)) return true;
    return allowedByProfiles(this.profiles, caller.profiles ?? [], key)[right] ?? false;
  }

  /**
   * Rows as a caller reads them: secured columns without the right to read them are empty, for conditions and orders too, so that
   * nothing is learnt by asking. Undefined for a caller from whom nothing is hidden.
   */
  maskFor(caller: Caller): ((table: Table, row: Row) => Row) | undefined {
    if (this.isAdministrator(caller) && !caller.columns) return undefined;
    const byTable = new Map<Table, Row | undefined>();
    const hiddenOf = (table: Table): Row | undefined => {
      const hidden = Object.values(table.columns).filter((column) => !this.mayColumn(caller, "read", table, column));
      return hidden.length ? Object.fromEntries(hidden.map(({ logicalName }) => [logicalName, null])) : undefined;
    };
    return (table, row) => {
      if (!byTable.has(table)) byTable.set(table, hiddenOf(table));
      const hidden = byTable.get(table);
      return hidden ? withValues(row, hidden) : row;
    };
  }

  private rolesOf({ roles = [] }: Caller): SecurityRole[] {
    return this.roles.filter(({ name }) => roles.includes(name));
  }

  private missing(caller: Caller, action: Action, table: Table) {
    const privileges = this.rolesOf(caller).flatMap((role) => Object.keys(role.privileges));
    const privilege = privilegeName(action, table);
    return fail("missingPrivilege", {
      user: caller.userId,
      roles: caller.roles?.length ?? 0,
      privileges: privileges.length,
      privilege,
      privilegeId: stableGuid(`privilege ${privilege}`),
      typeCode: table.objectTypeCode,
      table: table.logicalName,
      label: table.displayName[1033] ?? table.schemaName,
    });
  }
}

const privilegeName = (action: Action, { schemaName }: Table): string => `prv${action}${schemaName}`;
