import { type AlternateKey, type Column, type Table } from "../../metadata/types";
import { type Catalog } from "../catalog";
import { fail } from "../errors";
import { type Row } from "../store/row";
import { type RowStore } from "../store/row-store";

/** How a request names one row: by id, or by an alternate key's values. */
export type Key = { id: string } | { alternate: AlternateKey; values: Row };

/**
 * Reads what stands in the brackets of `contacts(…)`: a guid, `contactid=<guid>`, or the columns of an alternate key with values.
 * @throws DataverseError 400 for a key that the table doesn't have.
 */
export function readKey(catalog: Catalog, table: Table, text: string): Key {
  const bare = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
  const id = bare.exec(text.trim())?.[1];
  if (id) return { id: id.toLowerCase() };
  const pairs = pairsOf(text);
  const named = pairs?.get(table.primaryId);
  if (pairs?.size === 1 && named && bare.test(named)) return { id: named.toLowerCase() };
  const columns = [...(pairs?.keys() ?? [])].map((name) => catalog.property(table, name)?.column);
  const names = columns.map((column) => column?.logicalName ?? "");
  const alternate = pairs?.size && !table.virtual ? catalog.alternateKey(table, names) : undefined;
  if (!alternate) throw fail("badKey", table.logicalName);
  const values = [...pairs!.values()].map((value, index) => [names[index]!, keyValue(columns[index]!, value, table)]);
  return { alternate, values: Object.fromEntries(values) as Row };
}

/** Id of the row that a key names; undefined when there is none. Ids of virtual rows are taken as they are. */
export function idOf(store: RowStore, table: Table, key: Key): string | undefined {
  if (!("id" in key)) return store.findByKey(table.logicalName, key.alternate, key.values);
  return table.virtual || store.get(table.logicalName, key.id) ? key.id : undefined;
}

/** The error for a key that names no row. */
export const missing = (table: Table, key: Key) =>
  "id" in key ? fail("notFound", table.logicalName, key.id) : fail("keyNotFound", table.logicalName);

/** `name='O''Brien',number=4` as pairs; undefined when it is something else. */
function pairsOf(text: string): Map<string, string> | undefined {
  const pairs = new Map<string, string>();
  const pair = /\s*([A-Za-z_]\w*)\s*=\s*('(?:[^']|'')*'|[^',]+)\s*(,|$)/y;
  while (pair.lastIndex < text.length) {
    const match = pair.exec(text);
    if (!match || pairs.has(match[1]!)) return undefined;
    pairs.set(match[1]!, match[2]!.trim());
  }
  return pairs;
}

function keyValue(column: Column, text: string, table: Table): string | number {
  const quoted = /^'(.*)'$/s.exec(text);
  if (quoted) return quoted[1]!.replace(/''/g, "'");
  if (column.type === "lookup") return text.toLowerCase();
  if (/^-?\d+$/.test(text)) return Number(text);
  throw fail("badKey", table.logicalName);
}
