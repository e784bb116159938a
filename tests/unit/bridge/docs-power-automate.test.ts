import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { contact, customApis, wordpressUser } from "../../../model/generated/names";
import { userGuid } from "../../../model/user-guid";
import { catalogParts } from "../../../bridge/setup/catalog";

const root = path.resolve(__dirname, "../../..");
const page = readFileSync(path.join(root, "docs/power-automate.md"), "utf8");
const known = new Set<string>([
  ...Object.values(contact.columns),
  ...Object.values(wordpressUser.columns),
  ...[wordpressUser.set, customApis.sendPasswordReset.message, "alexacrm_SendUserPasswordReset"],
]);

test("the page on flows names columns and actions that there are", () => {
  const named = [...page.matchAll(/\b_?(alexacrm_\w+?)(?:_value)?\b/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

test("the page on flows names the messages of the events solution and where the catalog lists them", () => {
  for (const message of readdirSync(path.join(root, "solution-events/customapis"))) {
    expect(page).toContain(message);
    expect(catalogParts.map(({ name }) => name)).toContain(`Catalog entry: ${message}`);
  }
  expect(page).toContain(customApis.sendPasswordReset.parameters.wordPressUserId);
});

test("the page on flows makes a row's id as the feed does", () => {
  const id = userGuid({ siteTag: 1, userId: 42 });
  expect(page).toContain(id);
  expect(page).toContain(`concat('${id.slice(0, 24)}', substring(`);
});
