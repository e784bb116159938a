import { everyElementThatExportsHave } from "../../../scripts/pack/checks/element-lists";
import { sentence } from "../../../scripts/pack/refusal";
import { openSolution } from "../../../scripts/pack/solution-files";
import { type Element } from "@xmldom/xmldom";
import { changed, folder } from "./broken-sample";
import { elements, parse, xmlFiles } from "./files";

const all = (name: string) => xmlFiles.flatMap((file) => elements(file, name).map((element) => ({ file, element })));

const users = "Entities/alexacrm_wordpressuser/Entity.xml";
const view = [...folder.keys()].find((path) => path.startsWith("Entities/Contact/SavedQueries/"))!;
const form = [...folder.keys()].find((path) => path.startsWith("Entities/Contact/FormXml/"))!;

test("every file is well-formed XML", () => {
  for (const file of xmlFiles) expect(parse(file).documentElement).toBeTruthy();
  expect(xmlFiles.length).toBeGreaterThan(20);
});

test("tables, columns, forms, views and relationships have what exports always hold", () => {
  expect(everyElementThatExportsHave(openSolution(folder)).map(sentence)).toEqual([]);
});

test.each([
  ["a column", users, "<IsRetrievable>1</IsRetrievable>", /the column \w+ has no <IsRetrievable>/],
  ["a column of its type", users, "<Format>email</Format>", /the column alexacrm_email has no <Format>/],
  ["the virtual table", users, "<IsSolutionAware>0</IsSolutionAware>", /the table has no <IsSolutionAware>/],
  ["a form", form, "<FormPresentation>1</FormPresentation>", /the form has no <FormPresentation>/],
  ["a view", view, "<isprivate>0</isprivate>", /the view has no <isprivate>/],
  [
    "a relationship",
    "Other/Relationships/Contact.xml",
    "<CascadeArchive>RemoveLink</CascadeArchive>",
    /no <CascadeArchive>/,
  ],
])("%s that lacks one is told", (_what, file, element, wanted) => {
  const found = everyElementThatExportsHave(openSolution(changed(folder, file, element, ""))).map(sentence);
  expect(found).toEqual([expect.stringMatching(wanted)]);
});

test("every label is English and none is empty but for spacers and descriptions", () => {
  for (const { file, element } of all("label").concat(all("LocalizedName"), all("displayname"))) {
    expect(element.getAttribute("languagecode")).toBe("1033");
    const spacer = element.parentNode?.parentNode as Element | null;
    if (!element.getAttribute("description"))
      expect({ file, spacer: spacer?.getAttribute("showlabel") }).toEqual({ file, spacer: "false" });
  }
});
