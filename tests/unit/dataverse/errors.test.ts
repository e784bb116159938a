import { BusinessError, type DataverseOptions, type OperationHandler } from "../../../sandbox/dataverse";
import { errorList, type ErrorName } from "../../../sandbox/dataverse/errors";
import { type Metadata, type Relationship } from "../../../sandbox/metadata/types";
import { fakeFeed, feedRoot } from "./fake-feed";
import { annotated, applicationUser, guid, metadata, type Reply, start, type Started } from "./start";

/** Every error of the table, provoked as a client would: code, status and the words that clients show or look for. */
const one = `contacts(${guid(1)})`;
const api = (name: string): NonNullable<Metadata["customApis"]>[number] => ({
  uniqueName: name,
  binding: "global",
  isFunction: false,
  hasPlugin: true,
  steps: "none",
  parameters: [],
  responses: [],
});
const secured: Metadata = {
  ...metadata,
  customApis: [...(metadata.customApis ?? []), api("new_Refuse"), api("new_Break")],
  tables: {
    ...metadata.tables,
    contact: {
      ...metadata.tables.contact!,
      columns: {
        ...metadata.tables.contact!.columns,
        jobtitle: { ...metadata.tables.contact!.columns.jobtitle!, isSecured: true },
      },
    },
  },
  relationships: metadata.relationships.map((relationship): Relationship =>
    relationship.schemaName === "contact_master_contact"
      ? { ...relationship, cascadeDelete: "Restrict" }
      : relationship,
  ),
};
const operations: Record<string, OperationHandler> = {
  new_Refuse: () => {
    throw new BusinessError("This person has no mailbox.");
  },
  new_Break: () => {
    throw new TypeError("x is not a function");
  },
};

type Provoke = (s: Started) => Promise<Reply>;
const virtualUser = "alexacrm_wordpressusers(57500001-0001-8000-8000-00000000002a)";
const source = metadata.dataSources[0]!.id;
const asUser = { cookie: "" };
const knob = (s: Started, path: string, body: object) => s.raw("POST", `/_sandbox/${path}`, body);

