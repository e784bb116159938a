import { solution, wordpressUser } from "../../model/generated/names";
import { steps } from "./ids";
import type { Part, SetupContext } from "./part";
import { readRow, whereOffered } from "./rows";

const step = `sdkmessageprocessingsteps(${steps[0].id})`;
/** Publishing leaves no trace of its own: the description of a step of ours tells for which version it was done. */
const mark = `Customizations published for ${solution.version}.`;
const parameterXml = `<importexportxml><entities><entity>${wordpressUser.table}</entity></entities></importexportxml>`;
const lacking = "Publishing is not offered here; customizations work unpublished.";

/** Shows the virtual table as it now is (PublishXml action). @throws NotAvailable; what the client throws. */
export const publishTable = ({ dataverse }: Pick<SetupContext, "dataverse">): Promise<void> =>
  whereOffered(lacking, () => dataverse.post("PublishXml", { ParameterXml: parameterXml }, { timeout: 120_000 }));

/** Once for each version of the solution. */
export const publish: Part = {
  name: "Published",
  advice: 'Publish by hand: make.powerapps.com > Solutions > "Publish all customizations".',
  async difference(context) {
    const row = await readRow(context.dataverse, step, ["description"]);
    if (row?.description === mark) return undefined;
    return {
      what: "publish the virtual table",
      async make() {
        await publishTable(context);
        // Without the step there is nowhere to keep the mark: the run that makes the step publishes once more.
        if (row) await context.dataverse.patch(step, { description: mark });
      },
    };
  },
};
