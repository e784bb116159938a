import { solution } from "../../model/generated/names";
import { isMarked, keyMark } from "./key-mark";
import type { Part, SetupContext } from "./part";
import { differing, readRow, type Values } from "./rows";

const path = `msdyn_odatav4ds(${solution.dataSourceId})`;
/** What the solution ships with. */
const placeholder = "https://example.invalid/odata/";

/** The feed's address, paging, and its key in a header (msdyn_odatav4ds reference). */
const wantedOf = ({ publicUrl, feedKey }: SetupContext): Values => ({
  msdyn_uri: `${publicUrl}/odata`,
  msdyn_description: keyMark(feedKey),
  msdyn_timeout: 5,
  msdyn_paginationmode: false,
  msdyn_paginationtype: 0,
  msdyn_returninlinecount: true,
  msdyn_parameter1name: solution.keyHeader,
  msdyn_isparameter1header: true,
});

/** A key's value is a data-source secret that may read as nothing: the mark in the description tells which one is set. */
export const dataSource: Part = {
  name: "Data source of the virtual table",
  advice: "Import the solution again if the data source is gone; writing it needs System Customizer.",
  async difference(context) {
    const { dataverse, feedKey } = context;
    const wanted = wantedOf(context);
    const row = await readRow(dataverse, path, [...Object.keys(wanted), "msdyn_parameter1value"]);
    if (!row) throw new Error(`The data source ${solution.dataSourceId} is not there.`);
    const changes = differing(row, wanted);
    const otherKey = typeof row.msdyn_parameter1value === "string" && row.msdyn_parameter1value !== feedKey;
    if (!otherKey && !Object.keys(changes).length) return undefined;
    const key = otherKey || "msdyn_description" in changes;
    if (key && row.msdyn_description !== null && (await context.refusesKey?.("feed")))
      throw new Error(
        "The running bridge does not accept the first of feedKeys yet. Restart it with this configuration, then run this again: until then every list of users would fail.",
      );
    const names = Object.keys(changes).filter((name) => name !== "msdyn_description");
    return {
      what: `set ${[...names, ...(key ? ["msdyn_parameter1value (the key)"] : [])].join(", ")}`,
      make: () => dataverse.patch(path, { ...changes, ...(key && { msdyn_parameter1value: feedKey }) }),
    };
  },
  async leftover({ dataverse }) {
    const row = await readRow(dataverse, path, ["msdyn_description"]);
    if (!row || !isMarked(row.msdyn_description)) return undefined;
    return {
      what: "take address and key out",
      make: () =>
        dataverse.patch(path, { msdyn_uri: placeholder, msdyn_parameter1value: null, msdyn_description: null }),
    };
  },
};
