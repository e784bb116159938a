import { z } from "zod";
import { wordpressUser } from "../../model/generated/names";
import { externalEventsId } from "./ids";
import type { Part } from "./part";
import { differing, findRows, readRow } from "./rows";

const path = (id: string) => `virtualentitymetadatas(${id})`;
const on = { isonexternalcreatedenabled: true, isonexternalupdatedenabled: true, isonexternaldeletedenabled: true };

/** Switches OnExternalCreated, -Updated and -Deleted of the virtual table on (enable-virtual-table-event-support). */
export const externalEvents: Part = {
  name: "Events of the virtual table",
  advice:
    "Binding works without them; only flows that start on a change of a WordPress user need them. It needs System Customizer.",
  async difference({ dataverse }) {
    const { MetadataId: table } = await dataverse.get(
      `EntityDefinitions(LogicalName='${wordpressUser.table}')?$select=MetadataId`,
      z.object({ MetadataId: z.guid() }),
    );
    const [row] = await findRows(
      dataverse,
      "virtualentitymetadatas",
      ["virtualentitymetadataid", ...Object.keys(on)],
      `_extensionofrecordid_value eq ${table}`,
    );
    if (!row)
      return {
        what: "switch them on",
        make: () =>
          dataverse.post("virtualentitymetadatas", {
            virtualentitymetadataid: externalEventsId,
            name: `Events of ${wordpressUser.table}`,
            ...on,
            "extensionofrecordid@odata.bind": `/entities(${table})`,
          }),
      };
    const changes = differing(row, on);
    if (!Object.keys(changes).length) return undefined;
    return {
      what: `set ${Object.keys(changes).join(", ")}`,
      make: () => dataverse.patch(path(String(row.virtualentitymetadataid)), changes),
    };
  },
  async leftover({ dataverse }) {
    if (!(await readRow(dataverse, path(externalEventsId), ["name"]))) return undefined;
    return { what: "switch them off", make: () => dataverse.delete(path(externalEventsId)) };
  },
};
