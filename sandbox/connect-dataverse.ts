import { contact, solution } from "../model/generated/names";
import { settledColumns } from "../model/settled-columns";

export interface DataverseConnection {
  /** Address of the environment, without a slash at the end. */
  url: string;
  clientId: string;
  clientSecret: string;
  bridgeUrl: string;
  feedKey: string;
  webhookKey: string;
}

const endpointId = "57500000-0000-4000-8000-000000000001";
const steps = [
  { message: "Create", id: "57500000-0000-4000-8000-000000000011" },
  { message: "Update", id: "57500000-0000-4000-8000-000000000012" },
  { message: "Delete", id: "57500000-0000-4000-8000-000000000013" },
  { message: "Merge", id: "57500000-0000-4000-8000-000000000014" },
];
/**
 * Connects an environment with a bridge, as an administrator would: the feed's address and key in the data source, the webhook's
 * address and key in a service endpoint, and asynchronous steps on contact. Ids are fixed, so doing it again changes the address only.
 * @throws Error naming the request that was refused.
 */
export async function connectDataverse(connection: DataverseConnection): Promise<void> {
  const api = await signIn(connection);
  const { bridgeUrl, feedKey, webhookKey } = connection;
  await api("PATCH", `msdyn_odatav4ds(${solution.dataSourceId})`, {
    msdyn_uri: `${bridgeUrl}/odata`,
    msdyn_parameter1name: solution.keyHeader,
    msdyn_parameter1value: feedKey,
    msdyn_isparameter1header: true,
  });
  await api("PATCH", `serviceendpoints(${endpointId})`, {
    name: "WordPress bridge",
    contract: 8,
    authtype: 5,
    authvalue: `<settings><setting name="X-Icds-Webhook-Key" value="${webhookKey}" /></settings>`,
    url: `${bridgeUrl}/dataverse/webhook`,
    connectionmode: 1,
    messageformat: 2,
  });
  for (const step of steps) await registerStep(api, step);
}

type Api = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;

async function registerStep(api: Api, { message, id }: (typeof steps)[number]): Promise<void> {
  const messageId = await onlyId(api, "sdkmessages", "sdkmessageid", `name eq '${message}'`);
  const filterId = await onlyId(
    api,
    "sdkmessagefilters",
    "sdkmessagefilterid",
    `primaryobjecttypecode eq '${contact.table}' and _sdkmessageid_value eq ${messageId}`,
  );
  await api("PATCH", `sdkmessageprocessingsteps(${id})`, {
    name: `WordPress bridge: ${message} of ${contact.table}`,
    mode: 1,
    stage: 40,
    rank: 1,
    supporteddeployment: 0,
    asyncautodelete: true,
    ...(message === "Update" && { filteringattributes: settledColumns.join(",") }),
    "sdkmessageid@odata.bind": `/sdkmessages(${messageId})`,
    "sdkmessagefilterid@odata.bind": `/sdkmessagefilters(${filterId})`,
    "eventhandler_serviceendpoint@odata.bind": `/serviceendpoints(${endpointId})`,
  });
}

async function onlyId(api: Api, set: string, key: string, filter: string): Promise<string> {
  const { value } = await api("GET", `${set}?$select=${key}&$filter=${encodeURIComponent(filter)}`);
  const [row] = value as Record<string, string>[];
  if (!row) throw new Error(`Dataverse has no row in ${set} where ${filter}.`);
  return row[key]!;
}

async function signIn({ url, clientId, clientSecret }: DataverseConnection): Promise<Api> {
  const answer = await fetch(`${url}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${url}/.default`,
    }),
  });
  if (!answer.ok) throw new Error(`Dataverse gave the set-up no token: ${answer.status} ${await answer.text()}`);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return async (method, path, body) => {
    const response = await fetch(`${url}/api/data/v9.2/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", accept: "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`Dataverse refused ${method} ${path}: ${response.status} ${text}`);
    return text ? (JSON.parse(text) as Record<string, unknown>) : {};
  };
}
