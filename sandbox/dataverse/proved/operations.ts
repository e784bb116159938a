import { type Backed } from "./backed";

/** What is called or raised beside rows. */
export const operations: Record<string, Backed[]> = {
  Metadata: [
    [
      "EntityDefinitions: $select, $filter with eq and ne, $expand, casts, one by name or MetadataId",
      "definitions",
      "columns: expanded, filtered by kind, cast",
    ],
    [
      "functions in a $filter on metadata are refused with 501 0x8006088a",
      "definitions",
      "is refused with the platform's status and code",
    ],
    [
      "$metadata names types, navigation properties, sets and the actions that are switched on",
      "definitions",
      "$metadata is well-formed CSDL",
    ],
  ],
  Operations: [
    [
      "OnExternal* exist once virtualentitymetadata switches them on, need @odata.type, write nothing, raise asynchronous steps",
      "operations",
      "it is not there until a row of virtualentitymetadata",
    ],
    [
      "a synchronous step on a custom API, bound or not, holds its caller up and fails the call; events take none",
      "operations",
      "waits for its synchronous step, and hears when that one fails",
    ],
    [
      "custom APIs on nothing, a set, a row; actions by POST, functions by GET; parameters checked by name, type, need",
      "operations",
      "parameters are checked by name, type and need",
    ],
    [
      "a custom API made over the Web API is there at once, with message and steps, is in $metadata, and goes with DELETE",
      "custom-apis",
      "one bound to a row can be called at once",
    ],
    ["its privilege is asked of callers", "custom-apis", "the privilege that it names is asked of callers"],
    [
      "a function that answers nothing is not there; a private one is not in $metadata",
      "custom-apis",
      "a function that answers nothing is neither there nor in $metadata",
    ],
    [
      "catalogs in two levels, their entries bound by EntityId and CustomAPIId, not deleted while they have entries",
      "event-catalog",
      "a table and a custom API are bound by EntityId and CustomAPIId",
    ],
    [
      "a bound operation without Microsoft.Dynamics.CRM is 400 Request message has unresolved parameters",
      "operations",
      "without Microsoft.Dynamics.CRM a bound one is refused",
    ],
    [
      "PublishXml and PublishAllXml; RetrieveUserPrivileges of oneself",
      "publish",
      "PublishXml and PublishAllXml answer 204",
    ],
  ],
  Events: [
    [
      "rows that change along (cascades, a merge) run their synchronous steps in the same transaction",
      "cascade-steps",
      "a delete with %s runs the synchronous steps of the other row",
    ],
    ["filtering attributes count on Update, against what was sent", "events", "filtering attributes count on Update"],
    [
      "stages 10, 20, 40 run in order around one transaction; a failing synchronous step takes everything back",
      "pipeline",
      "takes the write back, with keys",
    ],
    [
      "one more attempt after 502, 503, 504 and never again; a failure is a system job",
      "events",
      "a failure is kept as a system job",
    ],
    [
      "above 256 KB the large members are left out and a header says so",
      "pipeline",
      "a body above 256 KB arrives without",
    ],
    [
      "the body is RemoteExecutionContext, with key header and ?tag= in SharedVariables",
      "events",
      "Update posts the documented context",
    ],
    [
      "auth types WebhookKey, HttpHeader, HttpQueryString; keys are never read back",
      "events",
      "a webhook key travels as ?code=",
    ],
    [
      "of two writers that wait for each other one gives way: 500 0x80044150, which may be tried again",
      "pipeline",
      "two change sets that wait for each other's rows",
    ],
    ["bypass headers leave steps out, for administrators", "pipeline", "steps are bypassed by header"],
    [
      "asynchronous steps run after the operation only; notifications take no synchronous ones",
      "operations",
      "one for events takes asynchronous steps only, a closed one none",
    ],
  ],
};
