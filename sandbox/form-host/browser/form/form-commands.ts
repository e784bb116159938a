import { type Command } from "../app/CommandBar";
import { type AppServices } from "../app/services";
import { showError } from "../app/show-error";
import { saveMode } from "../session/saving";
import { type FormController } from "./form-controller";

/** The buttons of a form, in the platform's order. */
export function formCommands(controller: FormController, services: AppServices): Command[] {
  const { session } = controller;
  const { router } = services;
  const table = session.table.logicalName;
  const page = { type: "form" as const, table, id: session.id };
  const save: Command[] = session.isReadOnly
    ? []
    : [
        { key: "save", label: "Save", icon: "save", run: () => controller.saveByPerson(saveMode.save) },
        {
          key: "saveClose",
          label: "Save & Close",
          icon: "saveClose",
          run: () => controller.saveByPerson(saveMode.saveAndClose),
        },
      ];
  const create: Command = { key: "new", label: "New", icon: "add", run: () => router.open({ type: "form", table }) };
  if (!session.id) return save;
  return [
    {
      key: "window",
      label: "Open in new window",
      icon: "openWindow",
      iconOnly: true,
      run: () => window.open(router.address(page), "_blank", "noopener"),
    },
    ...save,
    create,
    ...stateCommands(controller, services),
    { key: "delete", label: "Delete", icon: "delete", run: () => remove(controller, services) },
    { key: "refresh", label: "Refresh", icon: "refresh", run: () => refresh(controller, services) },
  ];
}

function stateCommands(controller: FormController, services: AppServices): Command[] {
  const { session } = controller;
  if (!session.table.columns["statecode"]) return [];
  const inactive = session.row["statecode"] === 1;
  const verb = inactive ? "Activate" : "Deactivate";
  return [
    {
      key: "state",
      label: verb,
      icon: inactive ? "check" : "blocked",
      run: async () => {
        const name = services.catalog.text(session.table.displayName);
        const text = `Do you want to ${verb.toLowerCase()} this ${name.toLowerCase()}?`;
        if (!(await services.dialogs.confirm(text, { title: `Confirm ${verb}`, confirm: verb }))) return;
        await changeState(
          controller,
          services,
          inactive ? { statecode: 0, statuscode: 1 } : { statecode: 1, statuscode: 2 },
        );
      },
    },
  ];
}

async function changeState(controller: FormController, services: AppServices, row: Record<string, number>) {
  const { session } = controller;
  const { router } = services;
  const table = session.table.logicalName;
  try {
    await services.webApi.update(table, session.id ?? "", row);
    await router.open({ type: "form", table, id: session.id }, { replace: true });
  } catch (error) {
    await showError(services.dialogs, error);
  }
}

async function remove({ session }: FormController, services: AppServices): Promise<void> {
  const table = session.table.logicalName;
  const name = services.catalog.text(session.table.displayName);
  const text = `Do you want to delete this ${name}? You can't undo this action.`;
  if (!(await services.dialogs.confirm(text, { title: "Confirm Deletion", confirm: "Delete" }))) return;
  try {
    await services.webApi.remove(table, session.id ?? "");
    await services.router.open({ type: "list", table }, { replace: true, ask: false });
  } catch (error) {
    await showError(services.dialogs, error);
  }
}

async function refresh(controller: FormController, services: AppServices): Promise<void> {
  const { session } = controller;
  const page = { type: "form" as const, table: session.table.logicalName, id: session.id };
  await services.router.open(page, { replace: true });
}
