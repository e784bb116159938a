import { type SecurityRole } from "../../../sandbox/metadata/read-role";
import { fakeFeed, feedRoot, feedUser } from "./fake-feed";
import { guid, metadata, start, type Started } from "./start";

const ownOnly: SecurityRole = {
  id: guid(900),
  name: "Own contacts",
  privileges: { prvreadcontact: "Basic", prvwritecontact: "Basic", prvcreatecontact: "Basic" },
};
const withOwn = { ...metadata, roles: [...(metadata.roles ?? []), ownOnly] };
const names = ["Dana Dynamics", "Rita Reader", "Uma User", "Otto Own", "Nora Nothing"] as const;
const roles = [undefined, ["WordPress App Reader"], ["WordPress App User"], ["Own contacts"], []];

let s: Started;
let as: (name: (typeof names)[number]) => Started["send"];
beforeEach(async () => {
  const feed = fakeFeed();
  feed.rows.set(guid(42), feedUser(guid(42)));
  s = await start({
    metadata: withOwn,
    fetch: feed.fetch,
    people: names.map((name, index) => (roles[index] ? { name, roles: roles[index] } : name)),
  });
  await s.send("PATCH", `msdyn_odatav4ds(${metadata.dataSources[0]!.id})`, { msdyn_uri: feedRoot });
  const own = { table: "systemuser", id: s.dataverse.people[3]!.id };
  s.dataverse.seed("contact", [
    { contactid: guid(1), lastname: "Dana's", masterid: { table: "contact", id: guid(2) } },
    { contactid: guid(2), lastname: "Otto's", ownerid: own },
  ]);
  as = (name) => (method, path, body, headers) => {
    const cookie = `sandbox_person=${s.dataverse.people[names.indexOf(name)]!.id}`;
    return s.send(method, path, body, { ...headers, cookie });
  };
});
afterEach(() => s.stop());

const contact = `contacts(${guid(1)})`;

test("a reader reads contacts and users and writes neither: 403 with the platform's code and the privilege's name", async () => {
  const send = as("Rita Reader");
  expect((await send("GET", `${contact}?$select=lastname`)).status).toBe(200);
  expect((await send("GET", "alexacrm_wordpressusers?$select=alexacrm_name")).status).toBe(200);
  const refused = await send("PATCH", contact, { lastname: "X" });
  expect(refused).toMatchObject({ status: 403, body: { error: { code: "0x80040220" } } });
  expect(refused.body.error.message).toContain("is missing prvWriteContact privilege");
  expect(refused.body.error.message).toContain("on OTC=2 for entity 'contact'");
  for (const [method, path] of [
    ["POST", "contacts"],
    ["DELETE", contact],
    ["DELETE", `alexacrm_wordpressusers(${guid(42)})`],
  ] as const)
    expect((await send(method, path, method === "POST" ? { lastname: "New" } : undefined)).status).toBe(403);
  expect(s.dataverse.row("contact", guid(1))).toMatchObject({ lastname: "Dana's" });
});

test("a user of the app binds and writes, but makes no contact", async () => {
  const send = as("Uma User");
  const bind = { "alexacrm_wordpress_userid@odata.bind": `/alexacrm_wordpressusers(${guid(42)})` };
  expect((await send("PATCH", contact, bind)).status).toBe(204);
  expect((await send("POST", "contacts", { lastname: "New" })).status).toBe(403);
  const give = { "ownerid@odata.bind": `/systemusers(${s.dataverse.people[0]!.id})` };
  expect((await send("PATCH", contact, give)).body.error.message).toContain("prvAssignContact");
});

