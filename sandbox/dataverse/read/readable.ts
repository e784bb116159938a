import { type Call, type Environment } from "../environment";
import { and, type TableQuery } from "../query/condition";

/**
 * A query as its caller may run it: with the right to own rows only, others are not found.
 * @throws DataverseError 403 where the caller may read none of a table.
 */
export function readable({ rights }: Environment, { caller }: Call, query: TableQuery): TableQuery {
  for (const { table } of [query, ...query.joins]) rights.demand(caller, "Read", table);
  const ownerid = query.table.columns.ownerid;
  if (!ownerid || !rights.readsOwnOnly(caller, query.table)) return query;
  const own = { kind: "compare" as const, ref: { column: ownerid }, operator: "eq" as const, value: caller.userId };
  const where = and(query.where ? [own, query.where] : [own])!;
  return { ...query, where };
}
