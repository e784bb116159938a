import { type ModernCommand, type WebResource } from "./types";
import {
  bareGuid,
  type Element,
  errorAt,
  flagOf,
  labelOf,
  needAttribute,
  needText,
  numberOf,
  textOf,
} from "./solution-xml";

/** `location` of the table `appaction`. */
const locations: Record<number, ModernCommand["location"]> = {
  0: "form",
  1: "list",
  2: "subgrid",
  3: "related",
  4: "quickForm",
  5: "globalHeader",
  6: "dashboard",
};

/** The constants that the platform passes to a command's function, as far as the app knows them. */
const knownParameters = new Set([5, 12, 21]);

function readParameters(action: Element): ModernCommand["parameters"] {
  const text = textOf(action, "onclickeventjavascriptparameters") ?? "[]";
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw errorAt(action, `<onclickeventjavascriptparameters> is not JSON: ${text}`);
  }
  const parameters = Array.isArray(given) ? (given as { type?: unknown; value?: unknown }[]) : [];
  return parameters.map(({ type, value }) => {
    if (typeof type !== "number" || !knownParameters.has(type))
      throw errorAt(
        action,
        `the sandbox does not know the command parameter ${JSON.stringify({ type })}; known: 5, 12, 21.`,
      );
    return { type, ...(value === undefined ? {} : { value: String(value) }) };
  });
}

/** The name of the web resource that a lookup of a command names by id. */
function webResourceOf(action: Element, lookup: string, webResources: WebResource[]): string | undefined {
  const text = textOf(action, lookup, "webresourceid");
  if (!text) return undefined;
  const resource = webResources.find(({ id }) => id === bareGuid(text));
  if (!resource) throw errorAt(action, `the solution has no web resource with the id ${bareGuid(text)} (<${lookup}>).`);
  return resource.name;
}

/**
 * A modern command (`appactions/<unique name>/appaction.xml`): a button that runs JavaScript.
 * @throws SolutionFileError for a dropdown, a Power Fx formula, a visibility rule, or a web resource that the solution lacks.
 */
export function readCommand(action: Element, webResources: WebResource[]): ModernCommand {
  const known = (field: string, allowed: number) => {
    const value = numberOf(action, field) ?? allowed;
    if (value !== allowed)
      throw errorAt(action, `<${field}> ${value} is not implemented in the sandbox; known: ${allowed}.`);
  };
  known("type", 0);
  known("onclickeventtype", 2);
  known("visibilitytype", 0);
  const location = locations[numberOf(action, "location") ?? 0];
  if (!location) throw errorAt(action, "<location> is none that the platform has.");
  const library = webResourceOf(action, "onclickeventjavascriptwebresourceid", webResources);
  if (!library) throw errorAt(action, "<onclickeventjavascriptwebresourceid> is missing.");
  const iconResource = webResourceOf(action, "iconwebresourceid", webResources);
  const app = textOf(action, "appmoduleid", "uniquename");
  const table = textOf(action, "contextentity", "logicalname") ?? textOf(action, "contextvalue");
  return {
    uniqueName: needAttribute(action, "uniquename"),
    name: needText(action, "name"),
    label: labelOf(action, "buttonlabeltext"),
    tooltip: labelOf(action, "buttontooltipdescription"),
    ...(app ? { app } : {}),
    ...(table ? { table } : {}),
    location,
    sequence: Number(textOf(action, "buttonsequencepriority") ?? textOf(action, "sequence") ?? "0"),
    icon: (textOf(action, "fonticon") ?? "").replace(/^\$clientsvg:/, ""),
    ...(iconResource ? { iconResource } : {}),
    hidden: flagOf(textOf(action, "hidden")),
    functionName: needText(action, "onclickeventjavascriptfunctionname"),
    libraryName: library,
    parameters: readParameters(action),
  };
}
