import { ourUserTable } from "../../../webresources/src/dataverse/user-table";
import { findUsername } from "../../../webresources/src/dataverse/find";

test("a quote in a username stays inside its string in both questions", async () => {
  const retrieveMultipleRecords = jest.fn().mockResolvedValue({ entities: [] });
  globalThis.Xrm = { WebApi: { retrieveMultipleRecords } } as unknown as typeof Xrm;
  await findUsername(ourUserTable, "o'x' or 1 eq 1", undefined, "alexacrm_wordpress_username");
  const filters = retrieveMultipleRecords.mock.calls.map(([, query]) =>
    new URLSearchParams(String(query)).get("$filter"),
  );
  expect(filters).toEqual([
    "alexacrm_username eq 'o''x'' or 1 eq 1'",
    "alexacrm_wordpress_username eq 'o''x'' or 1 eq 1'",
  ]);
});
