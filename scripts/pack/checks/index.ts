import { type Built } from "../built-files";
import { type Finding } from "../refusal";
import { type SolutionFiles } from "../solution-files";
import { bundlesAreBuilt } from "./bundles";
import { everyElementThatExportsHave } from "./element-lists";
import { idsAreUsedOnce } from "./ids";
import { labelsInEveryLanguage } from "./labels";
import { importPitfalls } from "./pitfalls";
import { ourPrefixOnly } from "./prefix";
import { relationshipsAreListed } from "./relationships";
import { rootComponentsAreComplete } from "./root-components";
import { noLaterVersion } from "./versions";

/** Everything that keeps a solution from being packed, in the order of this list; empty when nothing does. */
export const checkSolution = (solution: SolutionFiles, built: Built[], version: string): Finding[] => [
  ...rootComponentsAreComplete(solution),
  ...relationshipsAreListed(solution),
  ...idsAreUsedOnce(solution),
  ...ourPrefixOnly(solution),
  ...bundlesAreBuilt(built),
  ...labelsInEveryLanguage(solution),
  ...everyElementThatExportsHave(solution),
  ...importPitfalls.flatMap(({ check }) => check(solution)),
  ...noLaterVersion(solution, version),
];
