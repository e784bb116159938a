import { type Table } from "../../metadata/types";
import { type Row } from "../store/row";
import { type RowStore } from "../store/row-store";

/** A row of `msdyn_odatav4ds`, read for use. */
export interface DataSource {
  /** Service root, ending in a slash. */
  root: string;
  timeoutMs: number;
  inlineCount: boolean;
  /** Pages end where the data source says (`@odata.nextLink`), instead of being asked for with `$top` and `$skip`. */
  serverSidePaging: boolean;
  headers: Record<string, string>;
  /** Parameters that travel in the query string. */
  parameters: [name: string, value: string][];
}

/** The data source that a virtual table names; undefined when there is none or it has no address. */
export function readDataSource(store: RowStore, table: Table): DataSource | undefined {
  const row = store.get("msdyn_odatav4ds", table.virtual?.dataSourceId.toLowerCase() ?? "");
  if (!row || typeof row.msdyn_uri !== "string" || !URL.canParse(row.msdyn_uri)) return undefined;
  const source: DataSource = {
    root: row.msdyn_uri.replace(/\/*$/, "/"),
    timeoutMs: Number(row.msdyn_timeout ?? 30) * 1000,
    inlineCount: row.msdyn_returninlinecount === true,
    serverSidePaging: row.msdyn_paginationmode === true || row.msdyn_paginationtype === 1,
    headers: {},
    parameters: [],
  };
  for (let index = 1; index <= 10; index++) {
    const name = row[`msdyn_parameter${index}name`];
    const value = row[`msdyn_parameter${index}value`] ?? "";
    if (typeof name !== "string" || typeof value !== "string") continue;
    if (row[`msdyn_isparameter${index}header`] === true) source.headers[name] = value;
    else source.parameters.push([name, value]);
  }
  return source;
}

/** The row of `msdyn_odatav4ds` for a data source of the solution: its connection definition, whose parameter values never travel. */
export function dataSourceRow(name: string, connection: Record<string, string | number | boolean | null>): Row {
  const value = (key: string) => connection[key] ?? null;
  const number = (key: string) => (value(key) === null ? null : Number(value(key)));
  const yes = (key: string) => /^(true|1)$/i.test(String(value(key)));
  const row: Record<string, string | number | boolean | null> = {
    msdyn_name: name,
    msdyn_description: value("Description"),
    msdyn_uri: value("Uri"),
    msdyn_timeout: number("Timeout"),
    msdyn_paginationmode: yes("PaginationMode"),
    msdyn_paginationtype: number("PaginationType"),
    msdyn_returninlinecount: yes("ReturnInlineCount"),
  };
  for (let index = 1; index <= 10; index++) {
    row[`msdyn_parameter${index}name`] = value(`parameter${index}name`);
    row[`msdyn_isparameter${index}header`] = yes(`isparameter${index}header`);
  }
  return row;
}
