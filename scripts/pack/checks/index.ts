import { type Built } from "../built-files";
import { type Finding } from "../refusal";
import { type SolutionFiles } from "../solution-files";
import { appsReferToWhatIsThere, iconsAreOurs } from "./app-references";
import { bundlesAreBuilt } from "./bundles";
import { commandsAreComplete } from "./commands";
import { propertiesAreDeclared } from "./control-properties";
import { everyElementThatExportsHave } from "./element-lists";
import { formsReferToWhatIsThere } from "./form-references";
import { functionsExist } from "./functions";
import { idsAreUsedOnce } from "./ids";
import { inventoryOf } from "./inventory";
import { labelsInEveryLanguage } from "./labels";
import { importPitfalls } from "./pitfalls";
import { ourPrefixOnly } from "./prefix";
import { privilegesExist, relationshipEndsExist } from "./privileges";
import { relationshipsAreListed } from "./relationships";
import { rootComponentsAreComplete } from "./root-components";
import { noLaterVersion } from "./versions";
import { viewsReferToWhatIsThere } from "./view-references";

/** What one part says of another is true: nothing leads to a part that is not there. */
export function referencesHold(solution: SolutionFiles, built: Built[]): Finding[] {
  const inventory = inventoryOf(solution);
  return [
    ...relationshipEndsExist(solution, inventory),
    ...formsReferToWhatIsThere(solution, inventory),
    ...propertiesAreDeclared(solution, built),
    ...viewsReferToWhatIsThere(solution, inventory),
    ...appsReferToWhatIsThere(solution, inventory),
    ...iconsAreOurs(solution, inventory),
    ...commandsAreComplete(solution, inventory),
    ...functionsExist(solution, inventory, built),
    ...privilegesExist(solution, inventory),
  ];
}

/** Everything that keeps a solution from being packed, in the order of this list; empty when nothing does. */
export const checkSolution = (solution: SolutionFiles, built: Built[], version: string): Finding[] => [
  ...rootComponentsAreComplete(solution),
  ...relationshipsAreListed(solution),
  ...idsAreUsedOnce(solution),
  ...ourPrefixOnly(solution),
  ...bundlesAreBuilt(built),
  ...referencesHold(solution, built),
  ...labelsInEveryLanguage(solution),
  ...everyElementThatExportsHave(solution),
  ...importPitfalls.flatMap(({ check }) => check(solution)),
  ...noLaterVersion(solution, version),
];
