import { type Table } from "../../metadata/types";
import { type Collection } from "../catalog";
import { fail } from "../errors";
import { type Condition } from "../query/condition";

/**
 * The condition that a collection of a row is.
 * @throws DataverseError 400 for native rows that point at a virtual one: such a lookup can't be filtered on.
 */
export function relatedTo(table: Table, { table: other, column }: Collection, id: string): Condition {
  if (table.virtual && !other.virtual)
    throw fail("virtualLookup", column.logicalName, other.logicalName, table.logicalName);
  return { kind: "compare", ref: { column }, operator: "eq", value: id };
}
