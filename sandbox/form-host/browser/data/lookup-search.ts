import { type Table, type View } from "../../../metadata/types";
import { type Catalog, viewKind } from "../metadata/catalog";
import { isLookup, type LookupValue, readColumn } from "./column-value";
import { displayValue } from "./display-value";
import { viewFetchXml } from "./view-query";
import { type Row, type WebApiClient } from "./web-api-client";

/** A row offered by a lookup: its name and one line that tells it from others of the same name. */
export interface LookupChoice {
  value: Required<LookupValue>;
  detail: string;
}

export interface LookupPage {
  choices: LookupChoice[];
  moreRows: boolean;
}

/** What a form's script or a dialog's caller makes of the search. */
export interface LookupNarrowing {
  viewId?: string | undefined;
  /** A view that no table has: added by `addCustomView`. */
  view?: View | undefined;
  /** FetchXML filters. */
  filters?: string[];
}

/** One page of what a lookup offers for the typed text: the lookup view's rows, found by the quick-find columns. */
export async function searchLookup(
  { catalog, webApi }: { catalog: Catalog; webApi: WebApiClient },
  {
    table: name,
    search,
    page = 1,
    viewId,
    view: given,
    filters = [],
  }: { table: string; search: string; page?: number } & LookupNarrowing,
): Promise<LookupPage> {
  const table = catalog.table(name);
  const view = given ?? lookupView(catalog, table, viewId);
  if (!view) throw new Error(`The table "${name}" has no view that a lookup could show.`);
  const quickFindView = catalog.defaultView(table, viewKind.quickFind);
  const fetchXml = viewFetchXml(table, { view, page, pageSize: 25, search, quickFindView, filters });
  const found = await webApi.retrieveMultiple(name, `?fetchXml=${encodeURIComponent(fetchXml)}`);
  return { choices: found.entities.map((row) => choice(catalog, table, view, row)), moreRows: found.moreRows };
}

/** The view a lookup starts with. */
export function lookupView(catalog: Catalog, table: Table, viewId?: string): View | undefined {
  return (
    (viewId ? catalog.view(table, viewId) : undefined) ??
    catalog.defaultView(table, viewKind.lookup) ??
    catalog.defaultView(table, viewKind.public)
  );
}

function choice(catalog: Catalog, table: Table, view: View, row: Row): LookupChoice {
  const second = view.columns
    .map(({ name }) => table.columns[name])
    .find((column) => column && column.logicalName !== table.primaryName && !isLookup(column));
  return {
    value: {
      id: String(row[table.primaryId] ?? ""),
      name: String(row[table.primaryName] ?? ""),
      entityType: table.logicalName,
    },
    detail: second ? displayValue(second, readColumn(second, row), (label) => catalog.text(label)) : "",
  };
}
