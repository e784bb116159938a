import {
  type CustomApi,
  customApiBindings,
  type CustomApiParameter,
  customApiSteps,
  customApiTypes,
} from "../../metadata/custom-api";
import { messageReference } from "../events/message-rows";
import { stableGuid } from "../guid";
import { type Row } from "../store/row";

const idOf = (uniqueName: string): string => stableGuid(`custom API ${uniqueName}`);

/** Whether a row of `customapi` came with a solution. */
export const isOfSolution = ({ customapiid, uniquename }: Row): boolean => customapiid === idOf(String(uniquename));

/** What of a custom API nobody changes afterwards. */
export const fixedColumns = ({ binding, table, isFunction, steps }: CustomApi): Row => ({
  bindingtype: customApiBindings.indexOf(binding),
  boundentitylogicalname: table ?? null,
  isfunction: isFunction,
  allowedcustomprocessingsteptype: customApiSteps.indexOf(steps),
});

/** The row of a custom API of a solution. */
export const customApiRow = (api: CustomApi): Row => ({
  customapiid: idOf(api.uniqueName),
  name: api.uniqueName,
  uniquename: api.uniqueName,
  displayname: api.displayName ?? api.uniqueName,
  description: api.description ?? api.uniqueName,
  executeprivilegename: api.privilege ?? null,
  isprivate: api.isPrivate ?? false,
  sdkmessageid: messageReference(api.uniqueName),
  ...fixedColumns(api),
});

export const parameterTables = ["customapirequestparameter", "customapiresponseproperty"] as const;
type ParameterTable = (typeof parameterTables)[number];

/** Rows of the parameters, or of what is answered, of a custom API of a solution. Their ids change with what they say. */
export const parameterRows = (table: ParameterTable, { uniqueName, parameters, responses }: CustomApi): Row[] => {
  const isRequest = table === "customapirequestparameter";
  return (isRequest ? parameters : responses).map((parameter): Row => ({
    [`${table}id`]: parameterId(table, uniqueName, parameter),
    name: `${uniqueName}.${parameter.name}`,
    uniquename: parameter.name,
    displayname: parameter.name,
    description: parameter.name,
    type: customApiTypes.indexOf(parameter.type),
    ...(isRequest ? { isoptional: parameter.optional } : {}),
    customapiid: { table: "customapi", id: idOf(uniqueName) },
  }));
};

const parameterId = (table: ParameterTable, uniqueName: string, { name, type, optional }: CustomApiParameter) =>
  stableGuid(`${table} ${uniqueName} ${name} ${type} ${optional}`);

/** A row of one of `parameterTables` as what it says. */
export const parameterOf = (row: Row): CustomApiParameter => ({
  name: String(row.uniquename),
  type: customApiTypes[Number(row.type)]!,
  optional: row.isoptional === true,
});

/** Whether a row of a parameter of this custom API came with its solution. */
export const isParameterOfSolution = (table: ParameterTable, uniqueName: string, row: Row): boolean =>
  row[`${table}id`] === parameterId(table, uniqueName, parameterOf(row));
