import { type Table } from "../../../metadata/types";
import { type Row } from "../data/web-api-client";
import { plainId } from "../metadata/catalog";
import { notImplemented } from "./refusal";

/** What `Xrm.WebApi.execute` takes: parameters as members, and how to read them (documentation: "execute"). */
export interface OrganizationRequest extends Record<string, unknown> {
  getMetadata(): RequestMetadata;
}

export interface RequestMetadata {
  /** undefined or null: not bound; `entity`: the parameter of this name is the row that it is bound to. */
  boundParameter?: string | null;
  /** 0 action, 1 function, 2 create, retrieve, update, delete. */
  operationType?: number;
  operationName?: string;
  parameterTypes?: Record<string, { typeName: string; structuralProperty: number }>;
}

/** One request of the Web API, its path relative to the API's root. */
export interface HttpRequest {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  path: string;
  body?: Row;
}

interface Reference {
  entityType: string;
  id: string;
}

const isReference = (value: unknown): value is Reference =>
  typeof value === "object" && value !== null && "entityType" in value && "id" in value;

/** Turns a request object into the HTTP request that the platform sends. @throws Error for what it does not know. */
export function httpRequest(request: OrganizationRequest, tableOf: (name: string) => Table): HttpRequest {
  const metadata = request.getMetadata();
  const { operationType = 0, operationName = "" } = metadata;
  const address = (row: Reference): string => `${tableOf(row.entityType).entitySetName}(${plainId(row.id)})`;
  if (operationType === 2) return crudRequest(request, operationName, address, tableOf);
  const { boundParameter } = metadata;
  const names = Object.keys(metadata.parameterTypes ?? {}).filter((name) => name !== boundParameter);
  const bound = boundParameter ? request[boundParameter] : undefined;
  const given = names.filter((name) => request[name] !== undefined);
  const prefix = boundParameter
    ? isReference(bound)
      ? `${address(bound)}/Microsoft.Dynamics.CRM.`
      : `${tableOf(boundTable(metadata)).entitySetName}/Microsoft.Dynamics.CRM.`
    : "";
  if (operationType === 1)
    return { method: "GET", path: prefix + functionCall(operationName, given, request, address) };
  const body = Object.fromEntries(given.map((name) => [name, bodyValue(request[name], tableOf)]));
  return { method: "POST", path: prefix + operationName, body };
}

/** Bound to a set: the table's name stands in the type, `Collection(mscrm.contact)`. */
const boundTable = ({ parameterTypes = {}, boundParameter }: RequestMetadata): string =>
  /mscrm\.(\w+)/.exec(parameterTypes[boundParameter ?? ""]?.typeName ?? "")?.[1] ?? "";

function bodyValue(value: unknown, tableOf: (name: string) => Table): unknown {
  if (!isReference(value)) return value;
  const table = tableOf(value.entityType);
  return { "@odata.type": `Microsoft.Dynamics.CRM.${table.logicalName}`, [table.primaryId]: plainId(value.id) };
}

function functionCall(
  name: string,
  given: string[],
  request: OrganizationRequest,
  address: (row: Reference) => string,
): string {
  const values = given.map((parameter) => {
    const value = request[parameter];
    if (isReference(value)) return JSON.stringify({ "@odata.id": address(value) });
    if (typeof value === "string") return /^[0-9a-f-]{36}$/i.test(value) ? value : `'${value.replace(/'/g, "''")}'`;
    return JSON.stringify(value);
  });
  const call = given.map((parameter, index) => `${parameter}=@p${index + 1}`).join(",");
  const query = values.map((value, index) => `@p${index + 1}=${encodeURIComponent(value)}`).join("&");
  return `${name}(${call})${query ? `?${query}` : ""}`;
}

function crudRequest(
  request: OrganizationRequest,
  operation: string,
  address: (row: Reference) => string,
  tableOf: (name: string) => Table,
): HttpRequest {
  const target = request["target"] as (Reference & Row) | undefined;
  const related = (request["relatedEntities"] ?? []) as Reference[];
  const relationship = String(request["relationship"] ?? "");
  switch (operation) {
    case "Create":
      return { method: "POST", path: tableOf(String(request["etn"])).entitySetName, body: request["payload"] as Row };
    case "Update":
      return {
        method: "PATCH",
        path: address({ entityType: String(request["etn"]), id: String(request["id"]) }),
        body: request["payload"] as Row,
      };
    case "Delete":
      return { method: "DELETE", path: address(request["entityReference"] as Reference) };
    case "Associate": {
      const [row] = related;
      if (!target || !row) throw new Error("Associate needs target, relatedEntities and relationship.");
      return {
        method: "POST",
        path: `${address(target)}/${relationship}/$ref`,
        body: { "@odata.id": `${window.location.origin}/api/data/v9.2/${address(row)}` },
      };
    }
    case "Disassociate": {
      if (!target) throw new Error("Disassociate needs target and relationship.");
      const id = request["relatedEntityId"] as string | undefined;
      const inside = id ? `(${plainId(id)})` : "";
      return { method: "DELETE", path: `${address(target)}/${relationship}${inside}/$ref` };
    }
    default:
      throw notImplemented(`Xrm.WebApi.online.execute of "${operation}"`);
  }
}
