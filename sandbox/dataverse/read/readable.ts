import { type Call, type Environment } from "../environment";
import { and, type Condition, type Join, type TableQuery } from "../query/condition";

/**
 * A query as its caller may run it: with the right to own rows only, others are not found, joined ones neither; secured columns are
 * empty for whom they are hidden from.
 * @throws DataverseError 403 where the caller may read none of a table.
 */
export function readable({ rights }: Environment, { caller }: Call, query: TableQuery): TableQuery {
  for (const { table } of [query, ...query.joins]) rights.demand(caller, "Read", table);
  const mask = rights.maskFor(caller);
  if (!mask) return query;
  const limited = <Part extends TableQuery | Join>(part: Part, alias?: string): Part => {
    const { ownerid } = part.table.columns;
    if (!ownerid || !rights.readsOwnOnly(caller, part.table)) return part;
    const ref = { column: ownerid, ...(alias === undefined ? {} : { alias }) };
    const own: Condition = { kind: "compare", ref, operator: "eq", value: caller.userId };
    return { ...part, where: and(part.where ? [own, part.where] : [own])! };
  };
  return { ...limited(query), joins: query.joins.map((join) => limited(join, join.alias)), mask };
}
