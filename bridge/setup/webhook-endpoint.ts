import { endpointId } from "./ids";
import { keyMark } from "./key-mark";
import type { Part, SetupContext } from "./part";
import { differing, readRow, type Values } from "./rows";

const path = `serviceendpoints(${endpointId})`;

/** A webhook (contract 8) that sends a header (authtype 5) and JSON (register-web-hook, serviceendpoint reference). */
const wantedOf = ({ publicUrl, webhookKey }: SetupContext): Values => ({
  name: "WordPress bridge",
  description: keyMark(webhookKey),
  contract: 8,
  authtype: 5,
  url: `${publicUrl}/dataverse/webhook`,
  connectionmode: 1,
  messageformat: 2,
});

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const authvalue = ({ webhookKey }: SetupContext): string =>
  `<settings><setting name="X-Icds-Webhook-Key" value="${webhookKey.replace(/[&<>"]/g, (sign) => escapes[sign]!)}" /></settings>`;

export const webhookEndpoint: Part = {
  name: "Webhook endpoint",
  advice: "Registering a webhook needs System Customizer or System Administrator.",
  async difference(context) {
    const { dataverse } = context;
    const wanted = wantedOf(context);
    const row = await readRow(dataverse, path, Object.keys(wanted));
    if (!row)
      return {
        what: `register ${String(wanted.url)}`,
        make: () =>
          dataverse.post("serviceendpoints", {
            serviceendpointid: endpointId,
            ...wanted,
            authvalue: authvalue(context),
          }),
      };
    const changes = differing(row, wanted);
    if (!Object.keys(changes).length) return undefined;
    const key = "description" in changes;
    if (key && (await context.refusesKey?.("webhook")))
      throw new Error(
        "The running bridge does not accept the first of webhookKeys yet. Restart it with this configuration, then run this again.",
      );
    return {
      what: `set ${Object.keys(changes).join(", ")}${key ? " and the key" : ""}`,
      make: () => dataverse.patch(path, { ...changes, ...(key && { authvalue: authvalue(context) }) }),
    };
  },
  async leftover({ dataverse }) {
    if (!(await readRow(dataverse, path, ["name"]))) return undefined;
    return { what: "delete it", make: () => dataverse.delete(path) };
  },
};
