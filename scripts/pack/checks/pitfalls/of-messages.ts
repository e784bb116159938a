import { everywhere } from "../../solution-files";
import { type Pitfall, refuse } from "./pitfall";

/** Custom APIs, steps and commands. */
export const pitfallsOfMessages: Pitfall[] = [
  {
    name: "nothing needs a plug-in assembly, which only an environment with it could import",
    check: (solution) =>
      ["plugintypeid", "PluginTypeId", "PluginTypeName"].flatMap((name) =>
        everywhere(solution, name)
          .filter(({ element }) => element.textContent?.trim())
          .flatMap((at) => refuse(at, "this names a plug-in; steps and plug-ins are no part of the zip.")),
      ),
  },
  {
    name: "a custom API without a plug-in answers nothing, so it declares no answers",
    check: (solution) =>
      everywhere(solution, "customapiresponseproperty").flatMap((at) =>
        refuse(at, "nothing could fill this answer; take it out."),
      ),
  },
  {
    name: "a custom API asks its callers for a privilege of the platform; one that the same import makes is written by set-up",
    check: (solution) =>
      everywhere(solution, "executeprivilegename")
        .filter(({ element }) => element.textContent?.includes("_"))
        .flatMap((at) => refuse(at, `"${at.element.textContent}" may not be there yet when the custom API is.`)),
  },
  {
    name: "a command's icon is a name of the platform's, as real exports hold it",
    check: (solution) =>
      everywhere(solution, "iconwebresourceid").flatMap((at) =>
        refuse(at, "no export proves a command with a web resource as its icon; write a <fonticon>."),
      ),
  },
];
