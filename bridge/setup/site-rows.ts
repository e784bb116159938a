import { siteTable } from "../../model/site-table";
import { siteRowId } from "./ids";
import type { Change, Part, SetupContext } from "./part";
import { differing, findRows, type Values } from "./rows";

const { set, id, columns } = siteTable;
const active = { statecode: 0, statuscode: 1 };
const inactive = { statecode: 1, statuscode: 2 };

type Site = SetupContext["sites"][number];
const wantedOf = ({ url, tag, default: isDefault }: Site): Values => ({
  [columns.url]: url,
  [columns.tag]: tag,
  [columns.isDefault]: isDefault,
});

async function rowsOf({ dataverse }: SetupContext) {
  const wanted = [id, "statecode", columns.url, columns.tag, columns.isDefault];
  return findRows(dataverse, set, wanted, `${columns.tag} ne null`);
}

/** One row for each site of the configuration; sites that are not in it any more become inactive, so that their name stays readable. */
export const siteRows: Part = {
  name: "WordPress Site rows",
  advice:
    "Writing them needs the role WordPress Bridge or System Administrator. Two rows with the same site tag: delete one.",
  async difference(context) {
    const { dataverse, sites } = context;
    const rows = await rowsOf(context);
    const changes: Change[] = [];
    for (const site of sites) {
      const row = rows.find((one) => one[columns.tag] === site.tag);
      const wanted = wantedOf(site);
      if (!row) {
        const first = { [id]: siteRowId(site.tag), [columns.name]: new URL(site.url).host, ...wanted };
        changes.push({ what: `add site ${site.tag}`, make: () => dataverse.post(set, first) });
        continue;
      }
      const wrong = { ...differing(row, wanted), ...(row.statecode !== active.statecode && active) };
      if (Object.keys(wrong).length)
        changes.push({
          what: `set ${Object.keys(wrong).join(", ")} of site ${site.tag}`,
          make: () => dataverse.patch(`${set}(${String(row[id])})`, wrong),
        });
    }
    for (const row of rows)
      if (row.statecode === active.statecode && !sites.some(({ tag }) => tag === row[columns.tag]))
        changes.push({
          what: `deactivate site ${String(row[columns.tag])}, which the configuration no longer has`,
          make: () => dataverse.patch(`${set}(${String(row[id])})`, inactive),
        });
    return together(changes);
  },
  async leftover(context) {
    const own = (await rowsOf(context)).filter((row) => row[id] === siteRowId(Number(row[columns.tag])));
    return together(
      own.map((row) => ({
        what: `delete site ${String(row[columns.tag])}`,
        make: () => context.dataverse.delete(`${set}(${String(row[id])})`),
      })),
    );
  },
};

function together(changes: Change[]): Change | undefined {
  if (!changes.length) return undefined;
  return {
    what: changes.map(({ what }) => what).join("; "),
    async make() {
      for (const change of changes) await change.make();
    },
  };
}
