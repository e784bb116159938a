import { type Column, type Table } from "../../metadata/types";
import { isLookup, lookupValueName, navigationName } from "../catalog";
import { type Call, type Environment } from "../environment";
import { type Join, type SelectedColumn } from "../query/condition";
import { type Joined } from "../query/evaluate";
import { isReference, type Reference, type Row, type Value } from "../store/row";
import { formattedValue } from "./formatted-value";
import { lookupNames, type Names } from "./lookup-names";

export type Json = Record<string, unknown>;

const formatted = "OData.Community.Display.V1.FormattedValue";
const lookupTable = "Microsoft.Dynamics.CRM.lookuplogicalname";
const lookupNavigation = "Microsoft.Dynamics.CRM.associatednavigationproperty";

/** What of a row to show. */
export interface Shape {
  table: Table;
  /** Undefined: every readable column. */
  columns?: SelectedColumn[] | undefined;
  joins?: Join[];
}

/** Rows as the Web API writes them: etag first, the primary key always, annotations before the property that they speak of. */
export async function project(environment: Environment, call: Call, shape: Shape, rows: Joined[]): Promise<Json[]> {
  const columns = columnsOf(environment, shape);
  const references = rows.flatMap((row) => referencesOf(row, columns, shape.joins ?? []));
  const names = await lookupNames(environment, references);
  const seen = (table: Table, column: Column, value: Value): Value =>
    environment.rights.mayColumn(call.caller, "read", table, column) ? value : null;
  return rows.map((row) => {
    const json: Json = {};
    if (row.row.versionnumber) json["@odata.etag"] = etag(row.row);
    for (const { column, as } of columns)
      write(json, call, column, as, seen(shape.table, column, row.row[column.logicalName] ?? null), names);
    for (const join of shape.joins ?? [])
      for (const { column, as } of join.columns) {
        const value = seen(join.table, column, row.joined[join.alias]?.[column.logicalName] ?? null);
        // An empty column of a joined table is left out of the answer.
        if (value !== null) write(json, call, column, as, value, names);
      }
    return json;
  });
}

/** A row's version as an entity tag. Opaque to callers: compared, never ordered. */
export const etag = (row: Row): string => `W/"${String(row.versionnumber)}"`;

function columnsOf({ catalog }: Environment, { table, columns }: Shape): SelectedColumn[] {
  if (!columns) return catalog.readable(table).map((column) => ({ column }));
  const id = table.columns[table.primaryId]!;
  return columns.some(({ column, as }) => column === id && !as) ? columns : [...columns, { column: id }];
}

function referencesOf({ row, joined }: Joined, columns: SelectedColumn[], joins: Join[]): Reference[] {
  const own = columns.map(({ column }) => row[column.logicalName]);
  const others = joins.flatMap(({ alias, columns }) =>
    columns.map(({ column }) => joined[alias]?.[column.logicalName]),
  );
  return [...own, ...others].filter(isReference);
}

function write(json: Json, { prefer }: Call, column: Column, as: string | undefined, value: Value, names: Names): void {
  const lookup = isLookup(column);
  const name = as ?? (lookup ? lookupValueName(column) : column.logicalName);
  const annotate = (annotation: string, text: string | undefined) => {
    if (text !== undefined && prefer.annotations(annotation)) json[`${name}@${annotation}`] = text;
  };
  if (isReference(value)) {
    annotate(formatted, names(value));
    if (!as) annotate(lookupNavigation, navigationName(column, value.table));
    annotate(lookupTable, value.table);
    json[name] = value.id;
    return;
  }
  annotate(formatted, formattedValue(column, value));
  json[name] = value;
}
