import { type CustomApi, type CustomApiType } from "../../metadata/custom-api";
import { type Table } from "../../metadata/types";
import { type Call, type Environment } from "../environment";
import { noTable } from "../events/event";
import { BusinessError, fail } from "../errors";
import { emptyGuid } from "../guid";
import { idOf, type Key, missing } from "../read/key";
import { type Answer, json, noContent } from "../web-api/answer";
import { checkParameters } from "./parameters";

/** Stands in for the plug-in of a custom API: gets its parameters, answers its response properties. */
export type OperationHandler = (request: {
  parameters: Record<string, unknown>;
  /** Of a custom API that is bound to a row. */
  id?: string;
  /** `systemuserid` of the caller. */
  userId: string;
}) => Promise<Record<string, unknown> | void> | Record<string, unknown> | void;

/**
 * Calls a custom API. 204 when it answers nothing. One without a plug-in is an event: steps registered on it hear its parameters
 * (custom-api, business-events).
 * @throws DataverseError 403 without the privilege that it names, 400 for parameters that it doesn't have and with the words of its plug-in, 404 for a row that is gone, 501 when its plug-in has no stand-in.
 */
export async function callCustomApi(
  environment: Environment,
  call: Call,
  api: CustomApi,
  parameters: Record<string, unknown>,
  table: Table = noTable,
  key?: Key,
): Promise<Answer> {
  const { events, operations, rights } = environment;
  if (api.privilege) rights.demandNamed(call.caller, api.privilege);
  const id = key && idOf(environment.store, table, key);
  if (key && id === undefined) throw missing(table, key);
  checkParameters(api, parameters);
  const [only, ...others] = api.responses;
  if (!others.length && (only?.type === "Entity" || only?.type === "EntityCollection"))
    throw fail("notImplemented", `a custom API that answers nothing but an ${only.type}, '${api.uniqueName}'`);
  const handler = operations[api.uniqueName];
  if (!handler && api.hasPlugin)
    throw fail(
      "notImplemented",
      `the plug-in of the custom API '${api.uniqueName}' (createDataverse takes a stand-in for it)`,
    );
  const pairs = (values: Record<string, unknown>) =>
    Object.entries(values).map(([name, value]) => ({ key: name, value }));
  const event = {
    ...{ message: api.uniqueName, table, id: id ?? "", target: {}, sent: [], call },
    parameters: pairs(parameters),
  };
  for (const stage of [10, 20] as const) await events.raiseSync(event, stage);
  const request = { parameters, ...(id ? { id } : {}), userId: call.caller.userId };
  const results = (await inWords(() => handler?.(request))) ?? {};
  const done = { ...event, results: pairs(results) };
  await events.raiseSync(done, 40);
  if (call.changeSet) call.changeSet.afterCommit(() => events.raise(done));
  else events.raise(done);
  if (!api.responses.length) return noContent();
  const context = `${call.base}/$metadata#Microsoft.Dynamics.CRM.${api.uniqueName}Response`;
  const named = api.responses.map(({ name, type }) => [name, results[name] ?? unset(type)]);
  return json(200, { "@odata.context": context, ...Object.fromEntries(named) });
}

/** What nobody set is answered as the type's default value (custom-api: "Use a plug-in to include logic in your custom API"). */
function unset(type: CustomApiType): unknown {
  switch (type) {
    case "Boolean":
      return false;
    case "Decimal":
    case "Float":
    case "Integer":
    case "Money":
    case "Picklist":
      return 0;
    case "DateTime":
      return "0001-01-01T00:00:00Z";
    case "Guid":
      return emptyGuid;
    default:
      return null;
  }
}

async function inWords<Result>(work: () => Result): Promise<Awaited<Result>> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BusinessError ? fail("businessError", error.message) : error;
  }
}
