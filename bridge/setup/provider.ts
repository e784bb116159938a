import { z } from "zod";
import { solution, wordpressUser } from "../../model/generated/names";
import type { Part } from "./part";
import { publishTable } from "./publish";
import { findRows } from "./rows";

const path = `EntityDefinitions(LogicalName='${wordpressUser.table}')`;
const definition = z.looseObject({ DataProviderId: z.guid().nullable(), DataSourceId: z.guid().nullable() });
const same = (left: string | null, right: string) => left?.toLowerCase() === right.toLowerCase();

/**
 * Whether the virtual table reads through this environment's OData v4 provider and our data source; assigns both where it doesn't
 * (api-considerations-ve, "no provider"; create-update-entity-definitions-using-web-api: a definition is replaced as a whole).
 */
export const provider: Part = {
  name: "OData v4 provider of the virtual table",
  advice:
    "In the table's properties choose the OData v4 data provider and the data source WordPress, then publish. Where the provider is missing, virtual tables are not available in this environment.",
  async difference({ dataverse }) {
    const [row] = await findRows(
      dataverse,
      "entitydataproviders",
      ["entitydataproviderid"],
      "datasourcelogicalname eq 'msdyn_odatav4ds'",
    );
    if (!row) throw new Error("This environment has no OData v4 data provider.");
    const id = String(row.entitydataproviderid);
    const now = await dataverse.get(`${path}?$select=DataProviderId,DataSourceId`, definition);
    if (same(now.DataProviderId, id) && same(now.DataSourceId, solution.dataSourceId)) return undefined;
    return {
      what: `assign the provider ${id} and the data source ${solution.dataSourceId} (the table had ${now.DataProviderId ?? "no provider"} and ${now.DataSourceId ?? "no data source"})`,
      async make() {
        const whole = await dataverse.get(path, definition);
        const wanted = { ...whole, DataProviderId: id, DataSourceId: solution.dataSourceId };
        await dataverse.put(path, wanted, { headers: { "mscrm.mergelabels": "true" } });
        // Read back only when published: a run that breaks off in between begins here again.
        await publishTable({ dataverse });
      },
    };
  },
};
