import { type Row, type WebApiClient } from "../data/web-api-client";
import { type OrganizationRequest } from "./organization-request";
import { execute, executeMultiple } from "./execute";
import { withRefusals } from "./refusal";

/** `Xrm.WebApi`; rejects with `{ errorCode, message, … }`. Option strings are the platform's: `?$select=…`, `?fetchXml=…`. */
export function webApi(client: WebApiClient): Xrm.WebApi {
  const members = {
    createRecord: (table: string, row: Row) => client.create(table, row),
    updateRecord: (table: string, id: string, row: Row) => client.update(table, id, row),
    // The documentation says a reference, the types a text.
    deleteRecord: (table: string, id: string) => client.remove(table, id) as Promise<never>,
    retrieveRecord: (table: string, id: string, options?: string) => client.retrieve(table, id, options),
    retrieveMultipleRecords: (table: string, options?: string, maxPageSize?: number) =>
      // The last page has no next link, which the types don't know.
      retrieveMultiple(client, table, options, maxPageSize) as Promise<Xrm.RetrieveMultipleResult>,
    isAvailableOffline: () => false,
    execute: (request: OrganizationRequest) => execute(client, request),
    executeMultiple: (requests: (OrganizationRequest | OrganizationRequest[])[]) => executeMultiple(client, requests),
  };
  return withRefusals<Xrm.WebApi>("Xrm.WebApi", {
    ...members,
    online: withRefusals<Xrm.WebApiOnline>("Xrm.WebApi.online", members),
    offline: withRefusals<Xrm.WebApiOffline>("Xrm.WebApi.offline", {}),
  });
}

/** Reads one page; `nextLink` is undefined on the last. @throws Error for an option string that does not start with `?`. */
export async function retrieveMultiple(client: WebApiClient, table: string, options = "", maxPageSize?: number) {
  if (options && !options.startsWith("?"))
    throw new Error(`Options of retrieveMultipleRecords start with "?", not: ${options}`);
  const page = await client.retrieveMultiple(table, options, maxPageSize);
  return { entities: page.entities, ...(page.nextLink ? { nextLink: page.nextLink } : {}) };
}
