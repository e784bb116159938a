import { DOMParser } from "@xmldom/xmldom";

import { start, type Started } from "./start";

let s: Started;
beforeAll(async () => (s = await start()));
afterAll(() => s.stop());

const get = async (path: string) => {
  const { status, body } = await s.send("GET", path);
  expect({ path, status, error: body.error }).toEqual({ path, status: 200, error: undefined });
  return body;
};
const contact = "EntityDefinitions(LogicalName='contact')";

test("clients ask for set names of one table or of all; MetadataId always comes along", async () => {
  const one = await get(`${contact}?$select=EntitySetName`);
  expect(one).toEqual({
    "@odata.context": `${s.base}/$metadata#EntityDefinitions(EntitySetName)/$entity`,
    EntitySetName: "contacts",
    MetadataId: expect.any(String),
  });
  const { value } = await get("EntityDefinitions?$select=EntitySetName,LogicalName");
  expect(value).toContainEqual({ LogicalName: "contact", EntitySetName: "contacts", MetadataId: one.MetadataId });
  expect((await get(`EntityDefinitions(${one.MetadataId})?$select=LogicalName`)).LogicalName).toBe("contact");
  const filtered = await get("EntityDefinitions?$select=LogicalName&$filter=EntitySetName eq 'contacts'");
  expect(filtered.value).toHaveLength(1);
});

test("a virtual table shows its provider, source and external names, no keys, no optimistic concurrency", async () => {
  const body = await get("EntityDefinitions(LogicalName='alexacrm_wordpressuser')?$expand=Keys");
  expect(body).toMatchObject({
    ExternalName: expect.any(String),
    ExternalCollectionName: "WordPressUsers",
    DataProviderId: expect.any(String),
    OwnershipType: "OrganizationOwned",
    IsOptimisticConcurrencyEnabled: false,
    TableType: "Virtual",
    Keys: [],
  });
});

test("columns: expanded, filtered by kind, cast, one by name, with choices where asked", async () => {
  const expanded = await get(
    `${contact}?$select=LogicalName&$expand=Attributes($select=LogicalName;$filter=AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Lookup')`,
  );
  expect(expanded.Attributes.map((one: { LogicalName: string }) => one.LogicalName)).toContain("masterid");
  const cast = "Microsoft.Dynamics.CRM.";
  const lookups = await get(`${contact}/Attributes/${cast}LookupAttributeMetadata?$select=LogicalName,Targets`);
  expect(lookups.value).toContainEqual(
    expect.objectContaining({ LogicalName: "alexacrm_wordpress_userid", Targets: ["alexacrm_wordpressuser"] }),
  );
  const states = await get(
    `${contact}/Attributes/${cast}StateAttributeMetadata?$select=LogicalName&$expand=OptionSet,GlobalOptionSet`,
  );
  expect(states.value[0]).toMatchObject({ LogicalName: "statecode", GlobalOptionSet: null });
  expect(states.value[0].OptionSet.Options.map((one: { Value: number }) => one.Value)).toEqual([0, 1]);
  const text = await get(
    `${contact}/Attributes(LogicalName='lastname')/${cast}StringAttributeMetadata?$select=MaxLength`,
  );
  expect(text.MaxLength).toBe(50);
  const [base] = (await get(`${contact}/Attributes?$filter=LogicalName eq 'lastname'`)).value;
  expect(base).toMatchObject({
    "@odata.type": "#Microsoft.Dynamics.CRM.StringAttributeMetadata",
    RequiredLevel: { Value: "ApplicationRequired" },
  });
});

test("keys and relationships", async () => {
  expect((await get(`${contact}/Keys?$select=SchemaName,KeyAttributes`)).value).toMatchObject([
    { KeyAttributes: ["alexacrm_wordpress_userkey"] },
  ]);
  const { value } = await get(
    `${contact}/ManyToOneRelationships?$select=SchemaName,ReferencedEntity&$filter=ReferencedEntity eq 'alexacrm_wordpressuser'`,
  );
  expect(value).toMatchObject([{ SchemaName: "alexacrm_wordpressuser_contact_wordpress_userid" }]);
  expect((await get("RelationshipDefinitions(SchemaName='contact_master_contact')")).ReferencingAttribute).toBe(
    "masterid",
  );
  expect((await get(`${contact}/ManyToManyRelationships`)).value).toEqual([]);
});

test.each<[string, number, string, string]>([
  [
    "EntityDefinitions?$filter=startswith(LogicalName,'con')",
    501,
    "0x8006088a",
    "isn't supported for Metadata Entities",
  ],
  ["EntityDefinitions(LogicalName='nosuch')", 404, "0x80040217", "Does Not Exist"],
  [`${contact}/Attributes(LogicalName='nosuch')`, 404, "0x80040217", "Does Not Exist"],
  [`${contact}/Nonsense`, 404, "0x8006088a", "Resource not found for the segment 'Nonsense'."],
  ["EntityDefinitions?$filter=Nonsense eq 1", 400, "0x80060888", "Could not find a property named 'Nonsense'"],
])("GET %s is refused with the platform's status and code", async (path, status, code, words) => {
  const reply = await s.send("GET", path);
  expect({ status: reply.status, code: reply.body.error.code }).toEqual({ status, code });
  expect(reply.body.error.message).toContain(words);
});

test("$metadata is well-formed CSDL that names types, navigation properties, sets and actions", async () => {
  const { status, headers, text } = await s.send("GET", "$metadata");
  expect({ status, type: headers["content-type"] }).toEqual({ status: 200, type: "application/xml" });
  const document = new DOMParser({
    onError: (_level, message) => {
      throw new Error(message);
    },
  }).parseFromString(text, "text/xml");
  const all = (name: string) => Array.from(document.getElementsByTagName(name), (one) => one.getAttribute("Name"));
  expect(all("EntitySet")).toEqual(expect.arrayContaining(["contacts", "alexacrm_wordpressusers"]));
  expect(all("NavigationProperty")).toEqual(
    expect.arrayContaining(["alexacrm_wordpress_userid", "contact_master_contact"]),
  );
  expect(all("Action")).toContain("CreateMultiple");
  expect(all("Action")).not.toContain("OnExternalCreated");
  const [table] = (await get("entities?$filter=logicalname eq 'alexacrm_wordpressuser'")).value;
  const row = {
    name: "x",
    isonexternalcreatedenabled: true,
    "extensionofrecordid@odata.bind": `entities(${table.entityid})`,
  };
  await s.send("POST", "virtualentitymetadatas", row);
  expect((await s.send("GET", "$metadata")).text).toContain('<Action Name="OnExternalCreated" IsBound="true">');
});
