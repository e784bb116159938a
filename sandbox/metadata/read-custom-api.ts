import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type CustomApi, type CustomApiParameter, type CustomApiType } from "./custom-api";
import { children, type Element, errorAt, find, needAttribute, numberOf, readXml, textOf } from "./solution-xml";

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

function readParameters(folder: string, file: string): CustomApiParameter[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name): CustomApiParameter => {
      const parameter = readXml(join(folder, name, `${file}.xml`), file);
      return {
        name: needAttribute(parameter, "uniquename"),
        type: pick(parameter, "type", types),
        optional: textOf(parameter, "isoptional") === "1",
      };
    });
}

/** Reads `customapis/<unique name>/` of an unpacked solution. @throws SolutionFileError for numbers that mean nothing. */
export function readCustomApi(folder: string): CustomApi {
  const api = readXml(join(folder, "customapi.xml"), "customapi");
  const table = textOf(api, "boundentitylogicalname");
  const plugin = find(api, "plugintypeid");
  return {
    uniqueName: needAttribute(api, "uniquename"),
    binding: pick(api, "bindingtype", bindings),
    ...(table ? { table } : {}),
    isFunction: textOf(api, "isfunction") === "1",
    steps: pick(api, "allowedcustomprocessingsteptype", steps),
    parameters: readParameters(join(folder, "customapirequestparameters"), "customapirequestparameter"),
    responses: readParameters(join(folder, "customapiresponseproperties"), "customapiresponseproperty"),
    hasPlugin: !!plugin && (children(plugin).length > 0 || !!plugin.textContent?.trim()),
  };
}

/** All custom APIs of an unpacked solution. */
export function readCustomApis(solutionFolder: string): CustomApi[] {
  const folder = join(solutionFolder, "customapis");
  return existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => readCustomApi(join(folder, name)))
    : [];
}
