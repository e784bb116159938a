import * as React from "react";
import { CommandBar } from "../app/CommandBar";
import { type AppServices } from "../app/services";
import { modernCommands } from "../commands/modern-commands";
import { viewKind } from "../metadata/catalog";
import { gridApi } from "../xrm/grid";
import { Grid } from "./Grid";
import { listCommands } from "./list-commands";
import { Pager } from "./Pager";
import { QuickFind } from "./QuickFind";
import { useSelection } from "./use-selection";
import { useView } from "./use-view";
import { ViewSelector } from "./ViewSelector";

interface ListPageProps {
  services: AppServices;
  table: string;
  viewId: string | undefined;
}

/** The list of a table: view selector, quick find, rows, paging. */
export function ListPage({ services, table: name, viewId }: ListPageProps): React.ReactElement {
  const { catalog, router } = services;
  const table = catalog.table(name);
  const views = catalog.listViews(table);
  const view = (viewId && catalog.view(table, viewId)) || catalog.defaultView(table, viewKind.public);
  if (!view) throw new Error(`The table "${name}" has no public view.`);
  const list = useView(services, table, view);
  const [selected, select] = useSelection(list);
  const title = catalog.text(view.name);
  React.useEffect(() => void (document.title = `${title} - ${catalog.text(catalog.app.name)}`));
  const showView = (id: string): void => void router.open({ type: "list", table: name, viewId: id });
  const grid = gridApi(services, { table, view, list, selected, showView });

  return (
    <div className="fh-list-page">
      <CommandBar
        commands={[
          ...listCommands(services, { table, selected, refresh: list.refresh }),
          ...modernCommands(services, { location: "list", table: name, primaryControl: grid, grid }),
        ]}
      />
      <div className="fh-card fh-list">
        <div className="fh-list-top">
          <ViewSelector
            views={views}
            current={view}
            text={(label) => catalog.text(label)}
            onChoose={({ id }) => showView(id)}
          />
          <QuickFind onSearch={list.search} />
        </div>
        <Grid {...{ services, table, view, list, selected }} onSelect={select} />
        <Pager list={list} selected={selected.size} />
      </div>
    </div>
  );
}
