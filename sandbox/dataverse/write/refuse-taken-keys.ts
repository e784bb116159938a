import { type Table } from "../../metadata/types";
import { type Environment } from "../environment";
import { fail } from "../errors";
import { type Row } from "../store/row";

/** @throws DataverseError 412 when another row holds the values of one of the table's alternate keys. Empty values are not checked. */
export function refuseTakenKeys({ store }: Environment, table: Table, id: string, row: Row): void {
  for (const key of table.keys) {
    const holder = store.findByKey(table.logicalName, key, row);
    if (holder !== undefined && holder !== id)
      throw fail(
        "keyInUse",
        key.schemaName,
        key.columns.map((name) => table.columns[name]?.displayName[1033] ?? name).join(", "),
      );
  }
}
