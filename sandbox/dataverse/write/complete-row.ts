import { type Table } from "../../metadata/types";
import { type Environment, type Call } from "../environment";
import { fail } from "../errors";
import { labelText } from "../read/formatted-value";
import { type Row, toDateTime, type Value } from "../store/row";

/** What the platform itself writes into a new row: column defaults, owner, state, who and when. What the caller sent stays. */
export function newRow({ now }: Environment, { caller }: Call, table: Table, id: string, values: Row): Row {
  const time = toDateTime(now());
  const user = { table: "systemuser", id: caller.userId };
  const row: Record<string, Value> = {};
  for (const column of Object.values(table.columns)) {
    // A Yes/No column without a default starts as No.
    const fallback = column.type === "bit" ? false : null;
    row[column.logicalName] = column.defaultValue ?? fallback;
  }
  const system: Row = { createdon: time, modifiedon: time, createdby: user, modifiedby: user, ownerid: user };
  for (const [name, value] of Object.entries(system)) if (name in row) row[name] = value;
  Object.assign(row, values, { [table.primaryId]: id });
  Object.assign(row, stateChanges(table, id, {}, values), computed(table, row));
  for (const { logicalName, required } of Object.values(table.columns))
    if (required === "systemrequired" && row[logicalName] === null)
      throw fail("required", logicalName, table.logicalName);
  return row;
}

/** What an update really changes: what the caller sent, the state that goes with it, derived columns, who and when. */
export function updateChanges(
  { now }: Environment,
  { caller }: Call,
  table: Table,
  id: string,
  before: Row,
  values: Row,
): Row {
  const changes: Record<string, Value> = { ...values, ...stateChanges(table, id, before, values) };
  for (const [name, value] of Object.entries(changes))
    if (value === null && table.columns[name]?.required === "systemrequired")
      throw fail("required", name, table.logicalName);
  const derived = computed(table, { ...before, ...changes });
  for (const [name, value] of Object.entries(derived)) if (before[name] !== value) changes[name] = value;
  if (table.columns.modifiedon) changes.modifiedon = toDateTime(now());
  if (table.columns.modifiedby) changes.modifiedby = { table: "systemuser", id: caller.userId };
  return changes;
}

/** Columns that follow from others. */
function computed(table: Table, row: Row): Row {
  const derived: Record<string, Value> = {};
  if (table.columns.fullname && table.columns.firstname)
    derived.fullname = [row.firstname, row.lastname].filter(Boolean).join(" ") || null;
  if (table.columns.isauthvalueset) derived.isauthvalueset = (row.authvalue ?? null) !== null;
  return derived;
}

/** A state brings its first status along; a status must belong to the state. */
function stateChanges(table: Table, id: string, before: Row, values: Row): Row {
  const { statecode, statuscode } = table.columns;
  if (!statecode || !statuscode || !("statecode" in values || "statuscode" in values)) return {};
  const state = values.statecode ?? before.statecode ?? statecode.defaultValue ?? 0;
  const statuses = statuscode.options?.filter((option) => option.state === undefined || option.state === state) ?? [];
  const kept = before.statecode === state ? before.statuscode : undefined;
  const status = values.statuscode ?? kept ?? statuses[0]?.value ?? null;
  if (!statuses.some(({ value }) => value === status)) {
    const label = statecode.options?.find(({ value }) => value === state)?.label;
    throw fail("badStatus", Number(status), `${table.schemaName}State.${labelText(label)}`, table.logicalName, id);
  }
  return { statecode: state, statuscode: status };
}
