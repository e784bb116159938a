import { bareGuid, children, type Element, find, needAttribute, needText, textOf } from "./solution-xml";

export type ColumnRight = "create" | "read" | "update";
/** What is not named is refused. */
export type ColumnRights = Partial<Record<ColumnRight, boolean>>;

/** A column security profile: what its members may do with secured columns. */
export interface ColumnProfile {
  id: string;
  name: string;
  /** By `<table>.<column>`. */
  columns: Record<string, ColumnRights>;
}

/** The platform's word for "allowed" in a field permission; 0 is "not allowed". */
const allowed = "4";

/** A `<FieldSecurityProfile>`; its members are no part of a solution. @throws SolutionFileError for a permission without table or column. */
export function readColumnProfile(profile: Element): ColumnProfile {
  const list = find(profile, "FieldPermissions");
  const columns = (list ? children(list, "FieldPermission") : []).map((permission) => {
    const may = (element: string): boolean => textOf(permission, element) === allowed;
    const key = `${needText(permission, "EntityName")}.${needText(permission, "AttributeName")}`.toLowerCase();
    return [key, { create: may("CanCreate"), read: may("CanRead"), update: may("CanUpdate") }] as const;
  });
  return {
    id: bareGuid(needAttribute(profile, "fieldsecurityprofileid")),
    name: needAttribute(profile, "name"),
    columns: Object.fromEntries(columns),
  };
}

/** What members of these profiles may do with a secured column: what any one of them allows. */
export function allowedByProfiles(profiles: ColumnProfile[], names: string[], column: string): ColumnRights {
  const own = profiles.filter(({ name }) => names.includes(name)).flatMap(({ columns }) => columns[column] ?? []);
  const may = (right: ColumnRight): boolean => own.some((rights) => rights[right]);
  return { create: may("create"), read: may("read"), update: may("update") };
}
