import { type Table } from "../../../metadata/types";
import { type Command } from "../app/CommandBar";
import { type AppServices } from "../app/services";
import { showError } from "../app/show-error";

/** The buttons of a list. */
export function listCommands(
  services: AppServices,
  table: Table,
  selected: ReadonlySet<string>,
  refresh: () => void,
): Command[] {
  const { router } = services;
  const name = table.logicalName;
  const [only] = selected;
  const one: Command[] =
    selected.size === 1
      ? [
          {
            key: "edit",
            label: "Edit",
            icon: "openWindow",
            run: () => router.open({ type: "form", table: name, id: only }),
          },
        ]
      : [];
  const some: Command[] = selected.size
    ? [
        {
          key: "delete",
          label: "Delete",
          icon: "delete",
          run: () => removeAll(services, table, [...selected], refresh),
        },
      ]
    : [];
  return [
    { key: "new", label: "New", icon: "add", run: () => router.open({ type: "form", table: name }) },
    ...one,
    ...some,
    { key: "refresh", label: "Refresh", icon: "refresh", run: refresh },
  ];
}

async function removeAll(services: AppServices, table: Table, ids: string[], refresh: () => void): Promise<void> {
  const { catalog, dialogs, webApi } = services;
  const what = ids.length === 1 ? catalog.text(table.displayName) : catalog.text(table.displayCollectionName);
  const text = `Do you want to delete ${ids.length === 1 ? "this" : `these ${ids.length}`} ${what}? You can't undo this action.`;
  if (!(await dialogs.confirm(text, { title: "Confirm Deletion", confirm: "Delete" }))) return;
  try {
    for (const id of ids) await webApi.remove(table.logicalName, id);
  } catch (error) {
    await showError(dialogs, error);
  }
  refresh();
}
