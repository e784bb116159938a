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

interface Found {
  answers: Wanted | undefined;
  rows: Row[];
  message: string;
  total: number | undefined;
  moreRows: boolean;
}

const nothing: Found = { answers: undefined, rows: [], message: "", total: undefined, moreRows: false };

/** Reads a view page by page; the answer to an older question is dropped. */
export function useView(services: AppServices, table: Table, view: View): ViewList {
  const [wanted, setWanted] = React.useState<Wanted>(() => ({
    view,
    page: 1,
    search: "",
    sort: viewOrder(view),
    turn: 0,
  }));
  const [found, setFound] = React.useState(nothing);

  React.useEffect(() => {
    let outdated = false;
    const take = (answer: Partial<Found>): void => {
      if (!outdated) setFound({ ...nothing, ...answer, answers: wanted });
    };
    read(services, table, wanted)
      .then(take)
      .catch((error: unknown) => take({ message: error instanceof Error ? error.message : String(error) }));
    return () => void (outdated = true);
  }, [services, table, wanted]);

  const change = (part: Partial<Wanted>): void => setWanted({ ...wanted, ...part });
  const state = found.answers !== wanted ? "loading" : found.message ? "failed" : "ready";
  return {
    rows: found.rows,
    message: found.message,
    total: found.total,
    moreRows: found.moreRows,
    state,
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

async function read(services: AppServices, table: Table, wanted: Wanted): Promise<Partial<Found>> {
  const quickFindView = services.catalog.defaultView(table, viewKind.quickFind);
  const fetchXml = viewFetchXml(table, { ...wanted, pageSize, quickFindView });
  const options = `?fetchXml=${encodeURIComponent(fetchXml)}`;
  const { entities, totalCount, moreRows } = await services.webApi.retrieveMultiple(table.logicalName, options);
  return { rows: entities, moreRows, total: totalCount !== undefined && totalCount >= 0 ? totalCount : undefined };
}
