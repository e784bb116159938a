import { type Command } from "../app/CommandBar";
import { type AppServices } from "../app/services";
import { showError } from "../app/show-error";
import { word } from "../person/words/words";
import { formType } from "../session/form-session";
import { type SaveMode, saveMode } from "../session/saving";
import { type FormController } from "./form-controller";

/** The buttons of a form, in the platform's order: what the person may do. */
export function formCommands(controller: FormController, services: AppServices): Command[] {
  const { session } = controller;
  const { router, access } = services;
  const table = session.table.logicalName;
  const page = { type: "form" as const, table, id: session.id };
  const saving = (key: string, label: string, icon: Command["icon"], mode: SaveMode): Command => {
    return { key, label, icon, run: () => controller.saveByPerson(mode) };
  };
  const save: Command[] = session.isReadOnly
    ? []
    : [
        saving("save", word("save"), "save", saveMode.save),
        saving("saveClose", word("saveAndClose"), "saveClose", saveMode.saveAndClose),
      ];
  if (!session.id) return save;
  const commands: (Command | false)[] = [
    {
      key: "window",
      label: word("openInNewWindow"),
      icon: "openWindow",
      iconOnly: true,
      run: () => window.open(router.address(page), "_blank", "noopener"),
    },
    ...save,
    access.may("create", table) && {
      key: "new",
      label: word("new"),
      icon: "add",
      run: () => router.open({ type: "form", table }),
    },
    ...(access.may("write", table) ? stateCommands(controller, services) : []),
    access.may("delete", table) && {
      key: "delete",
      label: word("delete"),
      icon: "delete",
      run: () => remove(controller, services),
    },
    { key: "refresh", label: word("refresh"), icon: "refresh", run: () => refresh(controller, services) },
  ];
  return commands.filter((command): command is Command => !!command);
}

function stateCommands(controller: FormController, services: AppServices): Command[] {
  const { session } = controller;
  if (!session.table.columns["statecode"]) return [];
  const inactive = session.formType === formType.disabled;
  const verb = word(inactive ? "activate" : "deactivate");
  return [
    {
      key: "state",
      label: verb,
      icon: inactive ? "check" : "blocked",
      run: async () => {
        const name = services.catalog.text(session.table.displayName).toLowerCase();
        const text = word(inactive ? "wantActivate" : "wantDeactivate", name);
        const title = word(inactive ? "confirmActivate" : "confirmDeactivate");
        if (!(await services.dialogs.confirm(text, { title, confirm: verb }))) return;
        await controller.changeState(inactive ? saveMode.reactivate : saveMode.deactivate);
      },
    },
  ];
}

async function remove({ session }: FormController, services: AppServices): Promise<void> {
  const table = session.table.logicalName;
  const text = word("deleteOne", services.catalog.text(session.table.displayName));
  if (!(await services.dialogs.confirm(text, { title: word("confirmDeletion"), confirm: word("delete") }))) return;
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
