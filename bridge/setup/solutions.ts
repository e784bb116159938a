import { solution } from "../../model/generated/names";
import { literal } from "../dataverse/contact-store";
import type { Part, SetupContext } from "./part";
import { findRows } from "./rows";

/** Unique name of the vendor's solution, which ties users and contacts by columns of the same names. */
const vendorSolution = "WordPressIntegration";

const isInstalled = async ({ dataverse }: SetupContext, name: string) =>
  (await findRows(dataverse, "solutions", ["uniquename"], `uniquename eq ${literal(name)}`)).length > 0;

/** Two programs that tie users to contacts would undo each other's work. */
export const noVendorSolution: Part = {
  name: "No other WordPress integration",
  gate: true,
  advice:
    "Use an environment without it, or remove it first (Settings > Solutions). The set-up needs the right to read solutions.",
  async difference(context) {
    if (await isInstalled(context, vendorSolution))
      throw new Error(
        `The solution ${vendorSolution} is installed in this environment: both would tie the same contacts and undo each other's work.`,
      );
    return undefined;
  },
};

/** Tables and data source come with the solution. */
export const ownSolution: Part = {
  name: "Our solution",
  gate: true,
  advice: `Import ${solution.uniqueName}_<version>_managed.zip, then run this again.`,
  async difference(context) {
    if (!(await isInstalled(context, solution.uniqueName)))
      throw new Error(`The solution ${solution.uniqueName} is not installed in this environment.`);
    return undefined;
  },
};
