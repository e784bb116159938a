import { factsFile, factsOf, upgradeProblems } from "../../../scripts/pack/release-facts";
import { openSolution } from "../../../scripts/pack/solution-files";
import { changed, folder, without } from "./broken-sample";

const released = factsFile.parse(JSON.parse(new TextDecoder().decode(folder.get("released.json"))));
const problems = (tree: typeof folder) => upgradeProblems(released, factsOf(openSolution(tree)));

const contact = "Entities/Contact/Entity.xml";
const users = "Entities/alexacrm_wordpressuser/Entity.xml";
const command = [...folder.keys()].find((path) => path.startsWith("appactions/"))!;
const view = "Entities/Contact/SavedQueries/{eba175d6-27e6-5075-a2d1-d023fe6f4dd1}.xml";

test("an upgrade from the last release keeps every column, id and introduced version", () => {
  expect(problems(folder)).toEqual([]);
});

test.each<[string, () => typeof folder, RegExp]>([
  [
    "a column that is gone",
    () => changed(folder, contact, /<attribute [^]*?<\/attribute>/, ""),
    /contact\.alexacrm_wordpress_userid is gone/,
  ],
  [
    "a type that changed",
    () => changed(folder, contact, "<Type>datetime<", "<Type>nvarchar<"),
    /was datetime and is nvarchar/,
  ],
  [
    "a length that shrank",
    () => changed(folder, users, "<MaxLength>250<", "<MaxLength>100<"),
    /alexacrm_name shrank from 250 to 100/,
  ],
  ["a view that is gone", () => without(folder, view), /The id \{[0-9a-f-]+\} is gone/],
  [
    "a virtual table that became an ordinary one",
    () => changed(folder, users, /<DataProviderId>.*<\/DataProviderId>/, ""),
    /The table alexacrm_wordpressuser was virtual and is ordinary/,
  ],
  ["a role that is gone", () => without(folder, "Roles/WordPress App Reader.xml"), /The id \{ddd0b3d2-.*\} is gone/],
  [
    "a command that got another name",
    () => changed(folder, command, 'uniquename="alexacrm__', 'uniquename="alexacrm__New'),
    /The part appaction alexacrm__\w+!.* is gone; what names it elsewhere would break/,
  ],
  [
    "an introduced version that changed",
    () => changed(folder, view, "<IntroducedVersion>0.1.0.0<", "<IntroducedVersion>0.1.1<"),
    /changed its IntroducedVersion to 0\.1\.1/,
  ],
])("%s is told", (_what, tree, sentence) => {
  expect(problems(tree())).toEqual([expect.stringMatching(sentence)]);
});

test("a changed solution needs a higher version than the released one; an unchanged one does not", () => {
  const now = factsOf(openSolution(folder));
  const more = { ...now, columns: { ...now.columns, "contact.alexacrm_new": { type: "bit", introduced: "0.1.0.0" } } };
  expect(upgradeProblems(now, now)).toEqual([]);
  expect(upgradeProblems(now, more)).toEqual([expect.stringMatching(/not higher than the released/)]);
  expect(upgradeProblems(now, { ...more, version: "0.2.0.0" })).toEqual([]);
  expect(upgradeProblems({ ...now, version: "0.10.0.0" }, { ...now, version: "0.9.0.0" })).toHaveLength(1);
});
