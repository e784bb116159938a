import { type Table } from "../../metadata/types";
import { type Collection, type Property } from "../catalog";
import { findCustomApi } from "../custom-api/custom-apis";
import { type Environment } from "../environment";
import { fail } from "../errors";
import { type Key, readKey } from "../read/key";
import { bulkOperations } from "../write/bulk";

/** What an address below `/api/data/v9.2/` names. */
export type Resource =
  | { kind: "service" }
  | { kind: "batch" }
  | { kind: "metadata" }
  | { kind: "definitions"; segments: string[] }
  /** `brackets`: a function's parameters. */
  | { kind: "operation"; name: string; brackets: string }
  | { kind: "set"; table: Table }
  | { kind: "count"; table: Table }
  /** `keyText` is the key as the address has it: answers repeat it. */
  | { kind: "row"; table: Table; key: Key; keyText: string }
  /** `raw`: the bare value, as text (`/$value`). */
  | { kind: "column"; table: Table; key: Key; name: string; raw?: true }
  | { kind: "reference"; table: Table; key: Key; property: Property }
  /** The row that a lookup points to, or one column of it. */
  | { kind: "navigation"; table: Table; key: Key; property: Property; rest: string[] }
  /** The rows that point at a row; `member` names one of them. */
  | {
      kind: "collection";
      table: Table;
      key: Key;
      collection: Collection;
      path: string;
      last?: "$count" | "$ref";
      member?: Key;
    }
  /** `Microsoft.Dynamics.CRM.<name>` on a set or a row. */
  | { kind: "bound"; table: Table; key?: Key; name: string; brackets: string };

/** Operations that are no table. */
export const operations = ["WhoAmI", "Merge", "PublishXml", "PublishAllXml"] as const;

/**
 * Reads a path, still percent-encoded, without query.
 * @throws DataverseError 404 for a segment that names nothing, 501 for what the sandbox lacks.
 */
export function parsePath(environment: Operations, path: string): Resource {
  const { catalog } = environment;
  const [first = "", ...rest] = segments(path);
  if (first === "" && !rest.length) return { kind: "service" };
  if (first === "$batch") return { kind: "batch" };
  if (first === "$metadata" && !rest.length) return { kind: "metadata" };
  if (/^(EntityDefinitions|RelationshipDefinitions)\b/.test(first))
    return { kind: "definitions", segments: [first, ...rest] };
  if (first.startsWith("GlobalOptionSetDefinitions"))
    throw fail("notImplemented", `the metadata address '${[first, ...rest].join("/")}'`);
  const [, operation = "", brackets = ""] = /^(\w+)(?:\((.*)\))?$/s.exec(first) ?? [];
  const isPlatforms = operations.some((name) => name === operation) && !brackets;
  if (isPlatforms || findCustomApi(environment, operation)) {
    if (rest.length) throw fail("segmentNotFound", rest[0]!);
    return { kind: "operation", name: operation, brackets };
  }
  const [, set = "", keyText] = /^(\w+)(?:\((.*)\))?$/s.exec(first) ?? [];
  const table = catalog.tableOfSet(set || first);
  if (keyText === undefined) return ofSet(environment, table, rest);
  return ofRow(environment, table, keyText, rest);
}

type Operations = Pick<Environment, "catalog" | "store">;

/** Whether an operation is there on a set or a row, which needs its name to begin with `Microsoft.Dynamics.CRM.` (use-web-api-actions). */
const isBound = (environment: Operations, name: string, table: Table, key?: Key): boolean =>
  (!key && bulkOperations.some((one) => one === name)) || !!findCustomApi(environment, name, table, key);

function ofSet(environment: Operations, table: Table, rest: string[]): Resource {
  if (!rest.length) return { kind: "set", table };
  if (rest.length === 1 && rest[0] === "$count") return { kind: "count", table };
  if (rest.length === 1 && rest[0]!.startsWith(crm)) return { kind: "bound", table, ...operationOf(rest[0]!) };
  if (rest.length === 1 && isBound(environment, operationName(rest[0]!), table)) throw fail("notNamespaced");
  throw fail("segmentNotFound", rest[0]!);
}

function ofRow(environment: Operations, table: Table, keyText: string, rest: string[]): Resource {
  const { catalog } = environment;
  const key = readKey(catalog, table, keyText);
  const [name, last, ...more] = rest;
  if (name === undefined) return { kind: "row", table, key, keyText };
  if (name.startsWith(crm) && last === undefined) return { kind: "bound", table, key, ...operationOf(name) };
  const property = catalog.property(table, name);
  const [, collectionName = "", memberText] = /^(\w+)(?:\((.*)\))?$/s.exec(name) ?? [];
  const collection = catalog.collection(table, collectionName);
  if (collection && !property && !more.length) {
    const member = memberText === undefined ? {} : { member: readKey(catalog, collection.table, memberText) };
    const path = `${table.entitySetName}(${keyText})/${collectionName}`;
    if (last === undefined || last === "$count" || last === "$ref")
      return { kind: "collection", table, key, collection, path, ...(last ? { last } : {}), ...member };
  }
  if (!property && last === undefined && isBound(environment, operationName(name), table, key))
    throw fail("notNamespaced");
  if (!property) throw fail("segmentNotFound", more[0] ?? name);
  if (property.as === "navigation") {
    if (last === "$ref" && !more.length) return { kind: "reference", table, key, property };
    return { kind: "navigation", table, key, property, rest: rest.slice(1) };
  }
  if (last === "$value" && !more.length) return { kind: "column", table, key, name, raw: true };
  if (last !== undefined) throw fail("segmentNotFound", last);
  return { kind: "column", table, key, name };
}

const crm = "Microsoft.Dynamics.CRM.";

function operationOf(segment: string): { name: string; brackets: string } {
  const [, name = "", brackets = ""] = /^(\w+)(?:\((.*)\))?$/s.exec(segment.slice(crm.length)) ?? [];
  return { name, brackets };
}

const operationName = (segment: string): string => segment.replace(/\(.*$/s, "");

/** Cuts at slashes outside quotes: keys may hold them. */
function segments(path: string): string[] {
  const parts = [""];
  let quoted = false;
  for (const char of decoded(path)) {
    if (char === "'") quoted = !quoted;
    if (char === "/" && !quoted) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path.replace(/\/+$/, ""));
  } catch {
    throw fail("badQuery", "The address is not percent-encoded right.");
  }
}
