import { z } from "zod";
import { solution, wordpressUser } from "../../model/generated/names";
import type { Part } from "./part";
import { findRows } from "./rows";

const definition = z.object({ DataProviderId: z.guid().nullable(), DataSourceId: z.guid().nullable() });
const same = (left: string | null, right: string) => left?.toLowerCase() === right.toLowerCase();

/** Whether the virtual table reads through this environment's OData v4 provider and our data source. */
export const provider: Part = {
  name: "OData v4 provider of the virtual table",
  advice:
    "In the table's properties choose the OData v4 data provider and the data source WordPress. Where the provider is missing, virtual tables are not available in this environment.",
  async difference({ dataverse }) {
    const [row] = await findRows(
      dataverse,
      "entitydataproviders",
      ["entitydataproviderid"],
      "datasourcelogicalname eq 'msdyn_odatav4ds'",
    );
    if (!row) throw new Error("This environment has no OData v4 data provider.");
    const id = String(row.entitydataproviderid);
    const table = await dataverse.get(
      `EntityDefinitions(LogicalName='${wordpressUser.table}')?$select=DataProviderId,DataSourceId`,
      definition,
    );
    if (!same(table.DataProviderId, id))
      throw new Error(
        `The table ${wordpressUser.table} names the provider ${table.DataProviderId}, this environment's is ${id}.`,
      );
    if (!same(table.DataSourceId, solution.dataSourceId))
      throw new Error(`The table ${wordpressUser.table} reads from another data source (${table.DataSourceId}).`);
    return undefined;
  },
};
