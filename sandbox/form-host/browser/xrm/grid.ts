import { type Table, type View } from "../../../metadata/types";
import { type AppServices } from "../app/services";
import { viewFetchXml } from "../data/view-query";
import { type Row } from "../data/web-api-client";
import { type ViewList } from "../list/use-view";
import { scriptId } from "../metadata/catalog";
import { collection } from "./collection";
import { withRefusals } from "./refusal";

export interface GridSource {
  table: Table;
  view: View;
  list: ViewList;
  selected: ReadonlySet<string>;
  showView: (id: string) => void;
  /** What the control of a form is called; none on a list page. */
  name?: string;
  relationship?: { name: string; attributeName: string } | undefined;
}

/** The members that a grid on a page and a subgrid of a form have in common (documentation: "Grids and subgrids"). */
export function gridApi({ catalog }: Pick<AppServices, "catalog">, source: GridSource): Xrm.Controls.GridControl {
  const { table, view, list, selected, relationship } = source;
  const rows = list.rows.map((row) => gridRow(table, row));
  const chosen = rows.filter((row) => selected.has(row.data.entity.getId().replace(/[{}]/g, "").toLowerCase()));
  const nameOf = (row: { data: { entity: { getId(): string } } }): string => row.data.entity.getId();
  const members = {
    getName: () => source.name ?? "grid",
    getControlType: () => "subgrid" as const,
    getEntityName: () => table.logicalName,
    getFetchXml: () => viewFetchXml(table, { view, page: 1, pageSize: list.pageSize }),
    getGrid: () =>
      withRefusals<Xrm.Controls.Grid>("gridControl.getGrid()", {
        getRows: () => collection(() => rows, nameOf),
        getSelectedRows: () => collection(() => chosen, nameOf),
        getTotalRecordCount: () => list.total ?? -1,
      }),
    getGridType: () => (relationship || source.name ? 2 : 1),
    // A list stands in no relationship, and of a subgrid's only the names are known here.
    getRelationship: () => relationship as Xrm.Controls.GridRelationship,
    getViewSelector: () =>
      withRefusals<Xrm.Controls.ViewSelector>("gridControl.getViewSelector()", {
        getCurrentView: () => ({ id: scriptId(view.id), name: catalog.text(view.name), entityType: "savedquery" }),
        setCurrentView: ({ id }: { id: string }) => source.showView(id),
        isVisible: () => true,
      }),
    refresh: () => list.refresh(),
    refreshRibbon: () => undefined,
  };
  return withRefusals<Xrm.Controls.GridControl>("gridControl", members);
}

function gridRow(table: Table, row: Row) {
  const id = scriptId(String(row[table.primaryId] ?? ""));
  const name = String(row[table.primaryName] ?? "");
  const entity = withRefusals<Xrm.Entity>("gridRow.data.entity", {
    getId: () => id,
    getEntityName: () => table.logicalName,
    getPrimaryAttributeValue: () => name,
    getEntityReference: () => ({ id, name, entityType: table.logicalName }),
  });
  const data = withRefusals<Xrm.Data>("gridRow.data", { entity });
  return { data, getData: () => ({ entity, getEntity: () => entity }) };
}
