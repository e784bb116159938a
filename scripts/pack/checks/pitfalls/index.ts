import { pitfallsOfForms } from "./of-forms";
import { pitfallsOfMessages } from "./of-messages";
import { pitfallsOfSurroundings } from "./of-surroundings";
import { pitfallsOfSystemParts } from "./of-system-parts";
import { pitfallsOfTables } from "./of-tables";
import { pitfallsOfWebResources } from "./of-web-resources";
import { type Pitfall } from "./pitfall";

/** What has kept real imports from succeeding, or broke them silently; one line each, with its own broken sample in the tests. */
export const importPitfalls: Pitfall[] = [
  ...pitfallsOfTables,
  ...pitfallsOfSystemParts,
  ...pitfallsOfForms,
  ...pitfallsOfWebResources,
  ...pitfallsOfMessages,
  ...pitfallsOfSurroundings,
];
