import * as React from "react";
import { type Table, type View } from "../../../metadata/types";
import { type AppServices } from "../app/services";
import { viewFetchXml, viewOrder } from "../data/view-query";
import { type Row } from "../data/web-api-client";
import { viewKind } from "../metadata/catalog";

/** Rows per page, the platform's default. */
const defaultPageSize = 50;

interface Wanted {
  view: View;
  page: number;
  search: string;
  sort: { column: string; descending: boolean } | undefined;
  /** Counts refreshes. */
  turn: number;
  /** Where the server said this page begins. */
  pagingCookie: string | undefined;
}

export interface ViewOptions {
  /** Only rows whose lookup `column` points to the row `id`. */
  related?: { column: string; id: string } | undefined;
  /** Rows per page. */
  pageSize?: number;
}

export interface ViewList {
  rows: Row[];
  state: "loading" | "ready" | "failed";
  message: string;
  /** The page that `rows` are of. */
  page: number;
  pageSize: number;
  /** Rows over all pages; undefined when the server does not say. */
  total: number | undefined;
  /** There are more rows than the server counts. */
  totalIsLimit: boolean;
  moreRows: boolean;
  sort: { column: string; descending: boolean } | undefined;
  refresh: () => void;
  goTo: (page: number) => void;
  search: (text: string) => void;
  sortBy: (column: string) => void;
}

interface Found {
  answers: Wanted | undefined;
  rows: Row[];
  message: string;
  total: number | undefined;
  totalIsLimit: boolean;
  moreRows: boolean;
  pagingCookie: string | undefined;
}

const nothing: Found = {
  answers: undefined,
  rows: [],
  message: "",
  total: undefined,
  totalIsLimit: false,
  moreRows: false,
  pagingCookie: undefined,
};

/** Reads a view page by page; the answer to an older question is dropped. */
export function useView(services: AppServices, table: Table, view: View, options: ViewOptions = {}): ViewList {
  const { related, pageSize = defaultPageSize } = options;
  const { column: relatedColumn, id: relatedId } = related ?? {};
  // Cookies by page; each is set anew when the page before it was read, and no page is skipped.
  const cookies = React.useRef(new Map<number, string | undefined>());
  const [wanted, setWanted] = React.useState<Wanted>(() => ({
    view,
    page: 1,
    search: "",
    sort: viewOrder(view),
    turn: 0,
    pagingCookie: undefined,
  }));
  const [found, setFound] = React.useState(nothing);
  if (wanted.view !== view) setWanted({ ...wanted, view, page: 1, sort: viewOrder(view), pagingCookie: undefined });

  React.useEffect(() => {
    let outdated = false;
    const take = (answer: Partial<Found>): void => {
      if (outdated) return;
      // The last rows of the last page were deleted: there is a page before it.
      if (wanted.page > 1 && answer.rows?.length === 0) {
        setWanted({ ...wanted, page: wanted.page - 1, pagingCookie: cookies.current.get(wanted.page - 1) });
        return;
      }
      cookies.current.set(wanted.page + 1, answer.pagingCookie);
      setFound({ ...nothing, ...answer, answers: wanted });
    };
    const only = relatedColumn && relatedId ? { column: relatedColumn, id: relatedId } : undefined;
    read(services, table, wanted, { related: only, pageSize })
      .then(take)
      .catch((error: unknown) => take({ message: error instanceof Error ? error.message : String(error) }));
    return () => void (outdated = true);
  }, [services, table, wanted, relatedColumn, relatedId, pageSize]);

  const change = (part: Partial<Wanted>): void => {
    setWanted({ ...wanted, pagingCookie: undefined, ...part });
  };
  const state = found.answers !== wanted ? "loading" : found.message ? "failed" : "ready";
  return {
    rows: found.rows,
    message: found.message,
    total: found.total,
    totalIsLimit: found.totalIsLimit,
    moreRows: found.moreRows,
    state,
    page: (found.answers ?? wanted).page,
    pageSize,
    sort: wanted.sort,
    refresh: () => change({ turn: wanted.turn + 1 }),
    goTo: (page) => setWanted({ ...wanted, page, pagingCookie: cookies.current.get(page) }),
    search: (search) => change({ search, page: 1, turn: wanted.turn + 1 }),
    sortBy: (column) => {
      const descending = wanted.sort?.column === column && !wanted.sort.descending;
      change({ sort: { column, descending }, page: 1 });
    },
  };
}

async function read(
  services: AppServices,
  table: Table,
  wanted: Wanted,
  options: ViewOptions & { pageSize: number },
): Promise<Partial<Found>> {
  const quickFindView = services.catalog.defaultView(table, viewKind.quickFind);
  const fetchXml = viewFetchXml(table, { ...wanted, ...options, quickFindView });
  const page = await services.webApi.retrieveMultiple(table.logicalName, `?fetchXml=${encodeURIComponent(fetchXml)}`);
  const { entities, totalCount, totalIsLimit, moreRows, pagingCookie } = page;
  return {
    rows: entities,
    moreRows,
    pagingCookie,
    totalIsLimit,
    total: totalCount !== undefined && totalCount >= 0 ? totalCount : undefined,
  };
}
