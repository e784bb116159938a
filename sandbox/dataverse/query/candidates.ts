import { fold } from "../../../odata/fold";
import { hasWildcard } from "../../../odata/like";
import { type Table } from "../../metadata/types";
import { isLookup } from "../catalog";
import { isReference, type Row, type Value } from "../store/row";
import { type RowStore } from "../store/row-store";
import { type Needle } from "../store/text-index";
import { type ColumnRef, type Condition, type TableQuery } from "./condition";
import { pattern } from "./evaluate";
import { isText } from "./is-text";

/** Rows among which a query's rows are: those of an index where its condition has one, else the whole table. */
export function candidates(store: RowStore, { table, where }: TableQuery): Row[] {
  return (where && indexed(store, table, where)) ?? store.all(table.logicalName);
}

/** All rows that meet the condition, and perhaps a few that don't; undefined where no index helps. */
function indexed(store: RowStore, table: Table, condition: Condition): Row[] | undefined {
  switch (condition.kind) {
    case "and":
      for (const part of condition.parts) {
        const rows = indexed(store, table, part);
        if (rows) return rows;
      }
      return undefined;
    case "or":
      return union(condition.parts, (part) => indexed(store, table, part));
    case "compare":
      return condition.operator === "eq" ? equal(store, table, condition.ref, condition.value) : undefined;
    case "in":
      return union(condition.values, (value) => equal(store, table, condition.ref, value));
    case "text":
      return holding(store, table, condition.ref, needleOf(pattern(condition.shape, condition.text)));
    default:
      return undefined;
  }
}

function union<Part>(parts: Part[], rowsOf: (part: Part) => Row[] | undefined): Row[] | undefined {
  const all = new Set<Row>();
  for (const part of parts) {
    const rows = rowsOf(part);
    if (!rows) return undefined;
    for (const row of rows) all.add(row);
  }
  return [...all];
}

function equal(store: RowStore, table: Table, ref: ColumnRef, wanted: Exclude<Value, null>): Row[] | undefined {
  const { column, alias } = ref;
  if (alias !== undefined) return undefined;
  const value = isReference(wanted) ? wanted.id : wanted;
  if (isLookup(column)) return store.referencing(table.logicalName, column.logicalName, String(value).toLowerCase());
  if (column.logicalName === table.primaryId) return rowOf(store, table, String(value).toLowerCase());
  const key = table.keys.find(({ columns }) => columns.length === 1 && columns[0] === column.logicalName);
  if (key) return rowOf(store, table, store.findByKey(table.logicalName, key, { [column.logicalName]: value }));
  // Trailing blanks don't count in a comparison, so the text need not end there.
  return typeof value === "string" && typeof wanted === "string" && isText(column)
    ? holding(store, table, ref, { text: fold(value.trimEnd()), atStart: true, atEnd: false })
    : undefined;
}

function rowOf(store: RowStore, { logicalName }: Table, id: string | undefined): Row[] {
  const row = id === undefined ? undefined : store.get(logicalName, id);
  return row ? [row] : [];
}

function holding(store: RowStore, { logicalName }: Table, ref: ColumnRef, needle?: Needle): Row[] | undefined {
  if (!needle?.text || ref.alias !== undefined) return undefined;
  return store.holdingText(logicalName, ref.column.logicalName, needle);
}

/** What a pattern of LIKE surely contains; undefined for wildcards inside it. */
function needleOf(like: string): Needle | undefined {
  const [, before, inner = "", after] = /^(%*)(.*?)(%*)$/s.exec(fold(like)) ?? [];
  return hasWildcard(inner) ? undefined : { text: inner, atStart: !before, atEnd: !after };
}
