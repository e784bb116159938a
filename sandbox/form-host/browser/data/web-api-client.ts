import { type Catalog, plainId } from "../metadata/catalog";
import { type Table } from "../../../metadata/types";
import { word } from "../person/words/words";
import { PlatformError, readError } from "./platform-error";

export type Row = Record<string, unknown>;

export interface RowReference {
  id: string;
  entityType: string;
}

export interface RowPage {
  entities: Row[];
  /** Address of the next page, empty on the last. */
  nextLink: string;
  /** Only when the query asked for it: rows over all pages, -1 when unknown. */
  totalCount: number | undefined;
  /** There are more rows than are counted (5,000, documentation: "Count number of rows"). */
  totalIsLimit: boolean;
  moreRows: boolean;
  /** What the next page of a FetchXML query has to carry; undefined on the last. */
  pagingCookie: string | undefined;
}

export const apiRoot = "/api/data/v9.2/";

const readHeaders = {
  Accept: "application/json",
  "OData-MaxVersion": "4.0",
  "OData-Version": "4.0",
  Prefer: 'odata.include-annotations="*"',
};

/** Calls the Web API as the model-driven app's own client does; `Xrm.WebApi` and a control's `webAPI` stand on it. */
export class WebApiClient {
  constructor(
    private readonly catalog: Catalog,
    private readonly fetchFrom: typeof fetch = (...request) => fetch(...request),
  ) {}

  async create(table: string, row: Row): Promise<RowReference> {
    const answer = await this.send("POST", this.set(table), row);
    const address = answer.headers.get("OData-EntityId") ?? "";
    const id = /\(([0-9a-f-]{36})\)\s*$/i.exec(address)?.[1];
    if (!id) throw new PlatformError("The server created the row but did not say its id.", { status: answer.status });
    return { id: plainId(id), entityType: table };
  }

  async update(table: string, id: string, row: Row): Promise<RowReference> {
    await this.send("PATCH", `${this.set(table)}(${plainId(id)})`, row);
    return { id: plainId(id), entityType: table };
  }

  async remove(table: string, id: string): Promise<RowReference> {
    await this.send("DELETE", `${this.set(table)}(${plainId(id)})`);
    return { id: plainId(id), entityType: table };
  }

  /** @param options e.g. `?$select=fullname`. */
  async retrieve(table: string, id: string, options = ""): Promise<Row> {
    const answer = await this.send("GET", `${this.set(table)}(${plainId(id)})${options}`);
    return (await answer.json()) as Row;
  }

  /** @param options `?$select=…&$filter=…` or `?fetchXml=…`; values are escaped by the caller. */
  async retrieveMultiple(table: string, options = "", maxPageSize?: number): Promise<RowPage> {
    const prefer = maxPageSize ? `${readHeaders.Prefer},odata.maxpagesize=${maxPageSize}` : readHeaders.Prefer;
    const answer = await this.send("GET", this.set(table) + options, undefined, { Prefer: prefer });
    const body = (await answer.json()) as Row & { value?: Row[] };
    const count = body["@Microsoft.Dynamics.CRM.totalrecordcount"] ?? body["@odata.count"];
    return {
      entities: body.value ?? [],
      nextLink: String(body["@odata.nextLink"] ?? ""),
      totalCount: typeof count === "number" ? count : undefined,
      totalIsLimit: body["@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded"] === true,
      moreRows: body["@Microsoft.Dynamics.CRM.morerecords"] === true,
      pagingCookie: readPagingCookie(body["@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"]),
    };
  }

  /** Any other request, e.g. a custom API or `$batch`. @throws PlatformError for an answer that is no success. */
  async request(method: string, path: string, body?: Row | string, headers: Record<string, string> = {}) {
    return this.send(method, path, body, headers);
  }

  /** @throws Error when there is no such table. */
  table(name: string): Table {
    return this.catalog.table(name);
  }

  /** Name of the table's set in addresses. */
  set(table: string): string {
    return this.catalog.table(table).entitySetName;
  }

  private async send(method: string, path: string, body?: Row | string, headers: Record<string, string> = {}) {
    let answer: Response;
    try {
      answer = await this.fetchFrom(apiRoot + path, {
        method,
        credentials: "same-origin",
        headers: {
          ...readHeaders,
          ...(body ? { "Content-Type": "application/json; charset=utf-8" } : {}),
          ...headers,
        },
        ...(body ? { body: typeof body === "string" ? body : JSON.stringify(body) } : {}),
      });
    } catch (error) {
      throw new PlatformError(word("serverUnreachable"), { raw: String(error) });
    }
    if (!answer.ok) throw readError(answer.status, await answer.text());
    return answer;
  }
}

/** The annotation is XML whose attribute `pagingcookie` is URL-encoded twice (documentation: "Page results using FetchXML"). */
function readPagingCookie(annotation: unknown): string | undefined {
  const encoded = typeof annotation === "string" ? /\bpagingcookie="([^"]*)"/.exec(annotation)?.[1] : undefined;
  return encoded ? decodeURIComponent(decodeURIComponent(encoded)) : undefined;
}
