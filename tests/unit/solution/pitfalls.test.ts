import { importPitfalls } from "../../../scripts/pack/checks/pitfalls";
import { sentence } from "../../../scripts/pack/refusal";
import { openSolution } from "../../../scripts/pack/solution-files";
import { changed, folder } from "./broken-sample";

const users = "Entities/alexacrm_wordpressuser/Entity.xml";
const contact = "Entities/Contact/Entity.xml";
const form = [...folder.keys()].find((path) => path.startsWith("Entities/Contact/FormXml/"))!;

/** One broken sample per pitfall, in the table's order. */
const samples: [pitfall: string, tree: () => ReturnType<typeof changed>, sentence: RegExp][] = [
  [
    "a table of ours has exactly one primary name column",
    () => changed(folder, users, "PrimaryName|", ""),
    /0 columns have PrimaryName/,
  ],
  [
    "text has a maximal length, and twice that in bytes",
    () => changed(folder, users, "<Length>500</Length>", "<Length>250</Length>"),
    /<Length> is 250, expected 500/,
  ],
  [
    "a table is spelled one way everywhere",
    () =>
      changed(
        folder,
        "Other/Relationships/Contact.xml",
        "<ReferencedEntityName>Contact<",
        "<ReferencedEntityName>contact<",
      ),
    /spelled "contact" here and "Contact" in its Entity\.xml/,
  ],
  [
    "root components name tables in lower case",
    () => changed(folder, "Other/Solution.xml", 'schemaName="contact"', 'schemaName="Contact"'),
    /"Contact" must be the logical name/,
  ],
  [
    "nothing of ours is marked as unmodified, which would leave its content out",
    () => changed(folder, contact, '<entity Name="Contact">', '<entity Name="Contact" unmodified="1">'),
    /only a reference is meant/,
  ],
  [
    "no shadow columns are written",
    () => changed(folder, contact, "<LookupTypes />", "<LookupTypes /><AttributeOf>x</AttributeOf>"),
    /<AttributeOf> belongs to columns that the platform makes/,
  ],
  [
    "a lookup has exactly one relationship",
    () =>
      changed(
        folder,
        "Other/Relationships/Contact.xml",
        ">alexacrm_contactid</ReferencingAttributeName>",
        ">alexacrm_other</ReferencingAttributeName>",
      ),
    /the lookup alexacrm_contactid has 0 relationships/,
  ],
  [
    "a virtual table has neither charts nor change tracking, and lets nobody switch it on",
    () => changed(folder, users, "<CanCreateCharts>0<", "<CanCreateCharts>1<"),
    /<CanCreateCharts> must be 0/,
  ],
  [
    "an alternate key is of columns that can be keys, short enough for an index",
    () =>
      changed(
        folder,
        contact,
        "<AttributeName>alexacrm_wordpress_userkey<",
        "<AttributeName>alexacrm_wordpress_loginenabled<",
      ),
    /a Yes\/No column can't be part of a key/,
  ],
  [
    "forms are whole, never a difference to somebody else's",
    () => changed(folder, form, '<section name="wordpress"', '<section solutionaction="Added" name="wordpress"'),
    /this changes a form of another solution/,
  ],
  [
    "no dependency is declared and no secret travels",
    () =>
      changed(
        folder,
        "Other/Customizations.xml",
        "%22isparameter1header",
        "%22parameter1value%22%3A%22k%22%2C%22isparameter1header",
      ),
    /keys are set after the import/,
  ],
];

test.each(samples)("%s", (name, tree, wanted) => {
  const pitfall = importPitfalls.find((p) => p.name === name)!;
  expect(pitfall.check(openSolution(folder)).map(sentence)).toEqual([]);
  expect(pitfall.check(openSolution(tree())).map(sentence)).toContainEqual(expect.stringMatching(wanted));
});

test("every pitfall of the table has a broken sample here", () => {
  expect(samples.map(([name]) => name)).toEqual(importPitfalls.map(({ name }) => name));
});
