import { type ModernCommand } from "../../../metadata/types";
import { type Command } from "../app/CommandBar";
import { type IconName } from "../app/Icon";
import { type AppServices } from "../app/services";
import { word } from "../person/words/words";
import { findFunction, loadScript } from "../session/scripts";

export interface CommandPlace {
  location: ModernCommand["location"];
  table: string;
  /** The form, or the list that fills the page. */
  primaryControl: unknown;
  /** The list whose selection counts. */
  grid?: unknown;
}

/** Fluent icon names that solutions use -> the app's own drawings; another one shows three dots. */
const icons: Record<string, IconName> = {
  Add: "add",
  AddContact: "person",
  Cancel: "close",
  Contact: "person",
  Delete: "delete",
  Edit: "edit",
  Mail: "mail",
  Refresh: "refresh",
  Save: "save",
  Search: "search",
  Accept: "check",
  CheckMark: "check",
  Lock: "lock",
  OpenInNewWindow: "openWindow",
  NavigateExternalInline: "openWindow",
  List: "list",
  Info: "info",
};

/** The solution's buttons of a place, in their sequence. */
export function modernCommands(services: AppServices, place: CommandPlace): Command[] {
  const { catalog } = services;
  return catalog.commands(place.location, place.table).map((command) => ({
    key: command.uniqueName,
    label: catalog.text(command.label) || command.name,
    tooltip: catalog.text(command.tooltip),
    icon: icons[command.icon] ?? "more",
    ...(command.iconResource ? { picture: `/WebResources/${command.iconResource}` } : {}),
    run: () => runCommand(services, command, place),
  }));
}

/** Loads the command's library and calls its function; what goes wrong is shown as a script error. */
async function runCommand({ dialogs }: AppServices, command: ModernCommand, place: CommandPlace): Promise<void> {
  try {
    await loadScript(`/WebResources/${command.libraryName}`);
    const found = findFunction(command.functionName);
    if (!found) throw new ReferenceError(`Web resource method does not exist: ${command.functionName}`);
    await found(...command.parameters.map((parameter) => argument(parameter, place)));
  } catch (error) {
    console.error(`The command ${command.uniqueName} failed`, error);
    const message = error instanceof Error ? error.message : JSON.stringify(error);
    const details = `${command.libraryName}, ${command.functionName}\n${error instanceof Error ? (error.stack ?? "") : ""}`;
    await dialogs.error(`${word("scriptFailed")}\n${message}`, { title: word("scriptError"), details });
  }
}

/** 5 PrimaryControl, 12 SelectedControl, 21 a constant (column `onclickeventjavascriptparameters` of `appaction`). */
function argument({ type, value }: ModernCommand["parameters"][number], place: CommandPlace): unknown {
  if (type === 5) return place.primaryControl;
  return type === 12 ? (place.grid ?? place.primaryControl) : value;
}
