/** One sentence of the platform's contract that a test backs: its file in `tests/unit/dataverse` and how its title goes on. */
export interface Proved {
  section: string;
  sentence: string;
  file: string;
  title: string;
}

type Backed = [sentence: string, file: string, title: string];

const sections: Record<string, Backed[]> = {
  Read: [
    [
      "$select, $filter, $orderby, $top, $count and pages answer as documented; $skip is refused",
      "query-property",
      "$filter and FetchXML find the same rows",
    ],
    [
      "query functions Microsoft.Dynamics.CRM.* find what FetchXML's operators of the same meaning find",
      "query-functions",
      "finds the rows that FetchXML finds",
    ],
    ["periods by today's date: days, weeks, months, years, before and after", "relative-period", "is from %s to %s"],
    [
      "annotations come only where Prefer asks, before their property, and are echoed",
      "read",
      "annotations come only when asked for",
    ],
    [
      "$expand of a lookup and, with $select, $filter, $orderby, $top, of a collection",
      "related",
      "$expand of a collection takes",
    ],
    [
      "rows that point at a row are its collection, with $count and pages",
      "related",
      "rows that point at a row are read as its collection",
    ],
    ["a lookup is walked to its row, a column or a bare value", "related", "a lookup is walked"],
    [
      "FetchXML's link-entity inner and outer, nested, with columns, filters and orders of its own",
      "fetch-xml",
      "its columns, filters and orders are the deeper row's",
    ],
    ["context, etag, key and empty columns of a row", "read", "a row comes with context, etag, its key"],
    [
      "If-None-Match answers 304, never with annotations or $expand; the word null is no version",
      "read",
      "If-None-Match answers 304",
    ],
    ["text compares without case and accents, with wildcards", "read", "rows sort without case and accents"],
    ["5,000 rows at most, then a next link; counts end there too", "page-cap", "a page holds 5,000 rows at most"],
    ["pages follow the last row seen, by an opaque $skiptoken", "read", "pages follow the last row seen"],
    ["FetchXML compares columns by valueof", "fetch-xml", "valueof compares two columns"],
    ["parameter aliases, for lists of query functions too", "query-functions", "parameter aliases stand for"],
    ["savedQuery runs a view", "fetch-xml", "every view of the shipped solution runs"],
    ["FetchXML pages by number and cookie, counts when asked", "fetch-xml", "pages by number with the cookie"],
  ],
  Write: [
    [
      "rows, keys, versions, conditions and pages behave as a plain table would",
      "model-property",
      "any sequence of writes and reads",
    ],
    ["$ref of a lookup and of a collection", "related", "$ref of a collection points a row"],
    ["RemoveLink, Cascade, Restrict and NoCascade on delete", "related", "RemoveLink empties the lookups"],
    [
      "Merge deactivates the loser, copies values, checks alternate keys, moves what pointed at the loser",
      "cascade-steps",
      "a merge moves what pointed at the loser",
    ],
    [
      "CreateMultiple, UpdateMultiple, UpsertMultiple: all rows or none, by id or alternate key",
      "bulk",
      "all rows or none",
    ],
    [
      "a body that is JSON text inside JSON text is taken, as dataverse-ify sends it",
      "dataverse-ify",
      "create, retrieve, update, delete",
    ],
    [
      "column defaults, state, owner, fullname, versionnumber, modifiedon",
      "write",
      "a new row gets the platform's defaults",
    ],
    ["POST answers 204 with the row's address, or 201 with the row", "write", "return=representation answers 201"],
    [
      "PATCH is an upsert; If-Match: * only updates, If-None-Match: * only creates; stale versions 412",
      "write",
      "PATCH creates what is missing",
    ],
    [
      "@odata.bind with and without slash, absolute, by alternate key; null clears",
      "write",
      "lookups: bound with or without slash",
    ],
    ["whole numbers within 32 bits and the column's range", "write", "a whole number stays within 32 bits"],
    ["times in UTC and whole seconds", "write", "a time is kept in UTC and whole seconds"],
    ["one column by PUT and DELETE", "write", "one column is put and emptied"],
    [
      "alternate keys: upsert, duplicates refused, empty ones not compared",
      "write",
      "a second row with the same key is refused",
    ],
    [
      "required, length, choice and type are checked; a state brings its status",
      "write",
      "deactivating brings the state's status along",
    ],
  ],
  Batch: [
    ["change sets are all or nothing; lines may end with LF alone", "batch", ""],
    ["Content-ID stands for the row that a request made", "batch", "$1 is the row that the first request made"],
  ],
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
  Identity: [
    ["application users by bearer token, people by cookie", "identity", ""],
    [
      "security roles of the solution decide; 403 0x80040220 names the privilege",
      "roles",
      "403 with the platform's code",
    ],
    [
      "secured columns come empty, to conditions and orders too, and can't be written, but by who has a profile or is an administrator",
      "column-security",
      "Column-level security: a column without the right to read it",
    ],
    [
      "own rows only: no others by $expand, by a path through a lookup or by a join",
      "roles",
      "a right to own rows shows no others",
    ],
  ],
  Limits: [
    [
      "429 with its three codes, Retry-After and the debug headers, per user and sliding window",
      "knob-sets",
      "limits, when on, are per user and window",
    ],
  ],
  "Virtual tables": [
    [
      "the provider sends $top, $skip, $select, $count, $filter, $orderby, never $expand",
      "virtual-table",
      "F100: rows are the data source's",
    ],
    [
      "both paging types: $top with $skip, or the data source's own pages by @odata.nextLink and $skiptoken",
      "virtual-table",
      "the data source decides where a page ends",
    ],
    [
      "a lookup shown or selected costs one call per distinct row",
      "virtual-table",
      "binding costs no call; showing costs one call",
    ],
    [
      "a lookup to one can't be filtered or sorted on; no alternate key, no join, no If-Match",
      "virtual-table",
      "can't be filtered or sorted on",
    ],
    [
      "quick find becomes startswith, contains, endswith joined by or",
      "virtual-table",
      "quick find's FetchXML becomes startswith and contains",
    ],
    [
      "a data source's words go to the trace, callers get a general sentence",
      "virtual-table",
      "its words go to the trace",
    ],
    ["no answer in time is an error", "virtual-table", "no answer within the data source's time-out"],
  ],
  Storage: [
    ["named snapshots survive a restart", "storage", "named snapshots survive a restart"],
    ["what was acknowledged survives kill -9", "storage", "what was acknowledged survives a killed process"],
  ],
  Errors: [
    ["one table of codes, statuses and words, each provoked by a request", "errors", "Errors: $name is $status $code"],
    [
      "details, help link, trace text and inner message come where annotations are asked for",
      "errors",
      "details come beside code and message",
    ],
    [
      "no input crashes it or makes it answer 500; refusals come in the platform's envelope",
      "fuzz",
      "filters of every operator over every column",
    ],
  ],
  Clients: [
    [
      "dataverse-ify runs unchanged: CRUD, query, FetchXML, associate, execute, executeMultiple",
      "dataverse-ify",
      "execute, and executeMultiple with a change set",
    ],
  ],
  Knobs: [
    [
      "reset, snapshots, seeds, clock, delay, failures, outages, 429 storms, deliveries, logs",
      "knob-sets",
      "a storm of 429 by %s is asked for by number",
    ],
  ],
};

/** What is implemented and tested; a test holds that each title is there. */
export const proved: Proved[] = Object.entries(sections).flatMap(([section, list]) =>
  list.map(([sentence, file, title]) => ({ section, sentence, file: `${file}.test.ts`, title })),
);