const expected: Record<ErrorName, [words: string, provoke: Provoke]> = {
  notFound: [`contact With Id = ${guid(9)} Does Not Exist`, (s) => s.send("GET", `contacts(${guid(9)})`)],
  keyNotFound: [
    "A record with the specified key values does not exist",
    (s) => s.send("GET", "contacts(alexacrm_wordpress_userkey='9-9')"),
  ],
  segmentNotFound: ["Resource not found for the segment 'nosuch'.", (s) => s.send("POST", "nosuch", {})],
  notNamespaced: [
    "Request message has unresolved parameters",
    (s) => s.send("POST", "contacts/CreateMultiple", { Targets: [] }),
  ],
  metadataFunction: [
    "isn't supported for Metadata Entities",
    (s) => s.send("GET", "EntityDefinitions?$filter=startswith(LogicalName,'con')"),
  ],
  badKey: [
    "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.contact'.",
    (s) => s.send("GET", "contacts(firstname='Ann')"),
  ],
  badQuery: ["unterminated literal at position", (s) => s.send("GET", "contacts?$filter=firstname eq 'x")],
  noProperty: [
    "Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.contact'.",
    (s) => s.send("GET", "contacts?$select=nosuch"),
  ],
  noAttribute: [
    "'contact' entity doesn't contain attribute with Name = 'nosuch'",
    (s) => s.send("GET", "contacts?fetchXml=<fetch><entity name='contact'><attribute name='nosuch'/></entity></fetch>"),
  ],
  badFetch: ["Invalid FetchXML", (s) => s.send("GET", "contacts?fetchXml=<fetch/>")],
  payload: [
    "Error identified in Payload provided by the user for Entity :'contacts'",
    (s) => s.send("PATCH", one, { "MasterId@odata.bind": one }),
  ],
  lookupAsValue: ["Use Navigation properties instead", (s) => s.send("PATCH", one, { _masterid_value: guid(1) })],
  versionMismatch: [
    "The version of the existing record doesn't match the RowVersion property provided.",
    (s) => s.send("PATCH", one, { lastname: "X" }, { "if-match": 'W/"1"' }),
  ],
  keyInUse: [
    "A record with the same value for",
    (s) => s.send("POST", "contacts", { lastname: "Two", alexacrm_wordpress_userkey: "1-1" }),
  ],
  idInUse: [
    "A record with matching key values already exists.",
    (s) => s.send("PATCH", one, { lastname: "X" }, { "if-none-match": "*" }),
  ],
  tooLong: [
    "The length of the 'lastname' attribute of the 'contact' entity exceeded the maximum allowed length of '50'.",
    (s) => s.send("PATCH", one, { lastname: "x".repeat(51) }),
  ],
  outOfRange: [
    "is outside the valid range",
    (s) => s.send("POST", "alexacrm_wordpresssites", { alexacrm_name: "Shop", alexacrm_tag: 0 }),
  ],
  duplicateFound: [
    "a duplicate of the current record already exists",
    (s) => knob(s, "fail-next", { status: 412, error: "duplicate" }).then(() => s.send("POST", "contacts", {})),
  ],
  notAChoice: ["is outside the valid range", (s) => s.send("PATCH", one, { statuscode: 99 })],
  required: ["cannot be set to NULL", (s) => s.send("POST", "serviceendpoints", { contract: 8 })],
  twiceInBulk: [
    "two targets name the same row of 'contact'",
    (s) =>
      s.send("POST", "contacts/Microsoft.Dynamics.CRM.UpdateMultiple", {
        Targets: [1, 1].map((number) => ({
          "@odata.type": "Microsoft.Dynamics.CRM.contact",
          contactid: guid(number),
          lastname: "X",
        })),
      }),
  ],
  restricted: ["their relationship restricts deletes", (s) => s.send("DELETE", one)],
  badStatus: [
    "is not a valid status code for state code",
    (s) => s.send("PATCH", one, { statecode: 0, statuscode: 2 }),
  ],
  virtualLookup: [
    "is a lookup to the virtual table",
    (s) => s.send("GET", "contacts?$filter=_alexacrm_wordpress_userid_value ne null"),
  ],
  virtualTable: ["failed in its data source", (s) => s.send("PATCH", virtualUser, { alexacrm_name: "X" })],
  virtualTimeout: [
    "did not answer in time",
    async (s) => {
      await s.send("PATCH", `msdyn_odatav4ds(${source})`, { msdyn_timeout: 0 });
      return s.send("GET", virtualUser);
    },
  ],
  definitionRefused: [
    "needs a publisher's prefix",
    (s) => s.send("POST", "customapis", { uniquename: "Greet", name: "x", displayname: "x", description: "x" }),
  ],
  inUse: [
    "component cannot be deleted because it is referenced by 1 other components",
    async (s) => {
      const texts = { name: "x", displayname: "x", description: "x" };
      await s.send("POST", "catalogs", { catalogid: guid(71), uniquename: "new_Events", ...texts });
      const [table] = s.dataverse.rows("entity");
      await s.send("POST", "catalogassignments", {
        "CatalogId@odata.bind": `catalogs(${guid(71)})`,
        "EntityId@odata.bind": `entities(${String(table!.entityid)})`,
      });
      return s.send("DELETE", `catalogs(${guid(71)})`);
    },
  ],
  stepRefused: [
    "asynchronous steps run after the operation",
    (s) =>
      s.send("POST", "sdkmessageprocessingsteps", {
        ...{ name: "Early", mode: 1, stage: 20, rank: 1 },
        "sdkmessageid@odata.bind": `sdkmessages(${s.dataverse.rows("sdkmessage")[0]!.sdkmessageid})`,
      }),
  ],
  businessError: ["This person has no mailbox.", (s) => s.send("POST", "new_Refuse", {})],
  endpointUnavailable: [
    "Endpoint unavailable",
    async (s) => {
      const url = "https://bridge.example/";
      const endpoint = guid(70);
      const [message] = s.dataverse.rows("sdkmessage").filter(({ name }) => name === "Update");
      await s.send("POST", "serviceendpoints", {
        ...{ serviceendpointid: endpoint, name: "Hook", contract: 8, authtype: 4, authvalue: "key", url },
      });
      await s.send("POST", "sdkmessageprocessingsteps", {
        ...{ name: "Step", mode: 0, stage: 40, rank: 1, supporteddeployment: 0 },
        "sdkmessageid@odata.bind": `sdkmessages(${message!.sdkmessageid})`,
        "eventhandler_serviceendpoint@odata.bind": `serviceendpoints(${endpoint})`,
      });
      return s.send("PATCH", one, { lastname: "X" });
    },
  ],
  unauthorized: ["No person and no application user", (s) => s.raw("GET", "/api/data/v9.2/contacts")],
  missingPrivilege: ["is missing prvDeleteContact privilege", (s) => s.send("DELETE", one, undefined, asUser)],
  missingNamedPrivilege: [
    "is missing prvPublishCustomization privilege",
    (s) => s.send("POST", "PublishAllXml", undefined, asUser),
  ],
  mayNotBypass: [
    "prvBypassCustomBusinessLogic",
    (s) => s.send("PATCH", one, { lastname: "X" }, { ...asUser, "mscrm.bypassbusinesslogicexecution": "CustomSync" }),
  ],
  securedColumn: [
    "permission to write the secured column 'jobtitle'",
    (s) => s.send("PATCH", one, { jobtitle: "X" }, asUser),
  ],
  crossSite: ["its own origin", (s) => s.send("GET", "contacts", undefined, { "sec-fetch-site": "cross-site" })],
  tooManyRequests: [
    "Number of requests exceeded the limit of 6000",
    (s) => knob(s, "fail-next", { status: 429, limit: "requests" }).then(() => s.send("GET", one)),
  ],
  tooMuchTime: [
    "Combined execution time of incoming requests exceeded limit of 1200000 milliseconds",
    (s) => knob(s, "fail-next", { status: 429, limit: "time" }).then(() => s.send("GET", one)),
  ],
  tooManyAtOnce: [
    "Number of concurrent requests exceeded the limit of 52",
    (s) => knob(s, "fail-next", { status: 429, limit: "concurrency" }).then(() => s.send("GET", one)),
  ],
  outage: ["unavailable", (s) => knob(s, "outage", { kind: "503" }).then(() => s.send("GET", one))],
  injected: ["/_sandbox/fail-next", (s) => knob(s, "fail-next", { status: 500 }).then(() => s.send("GET", one))],
  deadlock: [
    "Sql Number: 1205",
    (s) => knob(s, "fail-next", { status: 500, error: "deadlock" }).then(() => s.send("GET", one)),
  ],
  unexpected: ["An unexpected error occurred.", (s) => s.send("POST", "new_Break", {})],
  notImplemented: ["not implemented in the sandbox: ", (s) => s.send("GET", "contacts?$apply=aggregate(x)")],
};

