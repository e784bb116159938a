import { guid, start, type Started } from "./start";

/** Catalogs of events (catalog-catalogassignment): a root, categories in it, tables and custom APIs in those. */
let s: Started;
beforeEach(async () => {
  s = await start();
});
afterEach(() => s.stop());

const [root, category] = [guid(60), guid(61)];
const texts = { name: "Shop", displayname: "Shop", description: "What happens in the shop." };
const entry = (target: object) =>
  s.send("POST", "catalogassignments", { name: "Entry", "CatalogId@odata.bind": `/catalogs(${category})`, ...target });
async function twoLevels(): Promise<void> {
  expect((await s.send("POST", "catalogs", { catalogid: root, uniquename: "new_Shop", ...texts })).status).toBe(204);
  const below = { "ParentCatalogId@odata.bind": `/catalogs(${root})` };
  const reply = await s.send("POST", "catalogs", { catalogid: category, uniquename: "new_Visits", ...texts, ...below });
  expect(reply.status).toBe(204);
}
const tableId = async () =>
  (await s.send("GET", "EntityDefinitions(LogicalName='contact')?$select=MetadataId")).body.MetadataId as string;
const apiId = () => String(s.dataverse.rows("customapi")[0]!.customapiid);

test("a table and a custom API are bound by EntityId and CustomAPIId and read back as one lookup", async () => {
  await twoLevels();
  expect((await entry({ "EntityId@odata.bind": `/entities(${await tableId()})` })).status).toBe(204);
  expect((await entry({ "CustomAPIId@odata.bind": `/customapis(${apiId()})` })).status).toBe(204);
  const annotated = { prefer: 'odata.include-annotations="*"' };
  const { body } = await s.send("GET", "catalogassignments?$select=_object_value", undefined, annotated);
  const read = (body.value as Record<string, string>[]).map((row) => [
    row["_object_value@Microsoft.Dynamics.CRM.associatednavigationproperty"],
    row["_object_value@Microsoft.Dynamics.CRM.lookuplogicalname"],
    row._object_value,
  ]);
  expect(read.sort()).toEqual([
    ["CustomAPIId", "customapi", apiId()],
    ["EntityId", "entity", await tableId()],
  ]);
  const { body: expanded } = await s.send("GET", `catalogs(${root})?$expand=SubCatalogs($select=uniquename)`);
  expect(expanded.SubCatalogs).toMatchObject([{ uniquename: "new_Visits" }]);
});

test("a catalog without one of its texts, an entry without an object or under a column's name are refused", async () => {
  await twoLevels();
  for (const missing of ["name", "uniquename", "displayname", "description"])
    expect((await s.send("POST", "catalogs", { uniquename: "new_More", ...texts, [missing]: null })).status).toBe(400);
  expect((await entry({})).body.error.message).toContain("'object'");
  expect((await entry({ "object@odata.bind": `/customapis(${apiId()})` })).body.error.code).toBe("0x80048d19");
  expect((await entry({ "CustomAPIId@odata.bind": `/customapis(${guid(99)})` })).status).toBe(404);
});

test("a catalog name needs a publisher's prefix", async () => {
  const { body } = await s.send("POST", "catalogs", { uniquename: "Shop", ...texts });
  expect(body.error.message).toContain("needs a publisher's prefix");
});

test("a catalog with an entry, its own or a category's, can't be deleted; without, its categories go along", async () => {
  await twoLevels();
  await entry({ "EntityId@odata.bind": `/entities(${await tableId()})` });
  for (const id of [root, category])
    expect((await s.send("DELETE", `catalogs(${id})`)).body.error.code).toBe("0x8004f01f");
  const [row] = s.dataverse.rows("catalogassignment");
  expect((await s.send("DELETE", `catalogassignments(${String(row!.catalogassignmentid)})`)).status).toBe(204);
  expect((await s.send("DELETE", `catalogs(${root})`)).status).toBe(204);
  expect(s.dataverse.rows("catalog")).toEqual([]);
});

test("entries stay where they are: catalog and object can't be changed", async () => {
  await twoLevels();
  await entry({ "EntityId@odata.bind": `/entities(${await tableId()})` });
  const [row] = s.dataverse.rows("catalogassignment");
  const change = { name: "Other", "CustomAPIId@odata.bind": `/customapis(${apiId()})` };
  await s.send("PATCH", `catalogassignments(${String(row!.catalogassignmentid)})`, change);
  expect(s.dataverse.rows("catalogassignment")).toMatchObject([{ name: "Other", object: row!.object }]);
});
