import { type Table } from "../../../metadata/types";
import { type Command } from "../app/CommandBar";
import { type AppServices } from "../app/services";
import { showError } from "../app/show-error";
import { word } from "../person/words/words";
import { createRow } from "../related/create-row";

export interface ListSource {
  table: Table;
  selected: ReadonlySet<string>;
  refresh: () => void;
  /** Related rows: what a new one starts with. */
  defaults?: Record<string, unknown>;
  /** Related rows: gives rows that exist to the row of the form. */
  addExisting?: (() => Promise<boolean>) | undefined;
}

/** The buttons of a list: what the person may do, for the selected rows. */
export function listCommands(services: AppServices, source: ListSource): Command[] {
  const { router, access, catalog } = services;
  const { table, selected, refresh, defaults, addExisting } = source;
  const name = table.logicalName;
  const [only] = selected;
  const commands: (Command | false)[] = [
    access.may("create", name) &&
      (defaults
        ? {
            key: "new",
            label: word("newOf", catalog.text(table.displayName)),
            icon: "add",
            run: () => void createRow(services, table, defaults).then((made) => made && refresh()),
          }
        : { key: "new", label: word("new"), icon: "add", run: () => router.open({ type: "form", table: name }) }),
    !!addExisting &&
      access.may("write", name) && {
        key: "addExisting",
        label: word("addExisting", catalog.text(table.displayName)),
        icon: "add",
        run: () => void addExisting().then((added) => added && refresh()),
      },
    selected.size === 1 && {
      key: "edit",
      label: word("edit"),
      icon: "edit",
      run: () => router.open({ type: "form", table: name, id: only }),
    },
    selected.size > 0 &&
      access.may("delete", name) && {
        key: "delete",
        label: word("delete"),
        icon: "delete",
        run: () => removeAll(services, table, [...selected], refresh),
      },
    { key: "refresh", label: word("refresh"), icon: "refresh", run: refresh },
  ];
  return commands.filter((command): command is Command => !!command);
}

/** Deletes row by row. What the server refuses stays, is told with the reasons, and keeps no other row from being deleted. */
async function removeAll(services: AppServices, table: Table, ids: string[], refresh: () => void): Promise<void> {
  const { catalog, dialogs, webApi } = services;
  const text =
    ids.length === 1
      ? word("deleteOne", catalog.text(table.displayName))
      : word("deleteMany", ids.length, catalog.text(table.displayCollectionName));
  if (!(await dialogs.confirm(text, { title: word("confirmDeletion"), confirm: word("delete") }))) return;
  const refusals: unknown[] = [];
  for (const id of ids) await webApi.remove(table.logicalName, id).catch((error: unknown) => refusals.push(error));
  refresh();
  if (ids.length === 1 && refusals.length) await showError(dialogs, refusals[0]);
  else if (refusals.length) {
    const reasons = new Set(refusals.map((error) => (error instanceof Error ? error.message : String(error))));
    await dialogs.error([word("deleteRefused", refusals.length, ids.length), ...reasons].join("\n"));
  }
}
