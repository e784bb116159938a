import { type Reply, type Started } from "./start";

/**
 * Registers a step on a message, for a webhook that stands at `https://hook.example/`: asynchronous, after the operation, unless `step`
 * says otherwise. Answers 201 with the step.
 */
export async function listen(s: Started, message: string, table?: string, step: object = {}): Promise<Reply> {
  const prefer = { prefer: "return=representation" };
  const hook = { name: "Hook", contract: 8, authtype: 4, authvalue: "k", url: "https://hook.example/" };
  const { body: endpoint } = await s.send("POST", "serviceendpoints", hook, prefer);
  const one = async (path: string) => (await s.send("GET", path)).body.value[0];
  const { sdkmessageid } = await one(`sdkmessages?$filter=name eq '${message}'`);
  const filter =
    table &&
    (await one(
      `sdkmessagefilters?$filter=_sdkmessageid_value eq ${sdkmessageid} and primaryobjecttypecode eq '${table}'`,
    ));
  const row = {
    ...{ name: message, mode: 1, stage: 40, rank: 1, ...step },
    "sdkmessageid@odata.bind": `/sdkmessages(${sdkmessageid})`,
    "eventhandler_serviceendpoint@odata.bind": `/serviceendpoints(${endpoint.serviceendpointid})`,
    ...(filter ? { "sdkmessagefilterid@odata.bind": `/sdkmessagefilters(${filter.sdkmessagefilterid})` } : {}),
  };
  return s.send("POST", "sdkmessageprocessingsteps", row, prefer);
}
