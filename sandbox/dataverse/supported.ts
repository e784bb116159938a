import { externalMessages, messages } from "./events/event";
import { crmFunctions } from "./query/crm-function";
import { fetchOperators } from "./query/fetch-condition";
import { operations } from "./web-api/path";

const definitionAddresses = [
  "EntityDefinitions",
  "EntityDefinitions(LogicalName='…')",
  "EntityDefinitions(…)/Attributes, with casts",
  "EntityDefinitions(…)/Keys",
  "EntityDefinitions(…)/OneToManyRelationships, ManyToOneRelationships, ManyToManyRelationships",
  "RelationshipDefinitions",
] as const;

/**
 * What the stand-in does and what it refuses, for people and for the test that holds it: each refusal answers 501 with
 * "not implemented in the sandbox: …", none of it is answered as if it were there.
 */
export const supported = {
  queryOptions: [
    "$select",
    "$filter",
    "$orderby",
    "$top",
    "$count",
    "$expand",
    "$skiptoken",
    "fetchXml",
    "savedQuery",
    "tag",
  ],
  filter: [
    "eq",
    "ne",
    "gt",
    "ge",
    "lt",
    "le",
    "and",
    "or",
    "not",
    "()",
    "contains",
    "startswith",
    "endswith",
    "lookups: masterid/ownerid/fullname",
    "column eq column",
  ],
  /** Below `Microsoft.Dynamics.CRM.`, with PropertyName and PropertyValue or PropertyValues. */
  crmFunctions,
  fetchXml: [
    "attribute",
    "all-attributes",
    "condition with value, <value>, valueof",
    "order",
    "filter",
    "link-entity inner and outer, nested",
    "count",
    "page",
    "paging-cookie",
    "top",
    "returntotalrecordcount",
    "distinct",
  ],
  fetchOperators,
  operations: [...operations, "$batch", "$metadata", ...definitionAddresses],
  requests: [
    "GET set",
    "GET set/$count",
    "GET row",
    "GET row/column",
    "POST set",
    "PATCH row",
    "DELETE row",
    "PUT row/column",
    "DELETE row/column",
    "PUT row/lookup/$ref",
    "DELETE row/lookup/$ref",
    "GET row/lookup",
    "GET row/column/$value",
    "GET row/collection",
    "GET row/collection/$count",
    "POST row/collection/$ref",
    "DELETE row/collection(key)/$ref",
    "POST set/OnExternalCreated, OnExternalUpdated, OnExternalDeleted",
    "GET systemusers(own id)/RetrieveUserPrivileges",
    "custom APIs on nothing, a set, a row: actions by POST, functions by GET",
    "custom APIs with parameters, catalogs and their entries made by POST, gone by DELETE",
    "POST set/CreateMultiple, UpdateMultiple, UpsertMultiple",
  ],
  headers: [
    "Prefer: odata.include-annotations, odata.maxpagesize, return=representation, odata.continue-on-error",
    "If-Match",
    "If-None-Match",
  ],
  events: [...messages, ...externalMessages, "custom APIs"],
} as const;

/** Requests that are refused on purpose, each with the words that the answer names it by. */
export const refused: { method: "GET" | "POST"; path: string; what: string; body?: string }[] = [
  { method: "GET", path: "GlobalOptionSetDefinitions", what: "the metadata address" },
  { method: "GET", path: "EntityDefinitions?$select=IsOfflineInMobileClient", what: "the property" },
  { method: "GET", path: "EntityDefinitions?$top=1", what: "$orderby, $top and pages on EntityMetadata" },
  { method: "POST", path: "EntityDefinitions", what: "changing metadata", body: "{}" },
  { method: "GET", path: "contacts?$apply=aggregate(contactid%20with%20countdistinct%20as%20n)", what: "$apply" },
  { method: "GET", path: "contacts?userQuery=1", what: "the query option 'userQuery'" },
  { method: "GET", path: "contacts?$filter=length(firstname)%20eq%203", what: "on the left of 'eq' in $filter" },
  {
    method: "GET",
    path: "contacts?$filter=Microsoft.Dynamics.CRM.LastFiscalYear(PropertyName='createdon')",
    what: "Microsoft.Dynamics.CRM.LastFiscalYear",
  },
  {
    method: "GET",
    path: "contacts?$expand=contact_master_contact($expand=masterid)",
    what: "$expand inside $expand=contact_master_contact",
  },
  {
    method: "GET",
    path: "contacts?$filter=contact_master_contact/any(c:c/firstname eq 'x')",
    what: "any and all over a collection",
  },
  {
    method: "GET",
    path: "contacts?fetchXml=<fetch aggregate='true'><entity name='contact'/></fetch>",
    what: "'aggregate' of FetchXML's 'fetch'",
  },
  {
    method: "GET",
    path: "contacts?fetchXml=<fetch><entity name='contact'><filter><condition attribute='createdon' operator='last-fiscal-year'/></filter></entity></fetch>",
    what: "the FetchXML operator 'last-fiscal-year'",
  },
  {
    method: "POST",
    path: "alexacrm_wordpressusers/Microsoft.Dynamics.CRM.CreateMultiple",
    what: "CreateMultiple on the virtual table",
    body: "{}",
  },
  {
    method: "POST",
    path: "customapis",
    what: "custom APIs in workflows",
    body: '{"uniquename":"new_A","name":"A","displayname":"A","description":"A","workflowsdkstepenabled":true}',
  },
  { method: "GET", path: "accounts", what: "the platform's 'accounts'" },
  { method: "GET", path: "RetrieveVersion()", what: "the platform's 'RetrieveVersion'" },
  { method: "POST", path: "GrantAccess", what: "the platform's 'GrantAccess'", body: "{}" },
  {
    method: "GET",
    path: "contacts?fetchXml=<fetch><entity name='contact'><filter><condition attribute='contactid' operator='under' value='x'/></filter></entity></fetch>",
    what: "the FetchXML operator 'under'",
  },
  {
    method: "GET",
    path: "contacts?fetchXml=<fetch><entity name='contact'><link-entity name='contact' from='masterid' to='contactid' link-type='any'/></entity></fetch>",
    what: "link-type 'any'",
  },
  { method: "POST", path: "contacts", what: "deep insert", body: '{"masterid":{"firstname":"x"}}' },
];
