import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { bareGuid, children, errorAt, need, needAttribute, readXml } from "./solution-xml";

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

/** The roles in `Roles/` of an unpacked solution. @throws SolutionFileError for a level that there is not. */
export function readRoles(solutionFolder: string): SecurityRole[] {
  const folder = join(solutionFolder, "Roles");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".xml"));
  return files.sort().map((file) => {
    const role = readXml(join(folder, file), "Role");
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
  });
}
