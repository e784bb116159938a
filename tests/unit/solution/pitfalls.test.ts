import { importPitfalls } from "../../../scripts/pack/checks/pitfalls";
import { sentence } from "../../../scripts/pack/refusal";
import { openSolution } from "../../../scripts/pack/solution-files";
import { changed, folder, withFile } from "./broken-sample";

const users = "Entities/alexacrm_wordpressuser/Entity.xml";
const sites = "Entities/alexacrm_wordpresssite/Entity.xml";
const contact = "Entities/Contact/Entity.xml";
const form = [...folder.keys()].find((path) => path.startsWith("Entities/Contact/FormXml/"))!;

const icon = "WebResources/alexacrm_/wordpress/icons/app.svg.data.xml";
const api = "customapis/alexacrm_Sample/customapi.xml";
const reset = "customapis/alexacrm_SendPasswordReset/customapi.xml";
const command = [...folder.keys()].find((path) => path.startsWith("appactions/alexacrm__EnableLogin!"))!;

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
    "a table whose rows have owners brings the system columns and their relationships, as every export does",
    () => changed(folder, sites, /<attribute PhysicalName="OwningTeam">[^]*?<\/attribute>/, ""),
    /the table has no owningteam; imports fail/,
  ],
  [
    "forms are whole, never a difference to somebody else's",
    () => changed(folder, form, '<section name="wordpress"', '<section solutionaction="Added" name="wordpress"'),
    /this changes a form of another solution/,
  ],
  [
    "forms have controls that every Dataverse has; timeline, quick view and the like belong to other solutions",
    () => changed(folder, form, "{E7A81278-8635-4d9e-8D4D-59480B391C5B}", "{06375649-c143-495e-a496-c962e5b4488e}"),
    /the control class \{06375649-C143-495E-A496-C962E5B4488E\} is none that plain Dataverse has/,
  ],
  [
    "web resources are named with letters, digits, dots, underscores and single slashes",
    () => changed(folder, icon, "<Name>alexacrm_/wordpress/", "<Name>alexacrm_/word-press//"),
    /"alexacrm_\/word-press\/\/icons\/app\.svg" has signs that the platform refuses/,
  ],
  [
    "pictures hold no code and fetch nothing",
    () => changed(folder, icon.replace(".data.xml", ""), "<g ", '<g onclick="x()" '),
    /the picture holds "onclick=", which runs code/,
  ],
  [
    "nothing needs a plug-in assembly, which only an environment with it could import",
    () => withFile(folder, api, "<customapi><plugintypeid>{1}</plugintypeid></customapi>"),
    /this names a plug-in/,
  ],
  [
    "a custom API without a plug-in answers nothing, so it declares no answers",
    () => withFile(folder, api, "<customapiresponseproperty />"),
    /nothing could fill this answer/,
  ],
  [
    "a custom API asks its callers for a privilege of the platform; one that the same import makes is written by set-up",
    () => changed(folder, reset, "prvPublishCustomization", "prvWritealexacrm_wordpressuser"),
    /"prvWritealexacrm_wordpressuser" may not be there yet/,
  ],
  [
    "a command's icon is a name of the platform's, as real exports hold it",
    () => changed(folder, command, "<fonticon>Accept</fonticon>", "<iconwebresourceid />"),
    /no export proves a command with a web resource as its icon/,
  ],
  [
    "the provider leaves on port 443 only, so the data source's address is https without a port",
    () => changed(folder, "Other/Customizations.xml", "example.invalid%2F", "example.invalid%3A8443%2F"),
    /the address is "https:\/\/example\.invalid:8443\/odata\/", expected https/,
  ],
  [
    "no secret travels: keys are set after the import",
    () =>
      changed(
        folder,
        "Other/Customizations.xml",
        "%22isparameter1header",
        "%22parameter1value%22%3A%22k%22%2C%22isparameter1header",
      ),
    /keys are set after the import/,
  ],
  [
    "no dependency is declared: the solution imports into plain Dataverse",
    () =>
      changed(
        folder,
        "Other/Solution.xml",
        "<MissingDependencies />",
        "<MissingDependencies><MissingDependency /></MissingDependencies>",
      ),
    /must import into plain Dataverse/,
  ],
];

test.each(samples)("%s", (name, tree, wanted) => {
  const pitfall = importPitfalls.find((p) => p.name === name)!;
  expect(pitfall.check(openSolution(folder)).map(sentence)).toEqual([]);
  expect(pitfall.check(openSolution(tree())).map(sentence)).toContainEqual(expect.stringMatching(wanted));
});

test("text of many lines may be long where Dataverse stores it, and may not on a virtual table", () => {
  const long = (file: string) =>
    changed(folder, file, /<Type>nvarchar(<[^]*?)<MaxLength>\d+<\/MaxLength>\s*<Length>\d+<\/Length>/, "<Type>ntext$1<MaxLength>100000</MaxLength>"); // prettier-ignore
  const pitfall = importPitfalls.find((p) => p.name.startsWith("text has"))!;
  const found = (file: string) => pitfall.check(openSolution(long(file))).map(sentence);
  expect(found(sites)).toEqual([]);
  expect(found(users)).toEqual([expect.stringMatching(/<MaxLength> is 100000; it has 1 to 4000 characters/)]);
});

test("a data source whose blanks an environment exported as plus signs is read all the same", () => {
  const exported = changed(folder, "Other/Customizations.xml", /%20/g, "+");
  expect(importPitfalls.flatMap(({ check }) => check(openSolution(exported)))).toEqual([]);
});

test("every pitfall of the table has a broken sample here", () => {
  expect(samples.map(([name]) => name)).toEqual(importPitfalls.map(({ name }) => name));
});
