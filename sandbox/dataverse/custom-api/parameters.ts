import { type CustomApi, type CustomApiParameter } from "../../metadata/custom-api";
import { fail } from "../errors";
import { readGuid } from "../guid";
import { parseDate } from "../query/date-text";
import { parseObject } from "../write/payload";

/**
 * The parameters of a call: an action's body by POST, a function's brackets by GET (`new_F(Name='x',Number=@p)`, `@p` in the query).
 * @throws DataverseError 404 for the wrong verb, 400 for a body that is no object.
 */
export function readParameters(
  api: CustomApi,
  { method, body, query }: { method: string; body: string; query: string },
  brackets: string,
): Record<string, unknown> {
  if (method !== (api.isFunction ? "GET" : "POST")) throw fail("segmentNotFound", api.uniqueName);
  if (!api.isFunction) return body.trim() ? parseObject(api.uniqueName, body) : {};
  const aliases = new URLSearchParams(query);
  const pairs = [...brackets.matchAll(/(\w+)\s*=\s*('(?:[^']|'')*'|[^,]+)/g)];
  return Object.fromEntries(pairs.map(([, name, text]) => [name, functionValue(text!.trim(), aliases)]));
}

function functionValue(text: string, aliases: URLSearchParams): unknown {
  const value = text.startsWith("@") ? (aliases.get(text) ?? "null") : text;
  const quoted = /^'(.*)'$/s.exec(value);
  if (quoted) return quoted[1]!.replace(/''/g, "'");
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** @throws DataverseError 400 for a parameter that is unknown (names are case-sensitive), missing or of another type. */
export function checkParameters(api: CustomApi, input: Record<string, unknown>): void {
  const unknown = Object.keys(input).find((name) => !api.parameters.some((one) => one.name === name));
  if (unknown !== undefined)
    throw fail(
      "badQuery",
      `The parameter '${unknown}' in the request payload is not a valid parameter for the operation '${api.uniqueName}'.`,
    );
  for (const parameter of api.parameters) {
    const value = input[parameter.name] ?? null;
    if (value === null && !parameter.optional)
      throw fail("badQuery", `The required parameter '${parameter.name}' of '${api.uniqueName}' is missing.`);
    if (value !== null && !fits(parameter, value))
      throw fail("badQuery", `The parameter '${parameter.name}' of '${api.uniqueName}' takes a ${parameter.type}.`);
  }
}

function fits({ type }: CustomApiParameter, value: unknown): boolean {
  switch (type) {
    case "Boolean":
      return typeof value === "boolean";
    case "Integer":
    case "Picklist":
      return Number.isInteger(value);
    case "Decimal":
    case "Float":
    case "Money":
      return typeof value === "number";
    case "String":
      return typeof value === "string";
    case "DateTime":
      return typeof value === "string" && parseDate(value) !== undefined;
    case "Guid":
      return typeof value === "string" && readGuid(value) !== undefined;
    case "StringArray":
      return Array.isArray(value) && value.every((one) => typeof one === "string");
    case "EntityCollection":
      return Array.isArray(value);
    case "Entity":
    case "EntityReference":
      return typeof value === "object" && value !== null && !Array.isArray(value) && "@odata.type" in value;
  }
}
