import { type Table } from "../../metadata/types";
import { type Call, type Environment } from "../environment";
import { fail } from "../errors";
import { isReference, type Row } from "../store/row";

/**
 * Whether a caller may write these columns of a row: Create or Write on the table, the same on a secured column, Append on the table
 * and AppendTo on what a lookup points to, Assign for another owner.
 * @throws DataverseError 403.
 */
export function demandWrite(
  { catalog, rights }: Environment,
  { caller }: Call,
  table: Table,
  action: "Create" | "Write",
  values: Row,
  before?: Row,
): void {
  rights.demand(caller, action, table, before);
  const right = action === "Create" ? "create" : "update";
  for (const [name, value] of Object.entries(values)) {
    const column = table.columns[name];
    if (column && !rights.mayColumn(caller, right, table, column)) throw fail("securedColumn", name, table.logicalName);
    if (!isReference(value)) continue;
    if (column?.type === "owner") {
      if (value.id !== caller.userId) rights.demand(caller, "Assign", table, before);
      continue;
    }
    rights.demand(caller, "Append", table, before);
    rights.demand(caller, "AppendTo", catalog.table(value.table));
  }
}
