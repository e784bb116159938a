import { type Query } from "../../../odata/parse-query";
import { type Table } from "../../metadata/types";
import { type Collection, type Property } from "../catalog";
import { type Call, type Environment } from "../environment";
import { fail } from "../errors";
import { type Condition } from "../query/condition";
import { isReference } from "../store/row";
import { type Answer, noContent } from "../web-api/answer";
import { idOf, type Key, missing } from "./key";
import { relatedTo } from "./related-condition";
import { find, retrieve, retrieveColumn } from "./retrieve";
import { countRows, retrieveMultiple } from "./retrieve-multiple";

export interface CollectionAddress {
  table: Table;
  key: Key;
  collection: Collection;
  /** Below the API's address. */
  path: string;
}

/** `GET contacts(…)/contact_master_contact`: rows that point at a row, with the options of any set. */
export async function retrieveCollection(
  environment: Environment,
  call: Call,
  address: CollectionAddress,
  query: Query,
  search: URLSearchParams,
): Promise<Answer> {
  const where = await conditionOf(environment, call, address);
  return retrieveMultiple(environment, call, address.collection.table, query, search, { path: address.path, where });
}

/** `GET contacts(…)/contact_master_contact/$count`. */
export async function countCollection(
  environment: Environment,
  call: Call,
  address: CollectionAddress,
  query: Query,
): Promise<Answer> {
  return countRows(environment, call, address.collection.table, query, await conditionOf(environment, call, address));
}

async function conditionOf(
  environment: Environment,
  call: Call,
  { table, key, collection }: CollectionAddress,
): Promise<Condition> {
  const id = idOf(environment.store, table, key);
  if (id === undefined) throw missing(table, key);
  environment.rights.demand(call.caller, "Read", table, environment.store.get(table.logicalName, id));
  return relatedTo(table, collection, id);
}

/** `GET contacts(…)/masterid`: the row that a lookup points to, 204 when it is empty; or one column of it. */
export async function retrieveNavigation(
  environment: Environment,
  call: Call,
  table: Table,
  key: Key,
  { column, target }: Property,
  rest: string[],
  query: Query,
): Promise<Answer> {
  const [name, ...more] = rest;
  if (more.length) throw fail("segmentNotFound", more[0]!);
  const reference = (await find(environment, call, table, key))[column.logicalName];
  if (!isReference(reference) || reference.table !== target) return noContent();
  const other = environment.catalog.table(reference.table);
  return name === undefined
    ? retrieve(environment, call, other, { id: reference.id }, query)
    : retrieveColumn(environment, call, other, { id: reference.id }, name);
}
