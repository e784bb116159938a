import { type Table, type View } from "../../../metadata/types";

export interface ViewQuery {
  view: View;
  /** Counts from 1. */
  page: number;
  /** Rows per page. */
  pageSize: number;
  sort?: { column: string; descending: boolean } | undefined;
  /** Typed into the quick-find box. */
  search?: string | undefined;
  /** Holds the find columns: conditions whose value is `{0}`. */
  quickFindView?: View | undefined;
  /** Further columns to read, e.g. the state. */
  alsoRead?: string[];
  /** Only rows whose lookup `column` points to the row `id`. */
  related?: { column: string; id: string } | undefined;
  /** FetchXML filters that scripts added to a lookup (`addCustomFilter`). */
  filters?: string[];
  /** What the page before said. */
  pagingCookie?: string | undefined;
}

/** FetchXML of one page of a view, as the app's grid asks for it: the view's own query, paged, counted, sorted, searched. */
export function viewFetchXml(table: Table, query: ViewQuery): string {
  const fetch = parse(query.view.fetchXml);
  const root = fetch.documentElement;
  root.setAttribute("page", String(query.page));
  root.setAttribute("count", String(query.pageSize));
  root.setAttribute("returntotalrecordcount", "true");
  const entity = child(root, "entity");
  for (const name of [table.primaryId, table.primaryName, ...(query.alsoRead ?? [])]) read(entity, name);
  if (query.sort) sortBy(entity, query.sort);
  if (query.search?.trim() && query.quickFindView) search(table, entity, query, query.search.trim());
  if (query.pagingCookie && query.page > 1) root.setAttribute("paging-cookie", query.pagingCookie);
  if (query.related) onlyRelated(entity, query.related);
  for (const filter of query.filters ?? [])
    entity.appendChild(entity.ownerDocument.importNode(parse(filter).documentElement, true));
  return new XMLSerializer().serializeToString(fetch);
}

function onlyRelated(entity: Element, { column, id }: { column: string; id: string }): void {
  const filter = entity.ownerDocument.createElement("filter");
  const condition = entity.ownerDocument.createElement("condition");
  condition.setAttribute("attribute", column);
  condition.setAttribute("operator", "eq");
  condition.setAttribute("value", id);
  filter.appendChild(condition);
  entity.appendChild(filter);
}

/** What the typed text becomes: begins with, or contains when it starts with `*` (documentation: "Search for rows"). */
export const quickFindPattern = (text: string): string => `${text.replace(/\*/g, "%")}%`;

/** What a list is searched by: the find columns of the quick find view, and the text columns that it shows ("Filter by keyword"). */
function findColumns({ columns }: Table, { view, quickFindView }: ViewQuery): [name: string, operator: string][] {
  const asked = quickFindView ? Array.from(parse(quickFindView.fetchXml).getElementsByTagName("condition")) : [];
  const found = asked
    .filter((condition) => condition.getAttribute("value") === "{0}")
    .map((condition): [string, string] => [
      condition.getAttribute("attribute") ?? "",
      condition.getAttribute("operator") ?? "like",
    ]);
  const shown = view.columns
    .filter(({ name }) => columns[name]?.type === "nvarchar" && !found.some(([already]) => already === name))
    .map(({ name }): [string, string] => [name, "like"]);
  return [...found, ...shown];
}

function search(table: Table, entity: Element, query: ViewQuery, text: string): void {
  const filter = entity.ownerDocument.createElement("filter");
  filter.setAttribute("type", "or");
  filter.setAttribute("isquickfindfields", "1");
  for (const [name, operator] of findColumns(table, query)) {
    const column = table.columns[name];
    const isNumber = column?.type === "int" || column?.type === "bigint";
    if (isNumber && !/^\d+$/.test(text)) continue;
    const condition = entity.ownerDocument.createElement("condition");
    condition.setAttribute("attribute", name);
    condition.setAttribute("operator", isNumber ? "eq" : operator);
    condition.setAttribute("value", isNumber ? text : quickFindPattern(text));
    filter.appendChild(condition);
  }
  if (filter.childNodes.length) entity.appendChild(filter);
}

function sortBy(entity: Element, { column, descending }: { column: string; descending: boolean }): void {
  for (const order of Array.from(entity.children).filter(({ tagName }) => tagName === "order")) order.remove();
  const order = entity.ownerDocument.createElement("order");
  order.setAttribute("attribute", column);
  order.setAttribute("descending", String(descending));
  entity.appendChild(order);
}

function read(entity: Element, name: string): void {
  const has = Array.from(entity.children).some((node) =>
    node.tagName === "attribute" ? node.getAttribute("name") === name : node.tagName === "all-attributes",
  );
  if (has) return;
  const attribute = entity.ownerDocument.createElement("attribute");
  attribute.setAttribute("name", name);
  entity.insertBefore(attribute, entity.firstChild);
}

/** The column that the view itself sorts by. */
export function viewOrder(view: View): { column: string; descending: boolean } | undefined {
  const order = parse(view.fetchXml).getElementsByTagName("order")[0];
  const column = order?.getAttribute("attribute");
  return column ? { column, descending: order?.getAttribute("descending") === "true" } : undefined;
}

function child(parent: Element, name: string): Element {
  const found = Array.from(parent.children).find(({ tagName }) => tagName === name);
  if (!found) throw new Error(`A view's FetchXML has no <${name}>.`);
  return found;
}

function parse(xml: string): XMLDocument {
  const parsed = new DOMParser().parseFromString(xml, "text/xml") as XMLDocument;
  if (parsed.getElementsByTagName("parsererror").length) throw new Error(`This FetchXML can't be read: ${xml}`);
  return parsed;
}
