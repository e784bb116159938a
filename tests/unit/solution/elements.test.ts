import { everyElementThatExportsHave } from "../../../scripts/pack/checks/element-lists";
import { labelsInEveryLanguage } from "../../../scripts/pack/checks/labels";
import { sentence } from "../../../scripts/pack/refusal";
import { openSolution } from "../../../scripts/pack/solution-files";
import { type Element } from "@xmldom/xmldom";
import { changed, folder } from "./broken-sample";
import { elements, parse, textOfFile, xmlFiles } from "./files";

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

test.each([
  ["that lacks what its type holds is told", "int", "decimal", [/alexacrm_wpid has no <Accuracy>/]],
  ["of a type that no counted export holds is taken", "int", "money", []],
  ["of a type that is none is told", "int", "integer", [/alexacrm_wpid has the type "integer", which no column has/]],
])("a maker's column %s", (_what, from, to, wanted) => {
  const found = everyElementThatExportsHave(
    openSolution(changed(folder, users, `<Type>${from}</Type>`, `<Type>${to}</Type>`)),
  );
  expect(found.map(sentence)).toEqual(wanted.map((one) => expect.stringMatching(one)));
});

test("a column without a description is taken, as exports have it", () => {
  const without = changed(
    folder,
    users,
    /(PhysicalName="alexacrm_wpid">[^]*?)<Descriptions>[^]*?<\/Descriptions>/,
    "$1",
  );
  expect(everyElementThatExportsHave(openSolution(without))).toEqual([]);
});

/** English, German, French, Arabic. */
const languages = ["1033", "1031", "1036", "1025"];

test("every text exists in English, German, French and Arabic; none is empty but for spacers and descriptions", () => {
  expect(all("Language").map(({ element }) => element.textContent)).toEqual(languages);
  for (const { file, element } of all("labels").concat(all("LocalizedNames"), all("displaynames"))) {
    const texts = Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
    const parent = element.parentNode as Element;
    const spacer = parent.nodeName === "cell" && parent.getElementsByTagName("control").length === 0;
    const found = texts.map((text) => text.getAttribute("languagecode"));
    expect({ file, found }).toEqual({ file, found: spacer ? ["1033"] : languages });
    if (!spacer) for (const text of texts) expect(text.getAttribute("description")).toBeTruthy();
  }
});

test("Arabic texts are Arabic, but for names", () => {
  const names = ["WordPress", "URL"];
  const arabic = [...xmlFiles].flatMap((file) =>
    [...textOfFile(file).matchAll(/(?:description|Title)="([^"]+)" languagecode="1025"/g)].map((match) => match[1]!),
  );
  expect(arabic.length).toBeGreaterThan(100);
  for (const text of arabic) if (!names.includes(text)) expect(text).toMatch(/[\u0600-\u06ff]/);
});

test("a text that lacks any one of the languages is told, whatever file it is in", () => {
  const text =
    / *<(?:label|displayname|Description|LocalizedName|LocalizedCollectionName|Title) [^>]*"(?:1031|1036|1025)"[^>]*>\n/;
  const files = xmlFiles.filter((file) => text.test(textOfFile(file)));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const found = labelsInEveryLanguage(openSolution(changed(folder, file, text, ""))).map(sentence);
    expect({ file, found }).toEqual({
      file,
      found: [expect.stringMatching(/has no text in the language (1031|1036|1025)/)],
    });
  }
});
