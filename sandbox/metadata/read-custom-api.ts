import { type CustomApi, type CustomApiParameter } from "./custom-api";
import { customApiBindings, customApiSteps, customApiTypes } from "./custom-api";
import { type SolutionSource } from "./solution-source";
import { children, type Element, errorAt, find, needAttribute, numberOf, textOf } from "./solution-xml";

function pick<Item>(element: Element, name: string, items: readonly Item[]): Item {
  const number = numberOf(element, name) ?? 0;
  const item = items[number];
  if (item === undefined) throw errorAt(element, `<${name}> is ${number}, which the sandbox does not know.`);
  return item;
}

const apiFile = /^customapis\/[^/]+\/customapi\.xml$/;

function readParameters(source: SolutionSource, folder: string, file: string): CustomApiParameter[] {
  return source.paths
    .filter((path) => path.startsWith(folder) && path.endsWith(`/${file}.xml`))
    .map((path): CustomApiParameter => {
      const parameter = source.xml(path, file);
      return {
        name: needAttribute(parameter, "uniquename"),
        type: pick(parameter, "type", customApiTypes),
        optional: textOf(parameter, "isoptional") === "1",
      };
    });
}

/** `<displayname default="…">`: the text in the solution's own language; undefined where there is none. */
const defaultText = (element: Element, name: string): string | undefined =>
  find(element, name)?.getAttribute("default") || undefined;

/** Reads `customapis/<unique name>/`, which a folder and a zip hold alike. @throws SolutionFileError for numbers that mean nothing. */
function readCustomApi(source: SolutionSource, path: string): CustomApi {
  const folder = path.slice(0, -"customapi.xml".length);
  const api = source.xml(path, "customapi");
  const table = textOf(api, "boundentitylogicalname");
  const privilege = textOf(api, "executeprivilegename");
  const displayName = defaultText(api, "displayname");
  const description = defaultText(api, "description");
  const plugin = find(api, "plugintypeid");
  return {
    uniqueName: needAttribute(api, "uniquename"),
    ...(displayName ? { displayName } : {}),
    ...(description ? { description } : {}),
    binding: pick(api, "bindingtype", customApiBindings),
    ...(table ? { table } : {}),
    isFunction: textOf(api, "isfunction") === "1",
    isPrivate: textOf(api, "isprivate") === "1",
    ...(privilege ? { privilege } : {}),
    steps: pick(api, "allowedcustomprocessingsteptype", customApiSteps),
    parameters: readParameters(source, `${folder}customapirequestparameters/`, "customapirequestparameter"),
    responses: readParameters(source, `${folder}customapiresponseproperties/`, "customapiresponseproperty"),
    hasPlugin: !!plugin && (children(plugin).length > 0 || !!plugin.textContent?.trim()),
  };
}

/** All custom APIs of a solution. */
export const readCustomApis = (source: SolutionSource): CustomApi[] =>
  source.paths.filter((path) => apiFile.test(path)).map((path) => readCustomApi(source, path));
