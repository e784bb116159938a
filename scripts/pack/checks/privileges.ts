import { bareGuid, needAttribute } from "../../../sandbox/metadata/solution-xml";
import { type Finding, findingAt } from "../refusal";
import { everywhere, type SolutionFiles } from "../solution-files";
import { type Inventory } from "./inventory";

const privilege = /^prv(Create|Read|Write|Delete|AppendTo|Append|Assign|Share)(\w+)$/;
const levels = ["Basic", "Local", "Deep", "Global"];

/** A privilege is a verb and the schema name of a table in its exact case; organization-owned tables are granted as a whole. */
export const privilegesExist = (solution: SolutionFiles, { tables }: Inventory): Finding[] =>
  everywhere(solution, "RolePrivilege").flatMap(({ file, element }) => {
    const [name, level] = [needAttribute(element, "name"), element.getAttribute("level") ?? ""];
    const table = [...tables.values()].find(({ schemaName }) => schemaName === privilege.exec(name)?.[2]);
    if (!table)
      return [findingAt(file, element, `there is no privilege "${name}"; it is a verb and a table's schema name.`)];
    if (!levels.includes(level) || (table.isOrganizationOwned && level !== "Global"))
      return [findingAt(file, element, `"${name}" can't have the level "${level}".`)];
    return [];
  });

/** Both ends of a relationship are tables here, and the lookup is a column of the referencing one. */
export const relationshipEndsExist = (solution: SolutionFiles, { tables, relationships }: Inventory): Finding[] =>
  everywhere(solution, "ReferencingAttributeName").flatMap(({ file, element }) => {
    const parent = element.parentNode as typeof element;
    const ends = relationships.get(parent.getAttribute("Name") ?? "");
    const column = element.textContent?.trim().toLowerCase() ?? "";
    if (!ends) return [];
    const missing = [ends.referencing, ends.referenced].filter((name) => !tables.has(name));
    if (missing.length) return [findingAt(file, element, `there is no table "${bareGuid(missing.join(", "))}".`)];
    return tables.get(ends.referencing)!.columns.has(column)
      ? []
      : [findingAt(file, element, `the table ${ends.referencing} has no column "${column}".`)];
  });
