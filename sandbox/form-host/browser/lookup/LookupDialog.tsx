import * as React from "react";
import { type View } from "../../../metadata/types";
import { Modal } from "../app/Modal";
import { type LookupDialogRequest } from "../app/dialogs";
import { type AppServices } from "../app/services";
import { type LookupValue } from "../data/column-value";
import { type LookupChoice, lookupView, searchLookup } from "../data/lookup-search";
import { LookupRow } from "../fields/LookupRow";
import { QuickFind } from "../list/QuickFind";
import { viewKind } from "../metadata/catalog";
import { word } from "../person/words/words";

interface LookupDialogProps {
  request: LookupDialogRequest;
  services: AppServices;
  close: (chosen: LookupValue[]) => void;
}

/** The lookup's full list: search, pages, one row or several. */
export function LookupDialog({ request, services, close }: LookupDialogProps): React.ReactElement {
  const [table, setTable] = React.useState(request.table);
  const [asked, setAsked] = React.useState({ search: request.searchText ?? "", page: 1 });
  const [found, setFound] = React.useState<{ choices: LookupChoice[]; moreRows: boolean }>({
    choices: [],
    moreRows: false,
  });
  const [status, setStatus] = React.useState(word("loading"));
  const [viewId, setViewId] = React.useState(request.viewId);
  const [chosen, setChosen] = React.useState<Required<LookupValue>[]>([]);

  React.useEffect(() => {
    let outdated = false;
    const filters = (request.filters ?? []).filter((filter) => filter.table === table).map(({ fetchXml }) => fetchXml);
    const view = request.ownViews?.find((own) => own.table === table && own.view.id === viewId)?.view;
    searchLookup(services, { table, ...asked, viewId, view, filters })
      .then((page) => {
        if (outdated) return;
        setFound((before) => ({
          choices: asked.page > 1 ? [...before.choices, ...page.choices] : page.choices,
          moreRows: page.moreRows,
        }));
        setStatus(page.choices.length || asked.page > 1 ? "" : word("noRecords"));
      })
      .catch((error: unknown) => {
        if (!outdated) setStatus(word("searchFailed", error instanceof Error ? error.message : String(error)));
      });
    return () => void (outdated = true);
  }, [services, request, table, asked, viewId]);
  const views = lookupViews(services, table, request);

  const choose = (nextTable: string, nextView: string | undefined): void => {
    setTable(nextTable);
    setViewId(nextView);
    setChosen([]);
    setAsked({ ...asked, page: 1 });
  };
  const toggle = (value: Required<LookupValue>): void => {
    const has = chosen.some(({ id }) => id === value.id);
    if (!request.allowMultiple) setChosen(has ? [] : [value]);
    else setChosen(has ? chosen.filter(({ id }) => id !== value.id) : [...chosen, value]);
  };
  return (
    <Modal title={request.title} wide onCancel={() => close([])}>
      {request.tables.length > 1 && (
        <select
          className="fh-input"
          aria-label={word("table")}
          value={table}
          onChange={({ target }) => choose(target.value, undefined)}
        >
          {request.tables.map((name) => (
            <option key={name} value={name}>
              {services.catalog.text(services.catalog.find(name)?.displayCollectionName) || name}
            </option>
          ))}
        </select>
      )}
      {views.length > 1 && (
        <select
          className="fh-input"
          aria-label={word("views")}
          value={viewId ?? lookupView(services.catalog, services.catalog.table(table))?.id}
          onChange={({ target }) => choose(table, target.value)}
        >
          {views.map(({ id, name }) => (
            <option key={id} value={id}>
              {services.catalog.text(name)}
            </option>
          ))}
        </select>
      )}
      <QuickFind given={request.searchText} focused onSearch={(search) => setAsked({ search, page: 1 })} />
      <ul className="fh-lookup-rows" aria-label={request.title}>
        {found.choices.map(({ value, detail }) => (
          <li key={value.id}>
            <label>
              <input
                type={request.allowMultiple ? "checkbox" : "radio"}
                name="lookup-row"
                checked={chosen.some(({ id }) => id === value.id)}
                onChange={() => toggle(value)}
                onDoubleClick={() => close([value])}
              />
              <LookupRow value={value} detail={detail} />
            </label>
          </li>
        ))}
      </ul>
      <p role="status">{status}</p>
      {found.moreRows && (
        <button type="button" className="fh-link-button" onClick={() => setAsked({ ...asked, page: asked.page + 1 })}>
          {word("loadMore")}
        </button>
      )}
      <div className="fh-dialog-buttons">
        <button
          type="button"
          className="fh-button fh-button-primary"
          disabled={!chosen.length}
          onClick={() => close(chosen)}
        >
          {word("add")}
        </button>
        <button type="button" className="fh-button" onClick={() => close([])}>
          {word("cancel")}
        </button>
      </div>
    </Modal>
  );
}

/** The views that the dialog offers: the named ones, else those that a script added, the lookup view and the public ones. */
function lookupViews({ catalog }: AppServices, name: string, request: LookupDialogRequest): View[] {
  const { viewIds = [], ownViews = [] } = request;
  const table = catalog.table(name);
  const named = viewIds.flatMap((id) => catalog.view(table, id) ?? []);
  if (named.length) return named;
  const own = ownViews.filter((one) => one.table === name).map(({ view }) => view);
  const first = catalog.defaultView(table, viewKind.lookup);
  return [...own, ...(first ? [first] : []), ...catalog.listViews(table)];
}
