import { type Column } from "../../metadata/types";
import { type Catalog, isLookup } from "../catalog";
import { choiceLabel } from "../read/formatted-value";
import { isReference, type Reference, type Row, type Value } from "../store/row";
import { type RowStore } from "../store/row-store";
import { candidates } from "./candidates";
import { type Join, type Order, type TableQuery } from "./condition";
import { type Joined, meets, sortValue, valueOf } from "./evaluate";
import { compareKeys, type SortKeys } from "./paging";

/** A row that a query found, with the keys by which it was sorted. */
export interface Found extends Joined {
  keys: SortKeys;
}

/** Runs a query over native rows: all that meet it (after a position, if one is given), in order; ties go by id. */
export function runQuery(catalog: Catalog, store: RowStore, query: TableQuery, after?: SortKeys): Found[] {
  const { mask = (_table, row) => row } = query;
  let rows: Joined[] = candidates(store, query).map((row) => ({ row: mask(query.table, row), joined: none }));
  for (const join of query.joins) rows = rows.flatMap((row) => joinTo(store, row, join, mask));
  if (query.where) rows = rows.filter((row) => meets(query.where!, row));
  if (query.distinct && query.joins.every(({ columns }) => !columns.length)) rows = once(rows);
  const descending = query.orderBy.map((order) => order.descending);
  const found = rows.map((one) => ({ row: one.row, joined: one.joined, keys: sortKeys(catalog, store, query, one) }));
  const rest = after ? found.filter(({ keys }) => compareKeys(keys, after, descending) > 0) : found;
  return rest.sort((left, right) => compareKeys(left.keys, right.keys, descending));
}

const none: Joined["joined"] = Object.freeze({});

const once = (rows: Joined[]): Joined[] => [...new Map(rows.map((joined) => [joined.row, joined])).values()];

/** Dataverse sorts text without case and accents, a lookup by its name, a choice by its label, empty values first. */
function sortKeys(catalog: Catalog, store: RowStore, { orderBy, table }: TableQuery, row: Joined): SortKeys {
  const keys: SortKeys = orderBy.map((order) => sortKey(catalog, store, order, row));
  keys.push(String(row.row[table.primaryId]));
  return keys;
}

function sortKey(catalog: Catalog, store: RowStore, { ref, raw }: Order, row: Joined): SortKeys[number] {
  const value = valueOf(row, ref);
  if (isLookup(ref.column) && isReference(value)) return sortValue(nameOf(catalog, store, value));
  return !raw && ref.column.options && value !== null ? sortValue(labelOf(ref.column, value)) : sortValue(value);
}

const labelOf = (column: Column, value: Value): Value => choiceLabel(column, value) ?? value;

/** Primary name of the native row that a lookup points to; null when it is gone. */
export function nameOf(catalog: Catalog, store: RowStore, { table, id }: Reference): string | null {
  const target = catalog.findTable(table);
  const name = target && store.get(table, id)?.[target.primaryName];
  return typeof name === "string" ? name : null;
}

type Mask = NonNullable<TableQuery["mask"]>;

function joinTo(store: RowStore, { row, joined }: Joined, join: Join, mask: Mask): Joined[] {
  const parent = join.parent === undefined ? row : joined[join.parent];
  const value = plain(parent?.[join.to.logicalName]);
  const matches = value === null ? [] : matching(store, join, value);
  const candidates = matches
    .map((other) => mask(join.table, other))
    .filter((other) => plain(other[join.from.logicalName]) === value);
  const found = candidates.filter(
    (other) => !join.where || meets(join.where, { row, joined: { ...joined, [join.alias]: other } }),
  );
  if (!found.length) return join.outer ? [{ row, joined: { ...joined, [join.alias]: undefined } }] : [];
  return found.map((other) => ({ row, joined: { ...joined, [join.alias]: other } }));
}

function matching(store: RowStore, { table, from }: Join, value: Value): Row[] {
  if (isLookup(from)) return store.referencing(table.logicalName, from.logicalName, String(value));
  if (from.logicalName !== table.primaryId)
    return store.all(table.logicalName).filter((row) => plain(row[from.logicalName]) === value);
  const row = store.get(table.logicalName, String(value));
  return row ? [row] : [];
}

const plain = (value: Value | undefined): string | number | boolean | null =>
  isReference(value) ? value.id : (value ?? null);
