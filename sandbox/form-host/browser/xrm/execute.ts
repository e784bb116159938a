import { type WebApiClient } from "../data/web-api-client";
import { batchBody, batchResponses } from "./batch";
import { httpRequest, type OrganizationRequest } from "./organization-request";

/** What `execute` answers: a `Response` of the browser, as on the platform. */
export async function execute(client: WebApiClient, request: OrganizationRequest): Promise<Response> {
  const { method, path, body } = httpRequest(request, (name) => client.table(name));
  return client.request(method, path, body);
}

/**
 * Several requests at once, by `$batch`: a list within the list is a change set, of which everything or nothing happens.
 * Answers one response per request, in their order (documentation: "executeMultiple").
 */
export async function executeMultiple(
  client: WebApiClient,
  requests: (OrganizationRequest | OrganizationRequest[])[],
): Promise<Response[]> {
  const made = requests.map((one) =>
    (Array.isArray(one) ? one : [one]).map((request) => httpRequest(request, (name) => client.table(name))),
  );
  const parts = made.map((list, index) => ({ requests: list, isChangeSet: Array.isArray(requests[index]) }));
  const boundary = `batch_${Date.now()}`;
  const answer = await client.request("POST", "$batch", batchBody(boundary, parts), {
    "Content-Type": `multipart/mixed;boundary=${boundary}`,
  });
  return batchResponses(answer.headers.get("Content-Type") ?? "", await answer.text());
}
