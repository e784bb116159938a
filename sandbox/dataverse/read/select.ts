import { type Table } from "../../metadata/types";
import { type Catalog } from "../catalog";
import { fail } from "../errors";
import { type SelectedColumn } from "../query/condition";

/** The columns of a `$select`; a lookup may be named by its navigation property too. @throws DataverseError 400 for a name that is none. */
export function selectColumns(
  catalog: Catalog,
  table: Table,
  names: string[] | undefined,
): SelectedColumn[] | undefined {
  return names?.map((name) => {
    const property = catalog.property(table, name);
    if (!property) throw fail("noProperty", name, table.logicalName);
    return { column: property.column };
  });
}
