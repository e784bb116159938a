import { type Relationship, type Table } from "../../../metadata/types";
import { type AppServices } from "../app/services";
import { showError } from "../app/show-error";
import { writeColumn } from "../data/column-value";
import { lookupObjects } from "../xrm/utility";

type Parent = { id: string; name: string; entityType: string };

/**
 * Lets the person choose rows in the lookup's dialog and gives them to `parent`: one write per row, its lookup set. Rows of another parent change hands.
 * What a row's write is refused with is shown, and the others go on. Answers whether anything was chosen.
 */
export async function addExisting(
  services: AppServices,
  table: Table,
  { referencingColumn }: Relationship,
  parent: Parent,
): Promise<boolean> {
  const { catalog, webApi, dialogs } = services;
  const column = table.columns[referencingColumn];
  if (!column) throw new Error(`${table.logicalName} has no column ${referencingColumn}.`);
  const chosen = await lookupObjects(services, { entityTypes: [table.logicalName], allowMultiSelect: true });
  const [property, written] = writeColumn(column, [parent], (name) => catalog.table(name));
  for (const { id } of chosen) {
    try {
      await webApi.update(table.logicalName, id, { [property]: written });
    } catch (error) {
      await showError(dialogs, error);
    }
  }
  return chosen.length > 0;
}
