import { type Table } from "../../../metadata/types";
import { isLookup, rowProperty } from "../data/column-value";
import { type Row } from "../data/web-api-client";

/** First values of a new row, given by column as `openForm` takes them, as a Web API row. Unknown columns are left out. */
export function readDefaults(table: Table, defaults: Record<string, unknown> = {}): Row {
  const row: Row = {};
  for (const [name, value] of Object.entries(defaults)) {
    const column = table.columns[name];
    if (!column) continue;
    const [lookup] = Array.isArray(value) ? (value as { id: string; name?: string; entityType: string }[]) : [];
    if (!isLookup(column)) row[name] = value;
    else if (lookup) {
      const property = rowProperty(column);
      row[property] = lookup.id.replace(/[{}]/g, "").toLowerCase();
      row[`${property}@OData.Community.Display.V1.FormattedValue`] = lookup.name;
      row[`${property}@Microsoft.Dynamics.CRM.lookuplogicalname`] = lookup.entityType;
    }
  }
  return row;
}
