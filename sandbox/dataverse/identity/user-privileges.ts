import { type Call, type Environment } from "../environment";
import { fail } from "../errors";
import { stableGuid } from "../guid";
import { type Answer, json } from "../web-api/answer";

const verbs = ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign"] as const;
/** Publishing is a privilege of no table. */
export const publishPrivilege = "prvPublishCustomization";

/** Names of all privileges that there are: of publishing, of the tables, and what roles name besides (those in lower case). */
export function privilegeNames({ catalog, rights }: Pick<Environment, "catalog" | "rights">): string[] {
  const tables = Object.values(catalog.metadata.tables);
  const known = [
    publishPrivilege,
    ...tables.flatMap(({ schemaName }) => verbs.map((verb) => `prv${verb}${schemaName}`)),
  ];
  const lower = new Set(known.map((name) => name.toLowerCase()));
  return [...known, ...rights.namedInRoles().filter((name) => !lower.has(name))];
}

/**
 * RetrieveUserPrivileges, a function on a row of systemuser: the privileges of all roles of a user. Here one may ask for oneself;
 * names are in lower case for people with roles, as the sandbox keeps them.
 * @throws DataverseError 501 for somebody else.
 */
export function retrieveUserPrivileges(environment: Environment, call: Call, id: string): Answer {
  const { rights, organization } = environment;
  if (id !== call.caller.userId) throw fail("notImplemented", "RetrieveUserPrivileges of somebody else");
  const names = rights.isAdministrator(call.caller) ? privilegeNames(environment) : rights.privilegeNames(call.caller);
  return json(200, {
    "@odata.context": `${call.base}/$metadata#Microsoft.Dynamics.CRM.RetrieveUserPrivilegesResponse`,
    RolePrivileges: names.map((name) => ({
      Depth: "Global",
      PrivilegeId: stableGuid(`privilege ${name}`),
      BusinessUnitId: organization.businessUnitId,
      PrivilegeName: name,
    })),
  });
}
