import { isLookup } from "../catalog";
import { isReference, type Row } from "../store/row";
import { type RowStore } from "../store/row-store";
import { type Condition, type TableQuery } from "./condition";

/** Rows among which a query's rows are: those of an index where the query asks for one id, key or lookup, else the whole table. */
export function candidates(store: RowStore, { table, where }: TableQuery): Row[] {
  for (const part of where ? parts(where) : []) {
    if (part.kind !== "compare" || part.operator !== "eq" || part.ref.alias !== undefined) continue;
    const { column } = part.ref;
    const value = isReference(part.value) ? part.value.id : part.value;
    if (isLookup(column)) return store.referencing(table.logicalName, column.logicalName, String(value).toLowerCase());
    const isId = column.logicalName === table.primaryId;
    const key = table.keys.find(({ columns }) => columns.length === 1 && columns[0] === column.logicalName);
    const id = isId
      ? String(value).toLowerCase()
      : key && store.findByKey(table.logicalName, key, { [column.logicalName]: value });
    if (!isId && !key) continue;
    const row = id === undefined ? undefined : store.get(table.logicalName, id);
    return row ? [row] : [];
  }
  return store.all(table.logicalName);
}

/** Conditions that every row must meet. */
const parts = (condition: Condition): Condition[] =>
  condition.kind === "and" ? condition.parts.flatMap(parts) : [condition];
