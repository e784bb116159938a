import { readFileSync } from "node:fs";
import path from "node:path";
import { DataverseRefused, DataverseUnreachable } from "../../../bridge/dataverse/errors";
import { lastContact } from "../../../bridge/site/last-contact";
import { siteTable } from "../../../model/site-table";

const log = { debug: () => undefined };
const at = (minutes: number) => Date.parse("2026-01-02T03:04:05Z") + minutes * 60_000;

test("the site's row says when both sides were last reached, once a minute at most, with the site's own name", async () => {
  const patch = jest.fn(() => Promise.resolve());
  let time = at(0);
  const write = lastContact({ dataverse: { patch }, tag: 7, name: async () => "Blog", now: () => time, log });
  await write();
  time = at(0.5);
  await write();
  expect(patch.mock.calls).toEqual([
    [
      "alexacrm_wordpresssites(alexacrm_tag=7)",
      { alexacrm_name: "Blog", alexacrm_lastcontact: "2026-01-02T03:04:05.000Z" },
    ],
  ]);
  time = at(2);
  await write();
  expect(patch).toHaveBeenCalledTimes(2);
});

test("a row that is missing or may not be written stops nothing; an outage is the caller's and is tried again", async () => {
  const patch = jest.fn().mockRejectedValueOnce(new DataverseUnreachable("no answer"));
  const write = lastContact({ dataverse: { patch }, tag: 7, name: async () => "Blog", now: () => at(0), log });
  await expect(write()).rejects.toThrow("no answer");
  patch.mockRejectedValueOnce(new DataverseRefused(404, "0x80060891", "not there"));
  await write();
  expect(patch).toHaveBeenCalledTimes(2);
});

test("the table's names are those of the solution", () => {
  const folder = path.resolve(__dirname, "../../../solution/Entities", siteTable.table);
  const xml = readFileSync(path.join(folder, "Entity.xml"), "utf8");
  for (const name of [siteTable.id, ...Object.values(siteTable.columns)])
    expect(xml).toContain(`PhysicalName="${name}"`);
  expect(xml).toContain(`<EntitySetName>${siteTable.set}</EntitySetName>`);
});
