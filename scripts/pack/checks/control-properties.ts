import { type Element } from "@xmldom/xmldom";
import { children, find } from "../../../sandbox/metadata/solution-xml";
import { type Built } from "../built-files";
import { type Finding, findingAt } from "../refusal";
import { everywhere, type SolutionFiles } from "../solution-files";
import { type Tree } from "../tree";
import { parseXml, rootOf } from "../xml";

const manifestFile = "ControlManifest.xml";
const attributeOf = (element: Element, name: string): string => element.getAttribute(name) ?? "";

interface Property {
  name: string;
  /** Types of columns that it takes, e.g. `SingleLine.Text`. */
  types: string[];
  isNeeded: boolean;
}

/** What a built control's manifest declares; a property takes one type or those of a group. */
function propertiesOf(content: Tree): Property[] {
  const control = find(rootOf(parseXml(manifestFile, content.get(manifestFile)!)), "control");
  if (!control) return [];
  const groups = new Map(
    children(control, "type-group").map((group) => [
      attributeOf(group, "name"),
      children(group, "type").map((type) => type.textContent?.trim() ?? ""),
    ]),
  );
  return children(control, "property").map((property) => ({
    name: attributeOf(property, "name"),
    types: groups.get(attributeOf(property, "of-type-group")) ?? [attributeOf(property, "of-type")],
    isNeeded: attributeOf(property, "usage") === "bound" && attributeOf(property, "required") !== "false",
  }));
}

function componentFindings(file: string, component: Element, properties: Property[]): Finding[] {
  const name = attributeOf(component, "name");
  const given = children(find(component, "parameters") ?? component);
  const missing = properties.filter(
    (one) => one.isNeeded && !given.some((parameter) => parameter.nodeName === one.name),
  );
  return [
    ...missing.map((one) =>
      findingAt(file, component, `"${name}" needs its property "${one.name}", which is not bound.`),
    ),
    ...given.flatMap((parameter) => {
      const declared = properties.find((one) => one.name === parameter.nodeName);
      const type = attributeOf(parameter, "type");
      if (!declared)
        return [findingAt(file, parameter, `"${name}" has no property "${parameter.nodeName}"; case counts.`)];
      return !type || declared.types.includes(type) || attributeOf(parameter, "static") === "true"
        ? []
        : [findingAt(file, parameter, `<${declared.name}> takes ${declared.types.join(", ")}, not "${type}".`)];
    }),
  ];
}

/** Forms give code components the properties that their manifests declare, each of a type that it takes, and leave out none that is needed. */
export const propertiesAreDeclared = (solution: SolutionFiles, built: Built[]): Finding[] =>
  everywhere(solution, "customControl").flatMap(({ file, element }) => {
    // A component that is missing or not built is told by the checks of those; the platform's own has no name.
    const content = built.find(({ name }) => name === attributeOf(element, "name"))?.content;
    return content ? componentFindings(file, element, propertiesOf(content)) : [];
  });
