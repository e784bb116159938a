import { type Reply, type Started } from "./start";

/** Registers a step after the operation on a message, for a webhook that stands at `https://hook.example/`. Asynchronous: `mode` 1. */
export async function listen(s: Started, message: string, table?: string, mode = 1): Promise<Reply> {
  const hook = { name: "Hook", contract: 8, authtype: 4, authvalue: "k", url: "https://hook.example/" };
  const { body: endpoint } = await s.send("POST", "serviceendpoints", hook, { prefer: "return=representation" });
  const one = async (path: string) => (await s.send("GET", path)).body.value[0];
  const { sdkmessageid } = await one(`sdkmessages?$filter=name eq '${message}'`);
  const filter =
    table &&
    (await one(
      `sdkmessagefilters?$filter=_sdkmessageid_value eq ${sdkmessageid} and primaryobjecttypecode eq '${table}'`,
    ));
  return s.send("POST", "sdkmessageprocessingsteps", {
    ...{ name: message, mode, stage: 40, rank: 1 },
    "sdkmessageid@odata.bind": `/sdkmessages(${sdkmessageid})`,
    "eventhandler_serviceendpoint@odata.bind": `/serviceendpoints(${endpoint.serviceendpointid})`,
    ...(filter ? { "sdkmessagefilterid@odata.bind": `/sdkmessagefilters(${filter.sdkmessagefilterid})` } : {}),
  });
}
