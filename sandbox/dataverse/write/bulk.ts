import { z } from "zod";

import { type Table } from "../../metadata/types";
import { type Call, type Environment } from "../environment";
import { fail } from "../errors";
import { idOf, type Key, missing, readKey } from "../read/key";
import { type Answer, json, noContent } from "../web-api/answer";
import { parseObject, readValues } from "./payload";
import { createRow, updateRow } from "./write-rows";

export const bulkOperations = ["CreateMultiple", "UpdateMultiple", "UpsertMultiple"] as const;
export type BulkOperation = (typeof bulkOperations)[number];

const target = z.looseObject({ "@odata.type": z.string(), "@odata.id": z.string().optional() });
const parameters = z.strictObject({ Targets: z.array(target).min(1) });

type Target = z.infer<typeof target>;

/**
 * `POST contacts/Microsoft.Dynamics.CRM.CreateMultiple {"Targets":[…]}` and its two sisters: all rows or none; each raises its own
 * Create or Update (bulk-operations). CreateMultiple answers the ids, the others 204.
 * @throws DataverseError what a single write throws, 400 for a target without `@odata.type` or a key given twice.
 */
export async function bulk(
  environment: Environment,
  call: Call,
  table: Table,
  operation: BulkOperation,
  body: string,
): Promise<Answer> {
  if (table.virtual) throw fail("notImplemented", `${operation} on the virtual table '${table.logicalName}'`);
  const parsed = parameters.safeParse(parseObject(table, body));
  if (!parsed.success) throw fail("badQuery", `${operation}: ${z.prettifyError(parsed.error)}`);
  const { Targets: targets } = parsed.data;
  const type = `Microsoft.Dynamics.CRM.${table.logicalName}`;
  const other = targets.find((one) => one["@odata.type"].replace(/^#/, "") !== type);
  if (other) throw fail("badQuery", `${operation}: every target is a '${type}', not a '${other["@odata.type"]}'.`);
  const own = call.changeSet ? undefined : environment.store.begin();
  const inside: Call = { ...call, changeSet: call.changeSet ?? own!.transaction, headers: withoutConditions(call) };
  try {
    const ids: string[] = [];
    for (const one of targets) ids.push(await write(environment, inside, table, operation, one, ids));
    own?.commit();
    if (operation !== "CreateMultiple") return noContent();
    const context = `${call.base}/$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`;
    return json(200, { "@odata.context": context, Ids: ids });
  } catch (error) {
    own?.rollback();
    throw error;
  }
}

async function write(
  environment: Environment,
  call: Call,
  table: Table,
  operation: BulkOperation,
  one: Target,
  done: string[],
): Promise<string> {
  if (operation === "CreateMultiple") return createRow(environment, call, table, values(true));
  const key = keyOf(environment, table, one);
  const found = key && idOf(environment.store, table, key);
  if (found !== undefined) {
    if (done.includes(found)) throw fail("twiceInBulk", operation, table.logicalName);
    await updateRow(environment, call, table, found, withoutKey(values(false)));
    return found;
  }
  if (operation === "UpdateMultiple")
    throw key
      ? missing(table, key)
      : fail("badQuery", `${operation}: each target needs '${table.primaryId}' or '@odata.id'.`);
  const keyValues = key && !("id" in key) ? key.values : {};
  return createRow(
    environment,
    call,
    table,
    { ...keyValues, ...values(true) },
    key && "id" in key ? key.id : undefined,
  );

  function values(creating: boolean) {
    return readValues(environment, table, one, creating);
  }
  function withoutKey(row: ReturnType<typeof values>) {
    return Object.fromEntries(Object.entries(row).filter(([name]) => name !== table.primaryId));
  }
}

/** `"@odata.id":"contacts(…)"` names a row by id or alternate key; otherwise the primary key in the target does. */
function keyOf({ catalog }: Environment, table: Table, one: Target): Key | undefined {
  const address = one["@odata.id"];
  if (address !== undefined) {
    const [, set, key] = /^(?:.*\/)?(\w+)\((.+)\)$/s.exec(address) ?? [];
    if (set !== table.entitySetName || !key)
      throw fail("badQuery", `'${address}' names no row of '${table.entitySetName}'.`);
    return readKey(catalog, table, key);
  }
  const id = one[table.primaryId];
  return typeof id === "string" ? readKey(catalog, table, id) : undefined;
}

/** Conditions belong to single rows. */
const withoutConditions = ({ headers }: Call): Call["headers"] => ({
  ...headers,
  "if-match": undefined,
  "if-none-match": undefined,
});
