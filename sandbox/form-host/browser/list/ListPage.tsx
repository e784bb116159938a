import * as React from "react";
import { CommandBar } from "../app/CommandBar";
import { type AppServices } from "../app/services";
import { viewKind } from "../metadata/catalog";
import { Grid } from "./Grid";
import { listCommands } from "./list-commands";
import { Pager } from "./Pager";
import { QuickFind } from "./QuickFind";
import { useView } from "./use-view";
import { ViewSelector } from "./ViewSelector";

interface ListPageProps {
  services: AppServices;
  table: string;
  viewId: string | undefined;
}

const none: ReadonlySet<string> = new Set();

/** The list of a table: view selector, quick find, rows, paging. */
export function ListPage({ services, table: name, viewId }: ListPageProps): React.ReactElement {
  const { catalog, router } = services;
  const table = catalog.table(name);
  const views = catalog.listViews(table);
  const view = (viewId && catalog.view(table, viewId)) || catalog.defaultView(table, viewKind.public);
  if (!view) throw new Error(`The table "${name}" has no public view.`);
  const list = useView(services, table, view);
  // A selection belongs to the rows it was made on; other rows start with none.
  const [selection, setSelection] = React.useState({ rows: list.rows, ids: none });
  const selected = selection.rows === list.rows ? selection.ids : none;
  const title = catalog.text(view.name);
  React.useEffect(() => void (document.title = `${title} - ${catalog.text(catalog.app.name)}`));

  return (
    <div className="fh-list-page">
      <CommandBar commands={listCommands(services, table, selected, list.refresh)} />
      <div className="fh-card fh-list">
        <div className="fh-list-top">
          <ViewSelector
            views={views}
            current={view}
            text={(label) => catalog.text(label)}
            onChoose={(chosen) => void router.open({ type: "list", table: name, viewId: chosen.id })}
          />
          <QuickFind onSearch={list.search} />
        </div>
        <Grid
          {...{ services, table, view, list, selected }}
          onSelect={(ids) => setSelection({ rows: list.rows, ids })}
        />
        <Pager list={list} selected={selected.size} />
      </div>
    </div>
  );
}
