import { guid, start, type Started } from "./start";

let s: Started;
beforeEach(async () => {
  s = await start();
  s.dataverse.seed("contact", [{ contactid: guid(1), lastname: "One", alexacrm_wordpress_userkey: "1-1" }]);
});
afterEach(() => s.stop());

const type = "Microsoft.Dynamics.CRM.contact";
const post = (operation: string, targets: Record<string, unknown>[]) =>
  s.send("POST", `contacts/Microsoft.Dynamics.CRM.${operation}`, {
    Targets: targets.map((target) => ({ "@odata.type": type, ...target })),
  });

test("CreateMultiple answers the ids in order", async () => {
  const { status, body } = await post("CreateMultiple", [{ lastname: "A" }, { contactid: guid(7), lastname: "B" }]);
  expect(status).toBe(200);
  expect(body.Ids).toHaveLength(2);
  expect(body.Ids[1]).toBe(guid(7));
  expect(s.dataverse.row("contact", body.Ids[0])).toMatchObject({ lastname: "A" });
});

test("all rows or none: one that is refused takes the others back", async () => {
  const refused = await post("CreateMultiple", [{ lastname: "A" }, { lastname: "x".repeat(51) }]);
  expect(refused).toMatchObject({ status: 400, body: { error: { code: "0x80044331" } } });
  const gone = await post("UpdateMultiple", [
    { contactid: guid(1), lastname: "Changed" },
    { contactid: guid(9), lastname: "Nobody" },
  ]);
  expect(gone.status).toBe(404);
  expect(s.dataverse.rows("contact")).toMatchObject([{ lastname: "One" }]);
});

test("UpdateMultiple and UpsertMultiple name rows by id or by alternate key and answer 204", async () => {
  const byKey = { "@odata.id": "contacts(alexacrm_wordpress_userkey='1-1')" };
  expect((await post("UpdateMultiple", [{ ...byKey, jobtitle: "Nurse" }])).status).toBe(204);
  const upserted = await post("UpsertMultiple", [
    { contactid: guid(1), lastname: "Changed" },
    { "@odata.id": "contacts(alexacrm_wordpress_userkey='1-2')", lastname: "New" },
  ]);
  expect(upserted.status).toBe(204);
  expect(s.dataverse.row("contact", guid(1))).toMatchObject({ jobtitle: "Nurse", lastname: "Changed" });
  expect(s.dataverse.rows("contact").map((row) => row.alexacrm_wordpress_userkey)).toEqual(["1-1", "1-2"]);
});

test("a row named twice, a target without @odata.type and one of another table are refused", async () => {
  const twice = [
    { contactid: guid(1), lastname: "A" },
    { "@odata.id": "contacts(alexacrm_wordpress_userkey='1-1')", lastname: "B" },
  ];
  expect((await post("UpsertMultiple", twice)).status).toBe(412);
  expect((await post("CreateMultiple", [{ "@odata.type": undefined }])).status).toBe(400);
  expect((await post("CreateMultiple", [{ "@odata.type": "Microsoft.Dynamics.CRM.account" }])).status).toBe(400);
  expect(s.dataverse.row("contact", guid(1))).toMatchObject({ lastname: "One" });
});
