import { XrmContextDataverseClient } from "dataverse-ify/lib/dataverse-ify/DataverseClient/XrmContextDataverseClient";
import { setMetadataCache } from "dataverse-ify/lib/metadata/MetadataCache";
import { BrowserWebApi } from "dataverse-ify/lib/webapi/browser/BrowserWebApi";
import { type IEntity } from "dataverse-ify/lib/types/IEntity";
import { join } from "node:path";

import { openSource } from "../../../sandbox/metadata";
import { readCustomApis } from "../../../sandbox/metadata/read-custom-api";
import { applicationUser, guid, metadata, start, type Started } from "./start";

const table = (logicalName: string, collectionName: string, primaryIdAttribute: string, extra = {}) => ({
  logicalName,
  collectionName,
  primaryIdAttribute,
  attributeTypes: {},
  ...extra,
});

let s: Started;
let client: XrmContextDataverseClient;
beforeAll(async () => {
  const customApis = readCustomApis(openSource(join(__dirname, "sample-solution")));
  s = await start({
    metadata: { ...metadata, customApis },
    operations: { alexacrm_Echo: ({ parameters }) => ({ Text: parameters.Word }) },
  });
  const { clientId, clientSecret } = applicationUser;
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
  });
  const origin = s.base.replace("/api/data/v9.2", "");
  const answer = await fetch(`${origin}/oauth2/v2.0/token`, { method: "POST", body: form });
  const api = new BrowserWebApi(origin, "9.2");
  api.setAccessToken(((await answer.json()) as { access_token: string }).access_token);
  (globalThis as { Xrm?: unknown }).Xrm = { WebApi: api, Utility: api };
  setMetadataCache({
    entities: {
      contact: table("contact", "contacts", "contactid", {
        navigation: { ownerid: ["systemuser"], masterid: ["contact"] },
      }),
      systemuser: table("systemuser", "systemusers", "systemuserid"),
      sdkmessagefilter: table("sdkmessagefilter", "sdkmessagefilters", "sdkmessagefilterid"),
    },
    actions: {
      alexacrm_Echo: {
        operationName: "alexacrm_Echo",
        operationType: 0,
        parameterTypes: { Word: { typeName: "Edm.String", structuralProperty: 1 } },
      } as never,
    },
  });
  client = new XrmContextDataverseClient(api as never);
});
afterAll(() => {
  delete (globalThis as { Xrm?: unknown }).Xrm;
  return s.stop();
});

interface Contact extends IEntity {
  contactid?: string;
  lastname?: string;
  jobtitle?: string | null;
  masterid?: { id: string };
}
const contact = (values: object) => ({ logicalName: "contact", ...values }) as never;

test("dataverse-ify, unchanged: create, retrieve, update, delete", async () => {
  const id = await client.create(contact({ lastname: "O'Brien", jobtitle: "Nurse" }));
  const read = await client.retrieve<Contact>("contact", id, ["lastname", "jobtitle"]);
  expect(read).toMatchObject({ lastname: "O'Brien", jobtitle: "Nurse", contactid: id });
  await client.update(contact({ contactid: id, jobtitle: null }));
  expect(s.dataverse.row("contact", id)).toMatchObject({ jobtitle: null });
  await client.delete("contact", id);
  await expect(client.retrieve("contact", id, ["lastname"])).rejects.toMatchObject({ code: "0x80040217" });
});

test("dataverse-ify, unchanged: query and FetchXML, page by page", async () => {
  for (const number of [11, 12, 13]) await client.create(contact({ contactid: guid(number), lastname: "Paged" }));
  const query = "?$select=contactid,lastname&$filter=lastname eq 'paged'&$orderby=contactid";
  const first = await client.retrieveMultiple<Contact>(query, {
    logicalName: "contact",
    maxPageSize: 2,
  } as never);
  expect(first.entities.map(({ contactid }) => contactid)).toEqual([guid(11), guid(12)]);
  expect(first.nextLink).toContain("$skiptoken");
  const xml = `<fetch count="2"><entity name="contact"><attribute name="lastname"/><filter><condition attribute="lastname" operator="eq" value="Paged"/></filter></entity></fetch>`;
  const fetched = await client.retrieveMultiple(xml);
  expect(fetched.entities).toHaveLength(2);
  expect(fetched.moreRecords).toBe(true);
});

test("dataverse-ify, unchanged: associate and disassociate", async () => {
  s.dataverse.seed("systemuser", [{ systemuserid: guid(80), fullname: "Owner" }]);
  await client.create(contact({ contactid: guid(21), lastname: "Owned" }));
  await client.associate("systemuser", guid(80), "contact_owning_user", [
    { entityType: "contact", id: guid(21) } as never,
  ]);
  expect(s.dataverse.row("contact", guid(21))).toMatchObject({ ownerid: { id: guid(80) } });
  const [filter] = (await s.send("GET", "sdkmessagefilters?$select=_sdkmessageid_value")).body.value;
  await client.disassociate("sdkmessagefilter", filter.sdkmessagefilterid, "sdkmessageid", [{ id: "" } as never]);
  expect(s.dataverse.row("sdkmessagefilter", filter.sdkmessagefilterid)).toMatchObject({ sdkmessageid: null });
});

test("dataverse-ify, unchanged: execute, and executeMultiple with a change set", async () => {
  const echoed = await client.execute({ logicalName: "alexacrm_Echo", Word: "it's" } as never);
  expect(echoed).toMatchObject({ Text: "it's" });
  const create = (number: number) =>
    ({ logicalName: "Create", target: contact({ contactid: guid(number), lastname: "Batch" }) }) as never;
  const responses = await client.executeMultiple([[create(31), create(32)], create(33)] as never);
  expect(responses?.map((one) => (one as { id: string }).id)).toEqual([guid(31), guid(32), guid(33)]);
  await client.executeMultiple([[create(34), create(31)]] as never).catch(() => undefined);
  expect(s.dataverse.row("contact", guid(34))).toBeUndefined();
});
