import { refused } from "./supported";

/** One sentence of the platform's contract and what stands behind it. */
export interface ContractEntry {
  section: string;
  sentence: string;
}

/** Backed by a test: its file in `tests/unit/dataverse` and how its title goes on from there. */
export interface Proved extends ContractEntry {
  file: string;
  title: string;
}

/** What is implemented and tested; a test holds that each title is there. */
export const proved: Proved[] = [
  {
    section: "Read",
    sentence: "$select, $filter, $orderby, $top, $count and pages answer as documented; $skip is refused",
    file: "query-property.test.ts",
    title: "$filter and FetchXML find the same rows",
  },
  {
    section: "Read",
    sentence: "query functions Microsoft.Dynamics.CRM.* find what FetchXML's operators of the same meaning find",
    file: "query-functions.test.ts",
    title: "finds the rows that FetchXML finds",
  },
  {
    section: "Read",
    sentence: "periods by today's date: days, weeks, months, years, before and after",
    file: "relative-period.test.ts",
    title: "is from %s to %s",
  },
  {
    section: "Read",
    sentence: "annotations come only where Prefer asks, before their property, and are echoed",
    file: "read.test.ts",
    title: "annotations come only when asked for",
  },
  {
    section: "Read",
    sentence: "$expand of a lookup and, with $select, $filter, $orderby, $top, of a collection",
    file: "related.test.ts",
    title: "$expand of a collection takes",
  },
  {
    section: "Read",
    sentence: "rows that point at a row are its collection, with $count and pages",
    file: "related.test.ts",
    title: "rows that point at a row are read as its collection",
  },
  {
    section: "Read",
    sentence: "a lookup is walked to its row, a column or a bare value",
    file: "related.test.ts",
    title: "a lookup is walked",
  },
  {
    section: "Write",
    sentence: "rows, keys, versions, conditions and pages behave as a plain table would",
    file: "model-property.test.ts",
    title: "any sequence of writes and reads",
  },
  {
    section: "Write",
    sentence: "$ref of a lookup and of a collection",
    file: "related.test.ts",
    title: "$ref of a collection points a row",
  },
  {
    section: "Write",
    sentence: "RemoveLink, Cascade, Restrict and NoCascade on delete",
    file: "related.test.ts",
    title: "RemoveLink empties the lookups",
  },
  {
    section: "Write",
    sentence: "Merge deactivates the loser, copies values, checks alternate keys, moves what pointed at the loser",
    file: "cascade-steps.test.ts",
    title: "a merge moves what pointed at the loser",
  },
  {
    section: "Events",
    sentence: "rows that change along (cascades, a merge) run their synchronous steps in the same transaction",
    file: "cascade-steps.test.ts",
    title: "a delete with %s runs the synchronous steps of the other row",
  },
  {
    section: "Storage",
    sentence: "named snapshots survive a restart",
    file: "storage.test.ts",
    title: "named snapshots survive a restart",
  },
  {
    section: "Read",
    sentence: "FetchXML's link-entity inner and outer, nested, with columns, filters and orders of its own",
    file: "fetch-xml.test.ts",
    title: "its columns, filters and orders are the deeper row's",
  },
  {
    section: "Write",
    sentence: "CreateMultiple, UpdateMultiple, UpsertMultiple: all rows or none, by id or alternate key",
    file: "bulk.test.ts",
    title: "all rows or none",
  },
  {
    section: "Write",
    sentence: "a body that is JSON text inside JSON text is taken, as dataverse-ify sends it",
    file: "dataverse-ify.test.ts",
    title: "create, retrieve, update, delete",
  },
  {
    section: "Batch",
    sentence: "change sets are all or nothing; lines may end with LF alone",
    file: "batch.test.ts",
    title: "",
  },
  {
    section: "Metadata",
    sentence: "EntityDefinitions: $select, $filter with eq and ne, $expand, casts, one by name or MetadataId",
    file: "definitions.test.ts",
    title: "columns: expanded, filtered by kind, cast",
  },
  {
    section: "Metadata",
    sentence: "functions in a $filter on metadata are refused with 501 0x8006088a",
    file: "definitions.test.ts",
    title: "is refused with the platform's status and code",
  },
  {
    section: "Metadata",
    sentence: "$metadata names types, navigation properties, sets and the actions that are switched on",
    file: "definitions.test.ts",
    title: "$metadata is well-formed CSDL",
  },
  {
    section: "Operations",
    sentence:
      "OnExternal* exist once virtualentitymetadata switches them on, need @odata.type, write nothing, raise asynchronous steps",
    file: "operations.test.ts",
    title: "it is not there until a row of virtualentitymetadata",
  },
  {
    section: "Operations",
    sentence:
      "a synchronous step on a custom API, bound or not, holds its caller up and fails the call; events take none",
    file: "operations.test.ts",
    title: "waits for its synchronous step, and hears when that one fails",
  },
  {
    section: "Operations",
    sentence:
      "custom APIs on nothing, a set, a row; actions by POST, functions by GET; parameters checked by name, type, need",
    file: "operations.test.ts",
    title: "parameters are checked by name, type and need",
  },
  {
    section: "Events",
    sentence: "filtering attributes count on Update, against what was sent",
    file: "events.test.ts",
    title: "filtering attributes count on Update",
  },
  {
    section: "Events",
    sentence: "stages 10, 20, 40 run in order around one transaction; a failing synchronous step takes everything back",
    file: "pipeline.test.ts",
    title: "takes the write back, with keys",
  },
  {
    section: "Events",
    sentence: "one more attempt after 502, 503, 504 and never again; a failure is a system job",
    file: "events.test.ts",
    title: "a failure is kept as a system job",
  },
  {
    section: "Events",
    sentence: "above 256 KB the large members are left out and a header says so",
    file: "pipeline.test.ts",
    title: "a body above 256 KB arrives without",
  },
  {
    section: "Identity",
    sentence: "application users by bearer token, people by cookie",
    file: "identity.test.ts",
    title: "",
  },
  {
    section: "Identity",
    sentence: "security roles of the solution decide; 403 0x80040220 names the privilege",
    file: "roles.test.ts",
    title: "403 with the platform's code",
  },
  {
    section: "Limits",
    sentence: "429 with its three codes, Retry-After and the debug headers, per user and sliding window",
    file: "knob-sets.test.ts",
    title: "limits, when on, are per user and window",
  },
  {
    section: "Virtual tables",
    sentence: "the provider sends $top, $skip, $select, $count, $filter, $orderby, never $expand",
    file: "virtual-table.test.ts",
    title: "F100: rows are the data source's",
  },
  {
    section: "Virtual tables",
    sentence: "both paging types: $top with $skip, or the data source's own pages by @odata.nextLink and $skiptoken",
    file: "virtual-table.test.ts",
    title: "the data source decides where a page ends",
  },
  {
    section: "Virtual tables",
    sentence: "a lookup shown or selected costs one call per distinct row",
    file: "virtual-table.test.ts",
    title: "binding costs no call; showing costs one call",
  },
  {
    section: "Virtual tables",
    sentence: "a lookup to one can't be filtered or sorted on; no alternate key, no join, no If-Match",
    file: "virtual-table.test.ts",
    title: "can't be filtered or sorted on",
  },
  {
    section: "Storage",
    sentence: "what was acknowledged survives kill -9",
    file: "storage.test.ts",
    title: "what was acknowledged survives a killed process",
  },
  {
    section: "Errors",
    sentence: "one table of codes, statuses and words, each provoked by a request",
    file: "errors.test.ts",
    title: "Errors: $name is $status $code",
  },
  {
    section: "Errors",
    sentence: "details, help link, trace text and inner message come where annotations are asked for",
    file: "errors.test.ts",
    title: "details come beside code and message",
  },
  {
    section: "Errors",
    sentence: "no input crashes it or makes it answer 500; refusals come in the platform's envelope",
    file: "fuzz.test.ts",
    title: "filters of every operator over every column",
  },
  {
    section: "Clients",
    sentence: "dataverse-ify runs unchanged: CRUD, query, FetchXML, associate, execute, executeMultiple",
    file: "dataverse-ify.test.ts",
    title: "execute, and executeMultiple with a change set",
  },
];