test("somebody without a role reads nothing, not by query, count, FetchXML, collection, $expand or batch", async () => {
  const send = as("Nora Nothing");
  const xml = encodeURIComponent('<fetch><entity name="contact"/></fetch>');
  const paths = [
    "contacts",
    "contacts/$count",
    contact,
    `contacts?fetchXml=${xml}`,
    `${contact}/contact_master_contact`,
  ];
  for (const path of [...paths, `${contact}/masterid`, "serviceendpoints", "alexacrm_wordpressusers"])
    expect({ path, status: (await send("GET", path)).status }).toEqual({ path, status: 403 });
  expect((await send("GET", "WhoAmI")).status).toBe(200);
  const body = ["--b", "Content-Type: application/http", "", `GET ${contact} HTTP/1.1`, "", "", "--b--"].join("\r\n");
  const { text } = await send("POST", "$batch", body, { "content-type": "multipart/mixed;boundary=b" });
  expect(text).toContain("HTTP/1.1 403");
});

test("a right to own rows finds, reads and writes those alone", async () => {
  const send = as("Otto Own");
  const { body } = await send("GET", "contacts?$select=lastname");
  expect(body.value).toMatchObject([{ lastname: "Otto's" }]);
  expect((await send("GET", "contacts/$count")).text).toBe("1");
  expect((await send("GET", contact)).status).toBe(403);
  expect((await send("PATCH", contact, { lastname: "X" })).status).toBe(403);
  expect((await send("PATCH", `contacts(${guid(2)})`, { lastname: "Mine" })).status).toBe(204);
  expect((await send("POST", "contacts", { lastname: "New" })).status).toBe(204);
});

test("a right to own rows shows no others by $expand, by a filter through a lookup or by a join", async () => {
  const own = { table: "systemuser", id: s.dataverse.people[3]!.id };
  s.dataverse.seed("contact", [
    { contactid: guid(3), lastname: "Mine", ownerid: own, masterid: { table: "contact", id: guid(1) } },
  ]);
  const send = as("Otto Own");
  const rows = async (query: string) => (await send("GET", `contacts?${query}`)).body.value;
  expect((await send("GET", `contacts(${guid(3)})?$expand=masterid($select=lastname)`)).body.masterid).toBeNull();
  expect(await rows("$filter=startswith(masterid/lastname,'Dana')")).toEqual([]);
  const link =
    '<link-entity name="contact" from="contactid" to="masterid" alias="m"><attribute name="lastname"/></link-entity>';
  expect(
    await rows(`fetchXml=${encodeURIComponent(`<fetch><entity name="contact">${link}</entity></fetch>`)}`),
  ).toEqual([]);
});

test("only administrators bypass steps; a role that the solution doesn't have is refused at the start", async () => {
  const bypass = { "mscrm.bypassbusinesslogicexecution": "CustomSync" };
  expect((await s.send("PATCH", contact, { lastname: "X" }, bypass)).status).toBe(204);
  expect((await as("Uma User")("PATCH", contact, { lastname: "X" }, bypass)).status).toBe(403);
  await expect(start({ people: [{ name: "X", roles: ["Nonsense"] }] })).rejects.toThrow("no security role 'Nonsense'");
});

test("a custom API that names a privilege is refused to whoever lacks it (F108)", async () => {
  const reset = (name: (typeof names)[number]) =>
    as(name)("POST", "alexacrm_SendPasswordReset", { WordPressUserId: guid(42) });
  const apis = await as("Dana Dynamics")("GET", "customapis?$filter=uniquename eq 'alexacrm_SendPasswordReset'");
  const { customapiid, executeprivilegename } = apis.body.value[0];
  expect(executeprivilegename).toBe("prvPublishCustomization");
  expect((await reset("Uma User")).status).toBe(403);
  const executePrivilege = { executeprivilegename: "prvWritealexacrm_wordpressuser" };
  await as("Dana Dynamics")("PATCH", `customapis(${customapiid})`, executePrivilege);
  expect((await reset("Uma User")).status).toBe(204);
  const { status, body } = await reset("Rita Reader");
  expect([status, body.error.code]).toEqual([403, "0x80040220"]);
  expect(body.error.message).toContain("prvWritealexacrm_wordpressuser");
});
