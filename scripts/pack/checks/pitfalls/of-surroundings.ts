import { connectionOf } from "../../../../sandbox/metadata/read-resources";
import { everywhere } from "../../solution-files";
import { type At, type Pitfall, refuse } from "./pitfall";

/** Settings of a data source; undefined for what can't be read. */
function settingsOf({ element }: At): Record<string, unknown> | undefined {
  try {
    return connectionOf(element);
  } catch {
    return undefined;
  }
}

/** The data source, and what a solution needs of the environment that it is imported into. */
export const pitfallsOfSurroundings: Pitfall[] = [
  {
    name: "the provider leaves on port 443 only, so the data source's address is https without a port",
    check: (solution) =>
      everywhere(solution, "EntityDataSource").flatMap((at) => {
        const address = String(settingsOf(at)?.Uri ?? "");
        return /^https:\/\/[^/:]+\//.test(address)
          ? []
          : refuse(at, `the address is "${address}", expected https://…/.`);
      }),
  },
  {
    name: "no secret travels: keys are set after the import",
    check: (solution) =>
      everywhere(solution, "EntityDataSource").flatMap((at) =>
        Object.keys(settingsOf(at) ?? {}).some((name) => /^parameter\d+value$/i.test(name))
          ? refuse(at, "the data source carries a parameter's value; keys are set after the import.")
          : [],
      ),
  },
  {
    name: "no dependency is declared: the solution imports into plain Dataverse",
    check: (solution) =>
      everywhere(solution, "MissingDependency").flatMap((at) =>
        refuse(at, "the solution must import into plain Dataverse; remove what needs this."),
      ),
  },
];