/** What no page settles: how it is here, until a tenant says. */
export const unknown: ContractEntry[] = [
  {
    section: "Events",
    sentence:
      "whether the bypass headers leave webhook steps out (the page speaks of plug-ins and workflows): here they do",
  },
  {
    section: "Events",
    sentence:
      "where ?tag= stands in the body of an asynchronous step: here in its own SharedVariables and in its parent's",
  },
  { section: "Events", sentence: "whether RemoveLink raises Update on the rows it changes: here it does" },
  {
    section: "Events",
    sentence:
      "whether a read by somebody else, while a synchronous step runs, shows the row as it was: here as it is about to be",
  },
  { section: "Events", sentence: 'whether "row added, modified or deleted" of Power Automate fires on OnExternal*' },
  {
    section: "Virtual tables",
    sentence:
      "verbs, headers and quick find of the provider's real requests: here PATCH, startswith, contains, endswith",
  },
  {
    section: "Virtual tables",
    sentence:
      "how the provider sends LIKE's wildcards inside a text: here as letters, and a letter in brackets as that letter",
  },
  { section: "Query", sentence: "whether `not contains` keeps rows whose column is empty: here it does" },
  { section: "Virtual tables", sentence: "whether rows of a virtual table carry an etag: here none" },
  {
    section: "Virtual tables",
    sentence: "whether a failing data source fails the read of a lookup's name: here it does, but for 404",
  },
  { section: "Virtual tables", sentence: "whether a custom API may be bound to a virtual table: here it may" },
  {
    section: "Virtual tables",
    sentence: "what deleting a virtual row does to native lookups that point at it: here nothing",
  },
  {
    section: "Errors",
    sentence:
      "the words of the errors that no page quotes: role, restrict, secured column, duplicate targets of a bulk message",
  },
  {
    section: "Write",
    sentence:
      "which lookups a merge moves to the winner (the relationship's Merge behaviour is not in a solution's files): here all but masterid",
  },
  { section: "Metadata", sentence: "properties of EntityMetadata beyond those listed: here 501" },
];

/** The whole list as text. */
export function contractText(): string {
  const bySection = (entries: ContractEntry[]) => entries.map(({ section, sentence }) => `  ${section}: ${sentence}`);
  return [
    `Proved by a test (${proved.length})`,
    ...proved.map(({ section, sentence, file }) => `  ${section}: ${sentence} [${file}]`),
    "",
    `Refused on purpose, with 501 "not implemented in the sandbox" (${refused.length})`,
    ...refused.map(({ method, path, what }) => `  ${method} ${path} (${what})`),
    "",
    `Unknown until a tenant says (${unknown.length})`,
    ...bySection(unknown),
    "",
  ].join("\n");
}