let s: Started;
const options = (): Partial<DataverseOptions> => {
  const feed = fakeFeed();
  feed.answer = ({ method }) => {
    if (method === "POST") throw new Error("no webhook here");
    return method === "GET" ? new Promise(() => undefined) : new Response("no", { status: 500 });
  };
  return {
    metadata: secured,
    operations,
    fetch: feed.fetch,
    applicationUsers: [applicationUser],
    people: ["Dana Dynamics", { name: "Uma User", roles: ["WordPress App User"] }],
  };
};
beforeEach(async () => {
  s = await start(options());
  asUser.cookie = `sandbox_person=${s.dataverse.people[1]!.id}`;
  s.dataverse.seed("contact", [
    { contactid: guid(1), lastname: "One", alexacrm_wordpress_userkey: "1-1" },
    { contactid: guid(2), lastname: "Two", masterid: { table: "contact", id: guid(1) } },
  ]);
  await s.send("PATCH", `msdyn_odatav4ds(${source})`, { msdyn_uri: feedRoot, msdyn_timeout: 5 });
});
afterEach(() => s.stop());

test.each(errorList)("Errors: $name is $status $code", async ({ name, code, status }) => {
  const [words, provoke] = expected[name];
  const { status: answered, body } = await provoke(s);
  expect({ status: answered, code: body.error.code }).toEqual({ status, code });
  expect(body.error.message).toContain(words);
  expect(Object.keys(body)).toEqual(["error"]);
  expect(Object.keys(body.error)).toEqual(["code", "message"]);
});

test("Errors: details come beside code and message where annotations are asked for", async () => {
  const { error } = (await s.send("GET", `contacts(${guid(9)})`, undefined, annotated)).body;
  expect(error).toMatchObject({
    code: "0x80040217",
    message: `contact With Id = ${guid(9)} Does Not Exist`,
    "@Microsoft.PowerApps.CDS.InnerError.Message": `contact With Id = ${guid(9)} Does Not Exist`,
  });
  expect(Object.keys(error).slice(2).join()).toMatch(/ErrorDetails.*HelpLink.*TraceText.*InnerError/);
  const formatted = { prefer: 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"' };
  const plain = (await s.send("GET", `contacts(${guid(9)})`, undefined, formatted)).body;
  expect(Object.keys(plain.error)).toEqual(["code", "message"]);
});
