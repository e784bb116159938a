import * as React from "react";
import { Modal } from "../app/Modal";
import { type LookupDialogRequest } from "../app/dialogs";
import { type AppServices } from "../app/services";
import { type LookupValue } from "../data/column-value";
import { type LookupChoice, searchLookup } from "../data/lookup-search";
import { QuickFind } from "../list/QuickFind";

interface LookupDialogProps {
  request: LookupDialogRequest;
  services: AppServices;
  close: (chosen: LookupValue[]) => void;
}

/** The lookup's full list: search, pages, one row or several. */
export function LookupDialog({ request, services, close }: LookupDialogProps): React.ReactElement {
  const [table, setTable] = React.useState(request.table);
  const [asked, setAsked] = React.useState({ search: "", page: 1 });
  const [found, setFound] = React.useState<{ choices: LookupChoice[]; moreRows: boolean }>({
    choices: [],
    moreRows: false,
  });
  const [status, setStatus] = React.useState("Loading…");
  const [chosen, setChosen] = React.useState<Required<LookupValue>[]>([]);

  React.useEffect(() => {
    let outdated = false;
    const viewId = table === request.table ? request.viewId : undefined;
    searchLookup(services, { table, ...asked, viewId })
      .then((page) => {
        if (outdated) return;
        setFound((before) => ({
          choices: asked.page > 1 ? [...before.choices, ...page.choices] : page.choices,
          moreRows: page.moreRows,
        }));
        setStatus(page.choices.length || asked.page > 1 ? "" : "No records found.");
      })
      .catch((error: unknown) => {
        if (!outdated) setStatus(`The search failed: ${error instanceof Error ? error.message : String(error)}`);
      });
    return () => void (outdated = true);
  }, [services, request, table, asked]);

  const toggle = (value: Required<LookupValue>): void => {
    const has = chosen.some(({ id }) => id === value.id);
    if (!request.allowMultiple) setChosen(has ? [] : [value]);
    else setChosen(has ? chosen.filter(({ id }) => id !== value.id) : [...chosen, value]);
  };
  return (
    <Modal title={request.title} wide onCancel={() => close([])}>
      {request.tables.length > 1 && (
        <select className="fh-input" aria-label="Table" value={table} onChange={({ target }) => setTable(target.value)}>
          {request.tables.map((name) => (
            <option key={name} value={name}>
              {services.catalog.text(services.catalog.find(name)?.displayCollectionName) || name}
            </option>
          ))}
        </select>
      )}
      <QuickFind onSearch={(search) => setAsked({ search, page: 1 })} />
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
              <span className="fh-lookup-name">{value.name || "(No name)"}</span>
              <span className="fh-lookup-detail">{detail}</span>
            </label>
          </li>
        ))}
      </ul>
      <p role="status">{status}</p>
      {found.moreRows && (
        <button type="button" className="fh-link-button" onClick={() => setAsked({ ...asked, page: asked.page + 1 })}>
          Load more
        </button>
      )}
      <div className="fh-dialog-buttons">
        <button
          type="button"
          className="fh-button fh-button-primary"
          disabled={!chosen.length}
          onClick={() => close(chosen)}
        >
          Add
        </button>
        <button type="button" className="fh-button" onClick={() => close([])}>
          Cancel
        </button>
      </div>
    </Modal>
  );
}
