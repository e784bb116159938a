import { type Call, type Environment } from "../environment";
import { callCustomApi } from "../custom-api/call";
import { findCustomApi } from "../custom-api/custom-apis";
import { readParameters } from "../custom-api/parameters";
import { externalMessages } from "../events/event";
import { fail } from "../errors";
import { retrieveUserPrivileges } from "../identity/user-privileges";
import { idOf } from "../read/key";
import { bulk, bulkOperations } from "../write/bulk";
import { merge } from "../write/merge";
import { publish } from "../write/publish";
import { onExternal } from "../write/on-external";
import { type Answer, json } from "./answer";
import { type WebApiRequest } from "./handle";
import { type Resource } from "./path";

/** Operations of an address of their own. @throws DataverseError 404 for one that is not there, or called by the wrong verb. */
export async function operation(
  environment: Environment,
  call: Call,
  { name, brackets }: Resource & { kind: "operation" },
  request: WebApiRequest,
): Promise<Answer> {
  const { method, body } = request;
  if (name === "WhoAmI" && method === "GET")
    return json(200, {
      "@odata.context": `${call.base}/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
      BusinessUnitId: environment.organization.businessUnitId,
      UserId: call.caller.userId,
      OrganizationId: environment.organization.id,
    });
  if (name === "Merge" && method === "POST") return merge(environment, call, body);
  if ((name === "PublishXml" || name === "PublishAllXml") && method === "POST")
    return publish(environment, call, name, body);
  const api = findCustomApi(environment, name);
  if (api) return callCustomApi(environment, call, api, readParameters(api, request, brackets));
  // A function called by the wrong verb is not found.
  throw fail("segmentNotFound", name);
}

/** An operation on a set or a row: `contacts/Microsoft.Dynamics.CRM.CreateMultiple`. */
export async function boundOperation(
  environment: Environment,
  call: Call,
  { table, key, name, brackets }: Resource & { kind: "bound" },
  request: WebApiRequest,
): Promise<Answer> {
  const { method, body } = request;
  const several = bulkOperations.find((one) => one === name);
  if (several && !key && method === "POST") return bulk(environment, call, table, several, body);
  const external = externalMessages.find((one) => one === name);
  if (external && !key && method === "POST") return onExternal(environment, call, table, external, body);
  const user = key && name === "RetrieveUserPrivileges" && method === "GET" && table.logicalName === "systemuser";
  if (user) return retrieveUserPrivileges(environment, call, idOf(environment.store, table, key) ?? "");
  const api = findCustomApi(environment, name, table, key);
  if (api) return callCustomApi(environment, call, api, readParameters(api, request, brackets), table, key);
  throw fail("segmentNotFound", `Microsoft.Dynamics.CRM.${name}`);
}

export function serviceDocument({ catalog }: Environment, { base }: Call): Answer {
  const sets = Object.values(catalog.metadata.tables).map(({ entitySetName: name }) => ({
    name,
    kind: "EntitySet",
    url: name,
  }));
  return json(200, { "@odata.context": `${base}/$metadata`, value: sets });
}
