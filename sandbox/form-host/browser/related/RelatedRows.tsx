import * as React from "react";
import { type Relationship, type Table, type View } from "../../../metadata/types";
import { CommandBar } from "../app/CommandBar";
import { type AppServices } from "../app/services";
import { modernCommands } from "../commands/modern-commands";
import { Grid } from "../list/Grid";
import { listCommands } from "../list/list-commands";
import { Pager } from "../list/Pager";
import { QuickFind } from "../list/QuickFind";
import { useSelection } from "../list/use-selection";
import { useView } from "../list/use-view";
import { ViewSelector } from "../list/ViewSelector";
import { gridApi } from "../xrm/grid";
import { addExisting } from "./add-existing";

export interface RelatedRowsProps {
  services: AppServices;
  table: Table;
  /** Which rows: those of this relationship that belong to `parent`; all rows of the table without it. */
  relationship: Relationship | undefined;
  parent: { id: string; name: string; entityType: string };
  view: View;
  /** Views that one may change to; none hides the selector. */
  views: View[];
  location: "related" | "subgrid";
  primaryControl: unknown;
  /** Name of the control on the form; none for the associated list. */
  name?: string;
  title: string;
  pageSize?: number;
  quickFind: boolean;
  onGrid?: (grid: Xrm.Controls.GridControl) => void;
  onLoaded?: () => void;
}

/** Rows that belong to the row of the form: on a tab of their own or as a part of a section. */
export function RelatedRows(props: RelatedRowsProps): React.ReactElement {
  const { services, table, relationship, parent, location, primaryControl, name, title, onGrid, onLoaded } = props;
  const [viewId, showView] = React.useState(props.view.id);
  const view = props.views.find((one) => one.id === viewId) ?? props.view;
  const list = useView(services, table, view, {
    related: relationship && { column: relationship.referencingColumn, id: parent.id },
    ...(props.pageSize ? { pageSize: props.pageSize } : {}),
  });
  const [selected, select] = useSelection(list);
  const grid = gridApi(services, {
    ...{ table, view, list, selected, showView },
    ...(name ? { name } : {}),
    relationship: relationship && { name: relationship.schemaName, attributeName: relationship.referencingColumn },
  });
  React.useEffect(() => onGrid?.(grid));
  const { state } = list;
  React.useEffect(() => {
    if (state === "ready") onLoaded?.();
    // The rows that came are what this tells of.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state, list.rows]);
  const defaults = relationship ? { [relationship.referencingColumn]: [parent] } : {};
  const commands = [
    ...listCommands(services, {
      ...{ table, selected, refresh: list.refresh, defaults },
      addExisting: relationship && (() => addExisting(services, table, relationship, parent)),
    }),
    ...modernCommands(services, { location, table: table.logicalName, primaryControl, grid }),
  ];
  return (
    <div className="fh-related" data-table={table.logicalName}>
      <div className="fh-list-top">
        {props.views.length > 1 ? (
          <ViewSelector
            views={props.views}
            current={view}
            text={(label) => services.catalog.text(label)}
            onChoose={({ id }) => showView(id)}
            heading="h2"
          />
        ) : (
          <h2 className="fh-related-title">{title}</h2>
        )}
        {props.quickFind && <QuickFind onSearch={list.search} />}
      </div>
      <CommandBar commands={commands} />
      <Grid {...{ services, table, view, list, selected }} onSelect={select} />
      <Pager list={list} selected={selected.size} />
    </div>
  );
}
