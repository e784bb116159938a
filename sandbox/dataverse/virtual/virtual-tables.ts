import { printFilter } from "../../../odata/print-filter";
import { type Table } from "../../metadata/types";
import { fail } from "../errors";
import { readGuid } from "../guid";
import { type Trace } from "../knobs/trace";
import { type TableQuery } from "../query/condition";
import { type Row } from "../store/row";
import { type RowStore } from "../store/row-store";
import { readDataSource } from "./data-source";
import { BadExternalRow, fromExternal, toExternal } from "./external-row";
import {
  type ExternalPage,
  numbered,
  pageByNumber,
  pageOf,
  pageOfServer,
  type Paging,
  type VirtualPosition,
  type VirtualRows,
} from "./external-page";
import { externalName, providerFilter, UnsupportedClause } from "./provider-filter";
import { type ProviderAnswer, ProviderFailure, sendToDataSource, type ProviderRequest } from "./send";

/** Virtual tables through the OData v4 provider: every read and write is a request to the table's data source. */
export interface VirtualTables {
  /** @throws DataverseError 404 when the data source has no such row. */
  retrieve(table: Table, id: string): Promise<Row>;
  find(table: Table, id: string): Promise<Row | undefined>;
  retrieveMultiple(query: TableQuery, page: VirtualPosition): Promise<VirtualRows>;
  /** Returns the new row's id. */
  create(table: Table, row: Row): Promise<string>;
  update(table: Table, id: string, changes: Row): Promise<void>;
  remove(table: Table, id: string): Promise<void>;
}

type Operation = "retrieve" | "retrieve of rows" | "create" | "update" | "delete";

/** @param send how HTTP requests leave, as `fetch`. */
export function createVirtualTables(store: RowStore, trace: Trace, send: typeof fetch): VirtualTables {
  const call = async (operation: Operation, table: Table, request: ProviderRequest): Promise<ProviderAnswer> =>
    wrapped(operation, table, () => {
      const source = readDataSource(store, table);
      if (!source) throw new ProviderFailure("its data source has no address");
      return sendToDataSource(source, request, trace, send);
    });
  const set = (table: Table) => table.virtual!.externalCollectionName;
  const one = (table: Table, id: string) => `${set(table)}(${id})`;
  const checked = async (operation: Operation, table: Table, id: string, request: ProviderRequest) => {
    const answer = await call(operation, table, request);
    if (answer.status === 404) throw fail("notFound", table.logicalName, id);
    return answer;
  };

  const tables: VirtualTables = {
    async retrieve(table, id) {
      const { body } = await checked("retrieve", table, id, { method: "GET", path: one(table, id) });
      return wrapped("retrieve", table, () => fromExternal(table, body));
    },
    async find(table, id) {
      try {
        return await tables.retrieve(table, id);
      } catch (error) {
        if ((error as { status?: number }).status === 404) return undefined;
        throw error;
      }
    },
    async retrieveMultiple(query, position) {
      const { table } = query;
      const source = readDataSource(store, table);
      const read = async (paging: Paging): Promise<ExternalPage> => {
        const options = await wrapped("retrieve of rows", table, () =>
          queryOptions(query, paging, source?.inlineCount ?? false),
        );
        const { headers = {} } = paging;
        const { body } = await call("retrieve of rows", table, { method: "GET", path: set(table), options, headers });
        return wrapped("retrieve of rows", table, () => pageOf(table, body));
      };
      return position.pages && source?.serverSidePaging
        ? pageOfServer(read, position)
        : pageByNumber(await read(numbered(position)), position);
    },
    async create(table, row) {
      const { body } = await call("create", table, { method: "POST", path: set(table), body: toExternal(table, row) });
      const key = (body as Record<string, unknown> | undefined)?.[externalName(table.columns[table.primaryId]!)];
      const id = typeof key === "string" ? readGuid(key) : undefined;
      return wrapped("create", table, () => {
        if (id) return id;
        throw new ProviderFailure("the answer to the create holds no key");
      });
    },
    async update(table, id, changes) {
      await checked("update", table, id, { method: "PATCH", path: one(table, id), body: toExternal(table, changes) });
    },
    async remove(table, id) {
      await checked("delete", table, id, { method: "DELETE", path: one(table, id) });
    },
  };

  /** Callers get a general message; what the data source said is in the trace. */
  async function wrapped<Result>(
    operation: Operation,
    table: Table,
    work: () => Result | Promise<Result>,
  ): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ProviderFailure || error instanceof BadExternalRow || error instanceof UnsupportedClause) {
        if (!(error instanceof ProviderFailure && error.traced))
          trace.add({
            kind: "provider",
            method: operation,
            url: table.logicalName,
            status: null,
            error: error.message,
          });
        throw fail(
          error instanceof ProviderFailure && error.timedOut ? "virtualTimeout" : "virtualTable",
          operation,
          table.logicalName,
        );
      }
      throw error;
    }
  }
  return tables;
}

/** The provider's query: paging, `$count`, `$select`, `$filter`, `$orderby`; never `$expand`. */
function queryOptions(query: TableQuery, paging: Paging, inlineCount: boolean): [string, string][] {
  const { table, columns, where, orderBy } = query;
  const shown =
    columns?.map(({ column }) => column) ?? Object.values(table.columns).filter((column) => column.externalName);
  const id = table.columns[table.primaryId]!;
  const options: [string, string][] = [...paging.options];
  options.push(["$select", [...new Set([id, ...shown])].map(externalName).join()]);
  if (where) options.push(["$filter", printFilter(providerFilter(where))]);
  if (orderBy.length)
    options.push([
      "$orderby",
      orderBy.map(({ ref, descending }) => externalName(ref.column) + (descending ? " desc" : "")).join(),
    ]);
  if (inlineCount) options.push(["$count", "true"]);
  return options;
}
