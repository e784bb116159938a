import { wordpressUser } from "../../../model/generated/names";
import { endpointId, stepNamePrefix } from "../../../model/set-up-rows";
import { type Read, type SetUpFacts } from "../../../model/set-up-state";
import { siteTable } from "../../../model/site-table";
import { rows } from "../dataverse/rows";
import { plainId } from "../form-fields";

/** 0x80040220 and 0x80042f09, without the sign and the bits in which they differ between clients. */
const forbidden = [0x40220, 0x42f09];
/** Status of a system job: failed (asyncoperation reference). */
const failedJob = 31;
const day = 24 * 60 * 60_000;

/** Asks what the page shows; a question that is refused or fails spoils no other. */
export async function readFacts(now = new Date()): Promise<SetUpFacts> {
  const [users, webhook, sites, privileges] = await Promise.all([
    read("users", () => rows(wordpressUser.table, [wordpressUser.name], `${wordpressUser.columns.wpid} ge 1`, 1)),
    read("webhook", () => readWebhook(now)),
    read("sites", readSites),
    read("privileges", readPrivileges),
  ]);
  return { users, webhook, sites, privileges, now };
}

async function read<T>(what: string, ask: () => Promise<T>): Promise<Read<T>> {
  try {
    return { state: "known", value: await ask() };
  } catch (error) {
    console.warn(`The welcome page could not read: ${what}.`, error);
    const code = ((error as { errorCode?: number } | undefined)?.errorCode ?? 0) & 0xfffff;
    return { state: forbidden.includes(code) ? "forbidden" : "failed" };
  }
}

async function readWebhook(now: Date) {
  const since = new Date(now.getTime() - day).toISOString();
  const step = "sdkmessageprocessingstep";
  const ours = `startswith(name,'${stepNamePrefix}')`;
  const failed = [`statuscode eq ${failedJob}`, ours, `createdon ge ${since}`].join(" and ");
  const [endpoints, steps, failures] = await Promise.all([
    rows("serviceendpoint", ["serviceendpointid"], `serviceendpointid eq ${endpointId}`, 1),
    rows<{ sdkmessageprocessingstepid: string; statecode: number }>(step, [`${step}id`, "statecode"], ours, 50),
    rows("asyncoperation", ["asyncoperationid"], failed, 100),
  ]);
  return {
    endpoint: endpoints.length > 0,
    enabledSteps: steps
      .filter(({ statecode }) => statecode === 0)
      .map((row) => plainId(row.sdkmessageprocessingstepid)),
    failures: failures.length,
  };
}

async function readSites() {
  const { name, tag, lastContact } = siteTable.columns;
  const found = await rows<Record<string, string | null>>(siteTable.table, [name, lastContact], `${tag} ge 1`, 20);
  return found.map((row) => ({ name: row[name] ?? "", lastContact: row[lastContact] ?? null }));
}

/** RetrieveUserPrivileges of the reader; the client API says nothing of privileges. */
async function readPrivileges(): Promise<string[]> {
  const context = Xrm.Utility.getGlobalContext();
  const user = plainId(context.userSettings.userId);
  const address = `${context.getClientUrl()}/api/data/v9.2/systemusers(${user})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`;
  const response = await fetch(address, { headers: { Accept: "application/json", "OData-Version": "4.0" } });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  const body = (await response.json()) as { RolePrivileges?: { PrivilegeName?: string | null }[] };
  return (body.RolePrivileges ?? []).flatMap(({ PrivilegeName: name }) => (name ? [name] : []));
}
