import { type Call, type Environment } from "../environment";
import { fail } from "../errors";
import { stableGuid } from "../guid";
import { type Answer, json } from "../web-api/answer";

const verbs = ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign"] as const;
/** Publishing is a privilege of no table. */
export const publishPrivilege = "prvPublishCustomization";

/**
 * RetrieveUserPrivileges, a function on a row of systemuser: the privileges of all roles of a user. Here one may ask for oneself;
 * names are in lower case for people with roles, as the sandbox keeps them.
 * @throws DataverseError 501 for somebody else.
 */
export function retrieveUserPrivileges({ catalog, rights, organization }: Environment, call: Call, id: string): Answer {
  if (id !== call.caller.userId) throw fail("notImplemented", "RetrieveUserPrivileges of somebody else");
  const names = rights.isAdministrator(call.caller)
    ? [
        publishPrivilege,
        ...Object.values(catalog.metadata.tables).flatMap(({ schemaName }) =>
          verbs.map((verb) => `prv${verb}${schemaName}`),
        ),
      ]
    : rights.privilegeNames(call.caller);
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
