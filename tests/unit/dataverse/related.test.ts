import { createMetadata, type Metadata } from "../../../sandbox/metadata";
import { join } from "node:path";
import { guid, start, type Started } from "./start";

const root = join(__dirname, "../../..");

/** The shipped metadata with another delete behaviour of contact's master. */
function withCascade(cascadeDelete: Metadata["relationships"][number]["cascadeDelete"]): Metadata {
  const metadata = createMetadata({ solutionFolder: join(root, "solution"), outFolder: join(root, "out") });
  return {
    ...metadata,
    relationships: metadata.relationships.map((one) =>
      one.schemaName === "contact_master_contact" ? { ...one, cascadeDelete } : one,
    ),
  };
}

let s: Started;
const setUp = async (options = {}) => {
  s = await start(options);
  s.dataverse.seed("contact", [
    { contactid: guid(1), firstname: "Ann", lastname: "One" },
    ...[2, 3, 4].map((number) => ({
      contactid: guid(number),
      lastname: `C${number}`,
      masterid: { table: "contact", id: guid(1) },
    })),
  ]);
};
afterEach(() => s.stop());

const names = (rows: { lastname: string }[]) => rows.map(({ lastname }) => lastname);

test("rows that point at a row are read as its collection: options, count, pages", async () => {
  await setUp();
  const path = `contacts(${guid(1)})/contact_master_contact`;
  const { body } = await s.send("GET", `${path}?$select=lastname&$filter=lastname ne 'C3'&$orderby=lastname desc`);
  expect(names(body.value)).toEqual(["C4", "C2"]);
  expect((await s.send("GET", `${path}/$count`)).text).toBe("3");
  const first = await s.send("GET", `${path}?$select=lastname`, undefined, { prefer: "odata.maxpagesize=2" });
  expect(names(first.body.value)).toEqual(["C2", "C3"]);
  const next = first.body["@odata.nextLink"].replace(`${s.base}/`, "");
  expect(next.startsWith(path)).toBe(true);
  expect(names((await s.send("GET", next)).body.value)).toEqual(["C4"]);
  expect((await s.send("GET", `contacts(${guid(9)})/contact_master_contact`)).status).toBe(404);
});

test("$expand of a collection takes $select, $filter, $orderby and $top, and says where the rest is", async () => {
  await setUp();
  const expand = "contact_master_contact($select=lastname;$filter=lastname ne 'C2';$orderby=lastname desc;$top=1)";
  const { body } = await s.send("GET", `contacts(${guid(1)})?$select=fullname&$expand=${expand}`);
  expect(body.contact_master_contact).toEqual([
    { "@odata.etag": expect.any(String), lastname: "C4", contactid: guid(4) },
  ]);
  expect(body["contact_master_contact@odata.nextLink"]).toBe(
    `${s.base}/contacts(${guid(1)})/contact_master_contact?$select=lastname`,
  );
  const list = await s.send("GET", `contacts?$select=lastname&$expand=${expand}&$orderby=contactid&$top=2`);
  expect(
    list.body.value.map((row: { contact_master_contact: unknown[] }) => row.contact_master_contact.length),
  ).toEqual([1, 0]);
});

test("a lookup is walked: the row, a column of it, a bare value, 204 where it is empty", async () => {
  await setUp();
  const walked = await s.send("GET", `contacts(${guid(2)})/masterid?$select=fullname`);
  expect(walked.body).toMatchObject({ fullname: "Ann One", contactid: guid(1) });
  expect((await s.send("GET", `contacts(${guid(2)})/masterid/fullname`)).body.value).toBe("Ann One");
  expect((await s.send("GET", `contacts(${guid(2)})/fullname/$value`)).text).toBe("C2");
  expect((await s.send("GET", `contacts(${guid(2)})/_masterid_value`)).body.value).toBe(guid(1));
  expect((await s.send("GET", `contacts(${guid(1)})/masterid`)).status).toBe(204);
});

test("$ref of a collection can't write a lookup that the platform alone writes", async () => {
  await setUp();
  const body = { "@odata.id": `${s.base}/contacts(${guid(1)})` };
  expect((await s.send("POST", `contacts(${guid(2)})/contact_master_contact/$ref`, body)).status).toBe(400);
});

test("$ref of a collection points a row at this one and lets it go", async () => {
  await setUp();
  const other = guid(50);
  s.dataverse.seed("systemuser", [{ systemuserid: other, fullname: "Other" }]);
  const path = `systemusers(${other})/contact_owning_user`;
  const set = await s.send("POST", `${path}/$ref`, { "@odata.id": `${s.base}/contacts(${guid(2)})` });
  expect(set.status).toBe(204);
  expect(names((await s.send("GET", path)).body.value)).toEqual(["C2"]);
  expect((await s.send("DELETE", `${path}(${guid(2)})/$ref`)).body?.error?.message).toContain("cannot be set to NULL");
});

test("RemoveLink empties the lookups of rows that point at a deleted one; NoCascade leaves them", async () => {
  await setUp({ metadata: withCascade("RemoveLink") });
  const version = s.dataverse.row("contact", guid(2))!.versionnumber;
  expect((await s.send("DELETE", `contacts(${guid(1)})`)).status).toBe(204);
  expect(s.dataverse.row("contact", guid(2))).toMatchObject({ masterid: null });
  expect(s.dataverse.row("contact", guid(2))!.versionnumber).toBeGreaterThan(Number(version));
  await s.stop();
  await setUp();
  await s.send("DELETE", `contacts(${guid(1)})`);
  expect(s.dataverse.row("contact", guid(2))).toMatchObject({ masterid: { id: guid(1) } });
});

test("Cascade deletes what points at a row, Restrict refuses the delete", async () => {
  await setUp({ metadata: withCascade("Cascade") });
  await s.send("DELETE", `contacts(${guid(1)})`);
  expect(s.dataverse.rows("contact")).toEqual([]);
  await s.stop();
  await setUp({ metadata: withCascade("Restrict") });
  expect((await s.send("DELETE", `contacts(${guid(1)})`)).status).toBe(400);
  expect(s.dataverse.rows("contact")).toHaveLength(4);
  expect((await s.send("DELETE", `contacts(${guid(4)})`)).status).toBe(204);
});
