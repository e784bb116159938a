import { type CustomApi, customApiBindings, customApiSteps } from "../../metadata/custom-api";
import { type Table } from "../../metadata/types";
import { type Environment } from "../environment";
import { type Key } from "../read/key";
import { parameterOf } from "./rows";

type Holders = Pick<Environment, "catalog" | "store">;

/** All custom APIs, as their rows describe them now: brought by a solution or made over the Web API. */
export const customApis = ({ catalog, store }: Holders): CustomApi[] =>
  store.all("customapi").map((row): CustomApi => {
    const uniqueName = String(row.uniquename);
    const parametersIn = (table: string) =>
      store.referencing(table, "customapiid", String(row.customapiid)).map(parameterOf);
    return {
      uniqueName,
      binding: customApiBindings[Number(row.bindingtype)]!,
      ...(row.boundentitylogicalname ? { table: String(row.boundentitylogicalname) } : {}),
      isFunction: row.isfunction === true,
      isPrivate: row.isprivate === true,
      ...(row.executeprivilegename ? { privilege: String(row.executeprivilegename) } : {}),
      steps: customApiSteps[Number(row.allowedcustomprocessingsteptype)]!,
      parameters: parametersIn("customapirequestparameter"),
      responses: parametersIn("customapiresponseproperty"),
      hasPlugin: catalog.metadata.customApis?.find((one) => one.uniqueName === uniqueName)?.hasPlugin ?? false,
    };
  });

/** A function that answers nothing is not there, neither to callers nor in `$metadata` (custom-api: "When to create a Function"). */
export const isThere = ({ isFunction, responses }: CustomApi): boolean => !isFunction || responses.length > 0;

/** The custom API of this name on a row, on a set, or on neither. */
export function findCustomApi(environment: Holders, name: string, table?: Table, key?: Key): CustomApi | undefined {
  const binding = !table ? "global" : key ? "table" : "collection";
  return customApis(environment).find(
    (one) =>
      one.uniqueName === name &&
      one.binding === binding &&
      (binding === "global" || one.table === table?.logicalName) &&
      isThere(one),
  );
}
