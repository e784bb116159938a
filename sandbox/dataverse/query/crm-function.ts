import { type CrmCall, type Literal } from "../../../odata/expression";
import { fail } from "../errors";
import { relativePeriods } from "./relative-period";

const camel = (operator: string): string =>
  operator.replace(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase());

/** FetchXML's operator for each query function that the Web API has for it ("Web API Query Function Reference"). */
const operators = new Map<string, string>([
  ...relativePeriods.map((operator): [string, string] => [
    camel(operator).replace("Olderthan", "OlderThan").replace("SevenDays", "7Days"),
    operator,
  ]),
  ["In", "in"],
  ["NotIn", "not-in"],
  ["Between", "between"],
  ["NotBetween", "not-between"],
  ["EqualUserId", "eq-userid"],
  ["NotEqualUserId", "ne-userid"],
  ["EqualUserOrUserTeams", "eq-useroruserteams"],
]);

/** Names of the query functions that the sandbox knows. */
export const crmFunctions = [...operators.keys()];

/** A query function read: which column, by which FetchXML operator, with which values. */
export interface CrmCondition {
  property: string;
  operator: string;
  values: string[];
}

/** @throws DataverseError 501 for a function outside the list, 400 for parameters that it doesn't take. */
export function readCrmCall({ name, args }: CrmCall): CrmCondition {
  const operator = operators.get(name);
  if (!operator) throw fail("notImplemented", `the function Microsoft.Dynamics.CRM.${name}`);
  const argument = (wanted: string) => args.find((arg) => arg.name === wanted)?.value;
  const property = argument("PropertyName");
  const list = argument("PropertyValues") ?? argument("PropertyValue") ?? [];
  if (!property || Array.isArray(property) || property.type !== "string")
    throw fail("badQuery", `Microsoft.Dynamics.CRM.${name} takes PropertyName='…'.`);
  const values = (Array.isArray(list) ? list : [list]).map(textOf);
  return { property: property.value, operator, values: values.filter((text) => text !== null) };
}

function textOf(literal: Literal): string | null {
  if (literal.type === "null") return null;
  if (literal.type === "number") return literal.text;
  return literal.type === "enum" ? literal.member : String(literal.value);
}
