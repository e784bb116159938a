import { bareGuid, children, type Element, errorAt, need, needAttribute } from "./solution-xml";

/** How far a privilege reaches: own rows, those of the business unit, of those below it, of all. */
export type PrivilegeLevel = "Basic" | "Local" | "Deep" | "Global";

/** A security role of the solution. */
export interface SecurityRole {
  id: string;
  name: string;
  /** By the platform's names, in lower case: `prvreadcontact`. */
  privileges: Record<string, PrivilegeLevel>;
}

const levels: readonly PrivilegeLevel[] = ["Basic", "Local", "Deep", "Global"];

/** A security role (`<Role>`). @throws SolutionFileError for a level that there is not. */
export function readRole(role: Element): SecurityRole {
  const privileges = children(need(role, "RolePrivileges"), "RolePrivilege").map((privilege) => {
    const level = levels.find((one) => one === needAttribute(privilege, "level"));
    if (!level) throw errorAt(privilege, `a privilege has the level "${privilege.getAttribute("level")}".`);
    return [needAttribute(privilege, "name").toLowerCase(), level] as const;
  });
  return {
    id: bareGuid(needAttribute(role, "id")),
    name: needAttribute(role, "name"),
    privileges: Object.fromEntries(privileges),
  };
}
