import { type Table } from "../../metadata/types";
import { type Call, type Environment } from "../environment";
import { type ExternalMessage } from "../events/event";
import { fail } from "../errors";
import { readGuid } from "../guid";
import { isReference } from "../store/row";
import { type Answer, noContent } from "../web-api/answer";
import { parseObject, readValues } from "./payload";

const switches: Record<ExternalMessage, string> = {
  OnExternalCreated: "isonexternalcreatedenabled",
  OnExternalUpdated: "isonexternalupdatedenabled",
  OnExternalDeleted: "isonexternaldeletedenabled",
};

/** Whether a row of `virtualentitymetadata` switches the message on for the table (enable-virtual-table-event-support). */
export function isExternalEnabled({ store }: Environment, table: Table, message: ExternalMessage): boolean {
  return store.all("virtualentitymetadata").some((row) => {
    const extended = row.extensionofrecordid;
    const entity = isReference(extended) ? store.get("entity", extended.id) : undefined;
    return entity?.logicalname === table.logicalName && row[switches[message]] === true;
  });
}

/**
 * `POST alexacrm_wordpressusers/Microsoft.Dynamics.CRM.OnExternalUpdated {"Target":{…}}`: the data source says what happened there.
 * Nothing is written; asynchronous steps hear of it. Always 204.
 * @throws DataverseError 404 where the table has no such message switched on, 400 for a target without `@odata.type`.
 */
export function onExternal(
  environment: Environment,
  call: Call,
  table: Table,
  message: ExternalMessage,
  body: string,
): Answer {
  if (!table.virtual || !isExternalEnabled(environment, table, message))
    throw fail("segmentNotFound", `Microsoft.Dynamics.CRM.${message}`);
  const { Target: target } = parseObject(table, body);
  if (typeof target !== "object" || target === null || Array.isArray(target))
    throw fail("badQuery", `${message} takes the parameter 'Target'.`);
  const type = (target as Record<string, unknown>)["@odata.type"];
  if (typeof type !== "string" || type.replace(/^#/, "") !== `Microsoft.Dynamics.CRM.${table.logicalName}`)
    throw fail(
      "badQuery",
      `The Target of ${message} needs "@odata.type":"Microsoft.Dynamics.CRM.${table.logicalName}".`,
    );
  const { [table.primaryId]: key, ...rest } = target as Record<string, unknown>;
  const values = readValues(environment, table, rest, true);
  const id = typeof key === "string" ? (readGuid(key) ?? "") : "";
  const row = { ...values, ...(id ? { [table.primaryId]: id } : {}) };
  environment.events.raise({ message, table, id, target: row, sent: Object.keys(values), call });
  return noContent();
}
