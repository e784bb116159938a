import * as React from "react";
import { type Table, type View } from "../../../metadata/types";
import { type AppServices } from "../app/services";
import { viewFetchXml, viewOrder } from "../data/view-query";
import { type Row } from "../data/web-api-client";
import { viewKind } from "../metadata/catalog";

/** Rows per page, the platform's default. */
export const pageSize = 50;

interface Wanted {
  view: View;
  page: number;
  search: string;
  sort: { column: string; descending: boolean } | undefined;
  /** Counts refreshes. */
  turn: number;
}

export interface ViewList {
  rows: Row[];
  state: "loading" | "ready" | "failed";
  message: string;
  page: number;
  /** Rows over all pages; undefined when the server does not say. */
  total: number | undefined;
  moreRows: boolean;
  sort: { column: string; descending: boolean } | undefined;
  searched: string;
  refresh: () => void;
  goTo: (page: number) => void;
  search: (text: string) => void;
  sortBy: (column: string) => void;
}

const nothing = {
  rows: [] as Row[],
  state: "loading" as ViewList["state"],
  message: "",
  total: undefined as number | undefined,
  moreRows: false,
};

/** Reads a view page by page; the answer to an older question is dropped. */
export function useView(services: AppServices, table: Table, view: View): ViewList {
  const start = (): Wanted => ({ view, page: 1, search: "", sort: viewOrder(view), turn: 0 });
  const [wanted, setWanted] = React.useState<Wanted>(start);
  const [found, setFound] = React.useState(nothing);
  const current = wanted.view === view ? wanted : start();
  if (current !== wanted) setWanted(current);

  React.useEffect(() => {
    let outdated = false;
    const { page, search, sort } = wanted;
    const quickFindView = services.catalog.defaultView(table, viewKind.quickFind);
    setFound((before) => ({ ...before, state: "loading", message: "" }));
    const fetchXml = viewFetchXml(table, { view: wanted.view, page, pageSize, search, quickFindView, sort });
    services.webApi
      .retrieveMultiple(table.logicalName, `?fetchXml=${encodeURIComponent(fetchXml)}`)
      .then(({ entities, totalCount, moreRows }) => {
        const total = totalCount !== undefined && totalCount >= 0 ? totalCount : undefined;
        if (!outdated) setFound({ rows: entities, state: "ready", message: "", total, moreRows });
      })
      .catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        if (!outdated) setFound({ ...nothing, state: "failed", message });
      });
    return () => void (outdated = true);
  }, [services, table, wanted]);

  const change = (part: Partial<Wanted>): void => setWanted({ ...wanted, ...part });
  return {
    ...found,
    page: wanted.page,
    sort: wanted.sort,
    searched: wanted.search,
    refresh: () => change({ turn: wanted.turn + 1 }),
    goTo: (page) => change({ page }),
    search: (search) => change({ search, page: 1, turn: wanted.turn + 1 }),
    sortBy: (column) => {
      const descending = wanted.sort?.column === column && !wanted.sort.descending;
      change({ sort: { column, descending }, page: 1 });
    },
  };
}
