import { type Element } from "@xmldom/xmldom";
import { textOf } from "../../../sandbox/metadata/solution-xml";
import { type Finding, findingAt } from "../refusal";
import { everywhere, type SolutionFiles } from "../solution-files";

type Named = { file: string; element: Element; name: string | undefined };

const byAttribute =
  (attribute: string) =>
  ({ file, element }: { file: string; element: Element }): Named => ({
    file,
    element,
    name: element.getAttribute(attribute) ?? undefined,
  });

const byChild =
  (child: string) =>
  ({ file, element }: { file: string; element: Element }): Named => ({ file, element, name: textOf(element, child) });

/** Everything that carries a publisher's prefix. System columns and their relationships don't. */
const named = (solution: SolutionFiles): Named[] => [
  ...everywhere(solution, "entity")
    .filter(
      ({ file, element }) => file.endsWith("/Entity.xml") && element.getElementsByTagName("EntitySetName").length > 0,
    )
    .map(byAttribute("Name")),
  ...everywhere(solution, "attribute")
    .filter(({ file, element }) => file.endsWith("/Entity.xml") && textOf(element, "IsCustomField") === "1")
    .map(byAttribute("PhysicalName")),
  ...everywhere(solution, "EntityKey").map(byChild("Name")),
  ...everywhere(solution, "EntityRelationship")
    .filter(({ element }) => element.getElementsByTagName("EntityRelationshipRoles").length > 0)
    .map(byAttribute("Name")),
  ...["WebResource", "CustomControl"].flatMap((name) => everywhere(solution, name).map(byChild("Name"))),
  ...everywhere(solution, "AppModuleSiteMap").map(byChild("SiteMapUniqueName")),
  ...everywhere(solution, "AppModule").map(byChild("UniqueName")),
  ...everywhere(solution, "customapi").map(byAttribute("uniquename")),
  ...everywhere(solution, "appaction").map(byAttribute("uniquename")),
];

/** Every name of ours starts with the publisher's prefix, and every value of a choice of ours with its number. */
export function ourPrefixOnly(solution: SolutionFiles): Finding[] {
  const start = `${solution.prefix}_`;
  const [number] = everywhere(solution, "CustomizationOptionValuePrefix");
  const values = everywhere(solution, "option").filter(
    ({ element }) => textOf(element.parentNode?.parentNode as Element, "OptionSetType") === "picklist",
  );
  return [
    ...named(solution)
      .filter(({ name }) => !name?.startsWith(start))
      .map(({ file, element, name }) =>
        findingAt(
          file,
          element,
          `"${name ?? ""}" has a foreign prefix; names of this publisher start with "${start}".`,
        ),
      ),
    ...values
      .filter(({ element }) => !element.getAttribute("value")?.startsWith(number?.element.textContent?.trim() ?? ""))
      .map(({ file, element }) =>
        findingAt(
          file,
          element,
          `the choice value ${element.getAttribute("value") ?? ""} does not start with the publisher's ${number?.element.textContent ?? ""}.`,
        ),
      ),
  ];
}
