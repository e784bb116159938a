import { type Backed } from "./backed";

/** Who may what, where rows come from, and what keeps them. */
export const environment: Record<string, Backed[]> = {
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
      "virtual-paging",
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
      "fuzz-queries",
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
