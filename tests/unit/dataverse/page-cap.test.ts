import { annotated, guid, start } from "./start";

test("a page holds 5,000 rows at most, whatever is asked for; counts end there too", async () => {
  const s = await start();
  s.dataverse.seed(
    "contact",
    Array.from({ length: 5001 }, (_, number) => ({ contactid: guid(number + 1), lastname: "X" })),
  );
  const read = (query: string, headers = {}) =>
    s.send("GET", `contacts?$select=contactid&${query}`, undefined, headers);
  const first = (await read("$count=true", annotated)).body;
  expect(first.value).toHaveLength(5000);
  expect(first).toMatchObject({
    "@odata.count": 5000,
    "@Microsoft.Dynamics.CRM.totalrecordcount": 5000,
    "@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded": true,
  });
  const rest = await s.send("GET", first["@odata.nextLink"].replace(`${s.base}/`, ""));
  expect(rest.body.value).toHaveLength(1);
  const asked = await read("$top=9999", { prefer: "odata.maxpagesize=9999" });
  expect(asked.body.value).toHaveLength(5000);
  expect((await s.send("GET", "contacts/$count")).text).toBe("5000");
  await s.stop();
});
