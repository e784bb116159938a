import { type Query } from "../../../odata/parse-query";
import { type Table } from "../../metadata/types";
import { type Call, type Environment } from "../environment";
import { fail } from "../errors";
import { isReference, type Row } from "../store/row";
import { json, type Answer } from "../web-api/answer";
import { idOf, type Key, missing } from "./key";
import { etag, type Json, project } from "./project";
import { addExpanded, readExpands } from "./expand";
import { selectColumns } from "./select";

/**
 * One row by key. `If-None-Match` with its version: 304, but never together with `$expand` or annotations, and never for a virtual
 * table ("Perform conditional operations using the Web API").
 * @throws DataverseError 404 when there is none.
 */
export async function retrieve(
  environment: Environment,
  call: Call,
  table: Table,
  key: Key,
  query: Query,
): Promise<Answer> {
  const refused =
    query.filter || query.orderBy.length || query.top !== undefined || query.count || query.skip !== undefined;
  if (refused) throw fail("badQuery", "A single row takes $select and $expand only.");
  const { catalog } = environment;
  const columns = selectColumns(catalog, table, query.select);
  const expands = readExpands(catalog, table, query.expand);
  const row = await find(environment, call, table, key);
  const known = call.headers["if-none-match"];
  const conditional = row.versionnumber && !expands.length && !call.prefer.anyAnnotations;
  if (conditional && known === etag(row)) return { status: 304, headers: { ETag: etag(row) } };
  const [projected] = await project(environment, call, { table, columns }, [{ row, joined: {} }]);
  await addExpanded(environment, call, table, expands, [row], [projected!]);
  const names = query.select ? `(${query.select.join()})` : "";
  const body: Json = { "@odata.context": `${contextOf(call)}#${table.entitySetName}${names}/$entity`, ...projected };
  return json(200, body, row.versionnumber ? { ETag: etag(row) } : {});
}

/** A row by key, native or virtual, as its caller reads it. @throws DataverseError 404 when there is none, 403 without the right to read it. */
export async function find(environment: Environment, { caller }: Call, table: Table, key: Key): Promise<Row> {
  const { rights, store, virtual } = environment;
  rights.demand(caller, "Read", table);
  const id = idOf(store, table, key);
  if (id === undefined) throw missing(table, key);
  if (table.virtual) return virtual.retrieve(table, id);
  const row = store.get(table.logicalName, id)!;
  rights.demand(caller, "Read", table, row);
  return rights.maskFor(caller)?.(table, row) ?? row;
}

/** `GET contacts(…)/firstname`: the value of one column; 204 when it is empty. */
export async function retrieveColumn(
  environment: Environment,
  call: Call,
  table: Table,
  key: Key,
  name: string,
  raw = false,
): Promise<Answer> {
  const property = environment.catalog.property(table, name);
  if (!property) throw fail("segmentNotFound", name);
  const stored = (await find(environment, call, table, key))[property.column.logicalName] ?? null;
  if (stored === null) return { status: 204, headers: {} };
  const value = isReference(stored) ? stored.id : stored;
  if (raw) return { status: 200, headers: { "Content-Type": "text/plain" }, body: String(value) };
  const context = `${contextOf(call)}#${table.entitySetName}(${"id" in key ? key.id : "..."})/${name}`;
  return json(200, { "@odata.context": context, value });
}

export const contextOf = ({ base }: Call): string => `${base}/$metadata`;
