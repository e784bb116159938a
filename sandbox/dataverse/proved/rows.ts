import { type Backed } from "./backed";

/** Rows read and written. */
export const rows: Record<string, Backed[]> = {
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
};
