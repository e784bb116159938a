import { type Table } from "../../metadata/types";
import { type Row } from "../store/row";
import { BadExternalRow, fromExternal } from "./external-row";

export interface VirtualPosition {
  size: number;
  /** From 1. */
  page: number;
  /** False: `size` rows are all that is wanted. */
  pages: boolean;
  /** Of the next link of the page before, where the data source pages by itself. */
  token?: string;
}

export interface VirtualRows {
  rows: Row[];
  /** Undefined where the data source does not say. */
  total?: number;
  more: boolean;
  token?: string;
}

/** What one answer of a data source holds. */
export interface ExternalPage {
  rows: Row[];
  total?: number;
  /** The `$skiptoken` of its `@odata.nextLink`. */
  token?: string;
}

/** How one page is asked for. */
export interface Paging {
  options: [name: string, value: string][];
  headers?: Record<string, string>;
}

/** Reads an answer to a query. @throws BadExternalRow for an answer or a row that is none. */
export function pageOf(table: Table, body: unknown): ExternalPage {
  const answer = (body ?? {}) as { value?: unknown; "@odata.count"?: unknown; "@odata.nextLink"?: unknown };
  if (!Array.isArray(answer.value)) throw new BadExternalRow("the answer has no 'value'");
  const total = answer["@odata.count"];
  const token = tokenOf(answer["@odata.nextLink"]);
  return {
    rows: answer.value.map((row) => fromExternal(table, row)),
    ...(typeof total === "number" ? { total } : {}),
    ...(token === undefined ? {} : { token }),
  };
}

/** Client-side paging: `$top` and, after the first page, `$skip`. */
export function numbered({ size, page }: VirtualPosition): Paging {
  const skip = (page - 1) * size;
  return { options: [["$top", String(size)], ...(skip ? [["$skip", String(skip)] as [string, string]] : [])] };
}

/** A page that was asked for by number; without an inline count nobody can know of a next one. */
export function pageByNumber({ rows, total }: ExternalPage, { size, page, pages }: VirtualPosition): VirtualRows {
  const more = pages && total !== undefined && rows.length > 0 && (page - 1) * size + rows.length < total;
  return { rows, more, ...(total === undefined ? {} : { total }) };
}

/**
 * Server-side paging: the size is a wish, the data source decides where a page ends and names the next one by `$skiptoken`. A page that is
 * asked for by number alone is reached from the first one, page by page.
 */
export async function pageOfServer(
  read: (paging: Paging) => Promise<ExternalPage>,
  { size, page, token }: VirtualPosition,
): Promise<VirtualRows> {
  const headers = { Prefer: `odata.maxpagesize=${size}` };
  const readAt = (at?: string) => read({ options: at === undefined ? [] : [["$skiptoken", at]], headers });
  let current = await readAt(token);
  for (let number = token === undefined ? 1 : page; number < page; number++) {
    if (current.token === undefined) return { rows: [], more: false };
    current = await readAt(current.token);
  }
  return { ...current, more: current.token !== undefined };
}

function tokenOf(nextLink: unknown): string | undefined {
  if (nextLink === undefined) return undefined;
  const token =
    typeof nextLink === "string" ? new URLSearchParams(nextLink.split("?")[1] ?? "").get("$skiptoken") : null;
  if (token === null) throw new BadExternalRow("the answer's '@odata.nextLink' has no $skiptoken");
  return token;
}
