import { type Table } from "../../metadata/types";
import { refuseCustomApi, refuseParameter } from "../custom-api/refuse";
import { isOfSolution } from "../custom-api/rows";
import { type Environment } from "../environment";
import { refuseStep } from "../events/allowed-step";
import { fail } from "../errors";
import { isReference, type Row } from "../store/row";
import { refuseUnprefixed } from "./unique-name";

/**
 * What Dataverse asks of rows that define something (steps, custom APIs and their parameters, catalogs) beyond what their columns say.
 * @param before the row until now; undefined: a new one.
 * @throws DataverseError 400.
 */
export function refuseDefinition(environment: Environment, table: Table, id: string, row: Row, before?: Row): void {
  switch (table.logicalName) {
    case "sdkmessageprocessingstep":
      return refuseStep(environment, row);
    case "customapi":
      return refuseCustomApi(environment, row, before);
    case "customapirequestparameter":
    case "customapiresponseproperty":
      return refuseParameter(environment, table, id, row);
    case "catalog":
      return refuseUnprefixed("catalog", row.uniquename);
  }
}

/**
 * Refuses to delete what others are built on: a catalog with entries (catalog-catalogassignment), a custom API with steps or entries.
 * @throws DataverseError 400, 501 for a custom API that a solution brought.
 */
export function refuseInUse(environment: Environment, table: Table, id: string, row: Row): void {
  const users = usersOf(environment, table, id, row);
  if (users) throw fail("inUse", table.schemaName, id, users);
  if (table.logicalName === "customapi" && isOfSolution(row))
    throw fail("notImplemented", "deleting a custom API that a solution brought");
}

function usersOf({ store }: Environment, { logicalName }: Table, id: string, row: Row): number {
  const count = (table: string, column: string, target: string): number =>
    store.referencing(table, column, target).length;
  const entriesBelow = (catalog: string): number =>
    store
      .referencing("catalog", "parentcatalogid", catalog)
      .reduce(
        (sum, { catalogid }) => sum + entriesBelow(String(catalogid)),
        count("catalogassignment", "catalogid", catalog),
      );
  if (logicalName === "catalog") return entriesBelow(id);
  if (logicalName !== "customapi") return 0;
  const message = isReference(row.sdkmessageid) ? row.sdkmessageid.id : "";
  return count("sdkmessageprocessingstep", "sdkmessageid", message) + count("catalogassignment", "object", id);
}
