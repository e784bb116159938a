import { type Element } from "@xmldom/xmldom";
import { children } from "../../../sandbox/metadata/solution-xml";
import { type Finding, findingAt } from "../refusal";
import { everywhere, type SolutionFiles } from "../solution-files";

/** Elements whose children are one text per language. */
const lists = ["displaynames", "Descriptions", "labels", "LocalizedNames", "LocalizedCollectionNames", "Titles"];
/** The same in the files of custom APIs, commands and environment variables, which have no list around the labels. */
const owners = ["displayname", "description", "buttonlabeltext", "buttontooltiptitle", "buttontooltipdescription"];

const languageOf = (label: Element): string => label.getAttribute("languagecode") ?? label.getAttribute("LCID") ?? "";
const textOfLabel = (label: Element): string => label.getAttribute("description") ?? label.getAttribute("Title") ?? "";

const listed = (solution: SolutionFiles) => [
  ...lists.flatMap((name) => everywhere(solution, name)),
  ...owners
    .flatMap((name) => everywhere(solution, name))
    .filter(({ element }) => children(element, "label").length > 0),
];

/**
 * Every text exists once in each language that `Other/Customizations.xml` names. A list without any text (a spacer, an empty
 * description) is no text. @returns a finding per list.
 */
export function labelsInEveryLanguage(solution: SolutionFiles): Finding[] {
  const { languages } = solution;
  return listed(solution).flatMap(({ file, element }) => {
    const labels = children(element);
    if (!labels.some(textOfLabel)) return [];
    const have = labels.filter(textOfLabel).map(languageOf);
    const missing = languages.filter((language) => !have.includes(language));
    const more = have.filter((language, index) => !languages.includes(language) || have.indexOf(language) !== index);
    const text = textOfLabel(labels.find(textOfLabel)!);
    return [
      ...(missing.length
        ? [findingAt(file, element, `"${text}" has no text in the language ${missing.join(", ")}; add it.`)]
        : []),
      ...(more.length
        ? [
            findingAt(
              file,
              element,
              `"${text}" has the language ${more.join(", ")} twice, or it is not among <Languages>.`,
            ),
          ]
        : []),
    ];
  });
}
