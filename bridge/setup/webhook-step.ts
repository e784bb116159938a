import { contact } from "../../model/generated/names";
import { stepNamePrefix } from "../../model/set-up-rows";
import { settledColumns } from "../../model/settled-columns";
import { endpointId, type StepToMake } from "./ids";
import type { Part, SetupContext } from "./part";
import { differing, findRows, idByName, readRow, type Values } from "./rows";

/** A step to register: its own columns, and what it listens to. */
export interface StepRow {
  id: string;
  message: string;
  /** Undefined: a message that belongs to no table. */
  table?: string;
  columns: Values;
}

/** Columns that all our steps share (sdkmessageprocessingstep reference). Stage 40: after the operation. */
const common: Values = { stage: 40, rank: 1, supporteddeployment: 0 };

const enabled = { statecode: 0, statuscode: 1 };

async function bindings(
  { dataverse }: SetupContext,
  { message, table }: StepRow,
): Promise<{ message: string; filter: string | null }> {
  const messageId = await idByName(dataverse, "sdkmessages", "sdkmessageid", message);
  if (table === undefined) return { message: messageId, filter: null };
  const [filter] = await findRows(
    dataverse,
    "sdkmessagefilters",
    ["sdkmessagefilterid"],
    `primaryobjecttypecode eq '${table}' and _sdkmessageid_value eq ${messageId}`,
  );
  if (!filter) throw new Error(`Dataverse takes no steps on ${message} of ${table}.`);
  return { message: messageId, filter: String(filter.sdkmessagefilterid) };
}

/** The step that tells the bridge of one message of contact. Asynchronous: nobody's save waits for the bridge. */
export const webhookStep = ({ id, message }: StepToMake): Part =>
  stepPart({
    ...{ id, message, table: contact.table },
    columns: {
      name: `${stepNamePrefix}${message} of ${contact.table}`,
      mode: 1,
      asyncautodelete: true,
      filteringattributes: message === "Update" ? settledColumns.join() : null,
    },
  });

/** The part that registers a step and sees to it that it stays as it is. */
export const stepPart = (step: StepRow): Part => {
  const path = `sdkmessageprocessingsteps(${step.id})`;
  const wanted: Values = { ...common, ...step.columns };
  return {
    name: `Webhook step: ${step.message}${step.table === undefined ? "" : ` of ${step.table}`}`,
    advice: "Registering a step needs System Customizer, and the webhook endpoint has to be there.",
    async difference(context) {
      const { dataverse } = context;
      const lookups = ["_sdkmessageid_value", "_sdkmessagefilterid_value", "_eventhandler_value"];
      const row = await readRow(dataverse, path, [...Object.keys(wanted), ...lookups, "statecode"]);
      const { message, filter } = await bindings(context, step);
      const bind = {
        "sdkmessageid@odata.bind": `/sdkmessages(${message})`,
        ...(filter !== null && { "sdkmessagefilterid@odata.bind": `/sdkmessagefilters(${filter})` }),
        "eventhandler_serviceendpoint@odata.bind": `/serviceendpoints(${endpointId})`,
      };
      if (!row)
        return {
          what: "register it",
          async make() {
            if (!(await readRow(dataverse, `serviceendpoints(${endpointId})`, ["name"])))
              throw new Error("There is no webhook endpoint that the step could call.");
            const id = { sdkmessageprocessingstepid: step.id };
            await dataverse.post("sdkmessageprocessingsteps", { ...id, ...wanted, ...bind });
          },
        };
      const changes = differing(row, wanted);
      const bound = [message, filter, endpointId].every((id, at) => (row[lookups[at]!] ?? null) === id);
      const isEnabled = row.statecode === enabled.statecode;
      const what = [
        ...Object.keys(changes),
        ...(bound ? [] : ["message and endpoint"]),
        ...(isEnabled ? [] : ["the state (it was disabled)"]),
      ];
      if (!what.length) return undefined;
      return {
        what: `set ${what.join(", ")}`,
        make: () => dataverse.patch(path, { ...changes, ...(!bound && bind), ...(!isEnabled && enabled) }),
      };
    },
    async leftover({ dataverse }) {
      if (!(await readRow(dataverse, path, ["name"]))) return undefined;
      return { what: "delete it", make: () => dataverse.delete(path) };
    },
  };
};
