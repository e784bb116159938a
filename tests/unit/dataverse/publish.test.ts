import { metadata, start, type Started } from "./start";

let s: Started;
let reader: Record<string, string>;
beforeEach(async () => {
  s = await start({ metadata, people: ["Dana Dynamics", { name: "Rita Reader", roles: ["WordPress App Reader"] }] });
  reader = { cookie: `sandbox_person=${s.dataverse.people[1]!.id}` };
});
afterEach(() => s.stop());

const ParameterXml = "<importexportxml><entities><entity>contact</entity></entities></importexportxml>";

test("PublishXml and PublishAllXml answer 204 to an administrator, 400 without ParameterXml, 403 to anybody else", async () => {
  expect((await s.send("POST", "PublishXml", { ParameterXml })).status).toBe(204);
  expect((await s.send("POST", "PublishAllXml")).status).toBe(204);
  expect((await s.send("POST", "PublishXml", {})).status).toBe(400);
  const refused = await s.send("POST", "PublishXml", { ParameterXml }, reader);
  expect(refused).toMatchObject({ status: 403, body: { error: { code: "0x80040220" } } });
});

test("RetrieveUserPrivileges names what one's own roles allow; of somebody else it is refused", async () => {
  const path = (at: number) =>
    `systemusers(${s.dataverse.people[at]!.id})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`;
  const names = async (at: number, headers?: Record<string, string>) => {
    const { body } = await s.send("GET", path(at), undefined, headers);
    return (body.RolePrivileges as { PrivilegeName: string }[]).map(({ PrivilegeName: name }) => name);
  };
  expect(await names(0)).toEqual(expect.arrayContaining(["prvCreateServiceEndpoint", "prvPublishCustomization"]));
  const read = await names(1, reader);
  expect(read).toContain("prvreadcontact");
  expect(read).not.toContain("prvwritecontact");
  expect((await s.send("GET", path(0), undefined, reader)).status).toBe(501);
});
