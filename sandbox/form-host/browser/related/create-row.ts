import { type Table } from "../../../metadata/types";
import { type AppServices } from "../app/services";
import { type SavedRow } from "../app/dialog-place";
import { word } from "../person/words/words";

/** Makes a row that belongs to the present one: in the quick create panel where the table has such a form, else on its main form. */
export async function createRow(
  services: AppServices,
  table: Table,
  defaults: Record<string, unknown> = {},
): Promise<SavedRow | undefined> {
  const { catalog, router } = services;
  if (catalog.quickCreateForms(table).length) return quickCreate(services, table, defaults);
  await router.open({ type: "form", table: table.logicalName, defaults });
  return undefined;
}

/** The quick create panel; answers the row that was made. */
export function quickCreate(
  { catalog, dialogs }: AppServices,
  table: Table,
  defaults: Record<string, unknown> = {},
): Promise<SavedRow | undefined> {
  return dialogs.pageOver({
    page: { type: "form", table: table.logicalName, defaults, quickCreate: true },
    title: word("quickCreate", catalog.text(table.displayName)),
    position: "side",
  });
}
