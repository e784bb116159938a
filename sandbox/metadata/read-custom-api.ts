import { type CustomApi, type CustomApiParameter, type CustomApiType } from "./custom-api";
import { type SolutionSource } from "./solution-source";
import { children, type Element, errorAt, find, needAttribute, numberOf, textOf } from "./solution-xml";

/** By the numbers that Dataverse gives them. */
const types: CustomApiType[] = [
  ...(["Boolean", "DateTime", "Decimal", "Entity", "EntityCollection", "EntityReference", "Float", "Integer"] as const),
  ...(["Money", "Picklist", "String", "StringArray", "Guid"] as const),
];
const bindings = ["global", "table", "collection"] as const;
const steps = ["none", "async", "all"] as const;

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
        type: pick(parameter, "type", types),
        optional: textOf(parameter, "isoptional") === "1",
      };
    });
}

/** Reads `customapis/<unique name>/`, which a folder and a zip hold alike. @throws SolutionFileError for numbers that mean nothing. */
function readCustomApi(source: SolutionSource, path: string): CustomApi {
  const folder = path.slice(0, -"customapi.xml".length);
  const api = source.xml(path, "customapi");
  const table = textOf(api, "boundentitylogicalname");
  const privilege = textOf(api, "executeprivilegename");
  const plugin = find(api, "plugintypeid");
  return {
    uniqueName: needAttribute(api, "uniquename"),
    binding: pick(api, "bindingtype", bindings),
    ...(table ? { table } : {}),
    isFunction: textOf(api, "isfunction") === "1",
    ...(privilege ? { privilege } : {}),
    steps: pick(api, "allowedcustomprocessingsteptype", steps),
    parameters: readParameters(source, `${folder}customapirequestparameters/`, "customapirequestparameter"),
    responses: readParameters(source, `${folder}customapiresponseproperties/`, "customapiresponseproperty"),
    hasPlugin: !!plugin && (children(plugin).length > 0 || !!plugin.textContent?.trim()),
  };
}

/** All custom APIs of a solution. */
export const readCustomApis = (source: SolutionSource): CustomApi[] =>
  source.paths.filter((path) => apiFile.test(path)).map((path) => readCustomApi(source, path));
