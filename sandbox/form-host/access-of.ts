import { allowedByProfiles } from "../metadata/column-profile";
import { type Metadata } from "../metadata/types";
import { type AccessDescription, type Person, type TableRight } from "./options";

const rights: TableRight[] = ["create", "read", "write", "delete"];

/** What the app's page has to know of a person's rights: security roles, spelled out by table, and column security profiles, spelled out by column. */
export function accessOf({ tables, roles = [], columnProfiles = [] }: Metadata, person: Person): AccessDescription {
  const own = roles.filter(({ name }) => person.roles?.includes(name));
  if (!person.roles) return person.access ?? {};
  const may = (right: TableRight, schemaName: string): boolean =>
    own.some(({ privileges }) => `prv${right}${schemaName}`.toLowerCase() in privileges);
  const byTable = Object.values(tables).map(({ logicalName, schemaName }) => [
    logicalName,
    Object.fromEntries(rights.map((right) => [right, may(right, schemaName)])),
  ]);
  const byColumn = Object.values(tables).flatMap(({ logicalName: table, columns }) =>
    Object.values(columns)
      .filter(({ isSecured }) => isSecured)
      .map(({ logicalName }) => `${table}.${logicalName}`)
      .map((key) => [key, allowedByProfiles(columnProfiles, person.profiles ?? [], key)] as const),
  );
  return {
    tables: Object.fromEntries(byTable),
    roles: own.map(({ id }) => id),
    ...person.access,
    columns: { ...Object.fromEntries(byColumn), ...person.access?.columns },
  };
}
