import { type Column, type Table } from "../../metadata/types";
import { type Row, type Value } from "../store/row";

/** A column of the queried table, or of a joined one when `alias` names it. */
export interface ColumnRef {
  column: Column;
  alias?: string;
}

export type Comparison = "eq" | "ne" | "gt" | "ge" | "lt" | "le";

/** What `$filter` and FetchXML both become: Dataverse turns either into one query of its own before it runs it. */
export type Condition =
  | { kind: "and" | "or"; parts: Condition[] }
  | { kind: "not"; part: Condition }
  | { kind: "compare"; ref: ColumnRef; operator: Comparison; value: Exclude<Value, null> }
  | { kind: "compareColumns"; ref: ColumnRef; operator: Comparison; other: ColumnRef }
  | { kind: "in"; ref: ColumnRef; values: Exclude<Value, null>[] }
  | { kind: "null"; ref: ColumnRef }
  /** `text` may hold wildcards; `shape` says where it stands, `like` means that the text itself says so. */
  | { kind: "text"; ref: ColumnRef; shape: TextShape; text: string };

export type TextShape = "startswith" | "contains" | "endswith" | "like";

/** A table joined by a lookup to the queried table or to a table that was joined before. */
export interface Join {
  alias: string;
  /** Alias of the joined table that holds `to`; undefined: the queried one. */
  parent?: string;
  table: Table;
  /** Column of the joined table … */
  from: Column;
  /** … that equals this column of its parent. */
  to: Column;
  outer: boolean;
  columns: SelectedColumn[];
  where?: Condition;
}

export interface SelectedColumn {
  column: Column;
  /** Name in the answer, where it differs from the column's own. */
  as?: string;
}

export interface Order {
  ref: ColumnRef;
  descending: boolean;
  /** Sort a choice by its number instead of its label. */
  raw?: boolean;
}

/** One query on one table. */
export interface TableQuery {
  table: Table;
  /** Undefined: every readable column. */
  columns?: SelectedColumn[];
  where?: Condition;
  orderBy: Order[];
  joins: Join[];
  /** A row that joins to many shows once, unless columns of the joined rows are shown. */
  distinct?: boolean;
  /** Rows as the caller reads them, before any condition looks at them; undefined: as they are. */
  mask?: (table: Table, row: Row) => Row;
}

export const and = (parts: Condition[]): Condition | undefined =>
  parts.length > 1 ? { kind: "and", parts } : parts[0];
