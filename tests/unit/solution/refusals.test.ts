import { join } from "node:path";
import { packSolution } from "../../../scripts/pack/pack-solution";
import { readTree } from "../../../scripts/pack/tree";
import { changed, findings, folder, out, withFile, without } from "./broken-sample";
import { rootFolder } from "./files";

const manifest = "Other/Solution.xml";
const users = "Entities/alexacrm_wordpressuser/Entity.xml";
const contactKey = "Other/Relationships/Contact.xml";
const view = [...folder.keys()].find((path) => path.startsWith("Entities/Contact/SavedQueries/"))!;

test("the solution as it is has nothing to refuse", () => {
  expect(findings(folder)).toEqual([]);
});

test("the solution with what was really built has nothing to refuse: every function, property and file that it names is there", () => {
  expect(findings(folder, readTree(join(rootFolder, "out")))).toEqual([]);
});

/** Each broken sample breaks one thing; the sentence must say file, line and what. */
const samples: [what: string, tree: () => ReturnType<typeof changed>, sentence: RegExp][] = [
  [
    "a component that is listed and absent",
    () => changed(folder, manifest, "alexacrm_/wordpress/contact.js", "alexacrm_/wordpress/gone.js"),
    /^Other\/Solution\.xml, line \d+: the component "61 alexacrm_\/wordpress\/gone\.js" is listed, but the folder has none/,
  ],
  [
    "a component that is present and unlisted",
    () => changed(folder, manifest, /<RootComponent type="80".*\n/, ""),
    /^AppModules\/alexacrm_WordPress\/AppModule\.xml, line 2: the component "80 alexacrm_WordPress" is here, but/,
  ],
  [
    "a data source of another id than the list's",
    () => changed(folder, manifest, 'type="183" id="{df72043b', 'type="183" id="{df72043c'),
    /the component "183 \{df72043b.*\}" is here, but/,
  ],
  [
    "a component that is listed twice",
    () => changed(folder, manifest, /(<RootComponent type="62".*\n)/, "$1$1"),
    /"62 alexacrm_WordPress" is listed twice/,
  ],
  [
    "a relationship that is listed and not defined",
    () => without(folder, contactKey),
    /^Other\/Relationships\.xml, line \d+: the relationship "alexacrm_contact_wordpressuser_contactid" is listed, but/,
  ],
  [
    "a relationship that is defined and not listed",
    () => changed(folder, "Other/Relationships.xml", /.*Name="alexacrm_contact_wordpressuser_contactid".*\n/, ""),
    /^Other\/Relationships\/Contact\.xml, line 3: the relationship .* is defined, but/,
  ],
  [
    "an id that is used twice",
    () => withFile(folder, "Entities/Contact/SavedQueries/{copy}.xml", new TextDecoder().decode(folder.get(view))),
    /line \d+: the id [0-9a-f-]{36} is used twice; the first is in Entities\/Contact\/SavedQueries\/.*, line \d+/,
  ],
  [
    "a column of a foreign prefix",
    () => changed(folder, users, 'PhysicalName="alexacrm_locale"', 'PhysicalName="other_locale"'),
    /^Entities\/alexacrm_wordpressuser\/Entity\.xml, line \d+: "other_locale" has a foreign prefix/,
  ],
  [
    "a choice value outside the publisher's numbers",
    () => changed(folder, users, 'value="763010003"', 'value="100000003"'),
    /the choice value 100000003 does not start with the publisher's 76301/,
  ],
  [
    "a label that is missing in a language",
    () =>
      changed(
        folder,
        view,
        /<LocalizedName .*languagecode="1033" \/>/,
        '<LocalizedName description="Gesperrt" languagecode="3082" />',
      ),
    /^Entities\/Contact\/SavedQueries\/.*\.xml, line \d+: "[^"]+" has no text in the language 1033; add it/,
  ],
  [
    "an element that exports always hold",
    () => changed(folder, users, "<IsSecured>0</IsSecured>", ""),
    /line \d+: the column alexacrm_\w+ has no <IsSecured>, which exports always hold/,
  ],
  [
    "a part that claims to be older than its solution is",
    () => changed(folder, view, "<IntroducedVersion>0.1.0.0<", "<IntroducedVersion>7.0.0.0<"),
    /<IntroducedVersion> is 7\.0\.0\.0, later than the solution's 0\.1\.0/,
  ],
  [
    "a web resource whose record gives it another name in the zip",
    () =>
      changed(
        folder,
        "WebResources/alexacrm_/wordpress/contact.js.data.xml",
        "<FileName>/WebResources/alexacrm_",
        "<FileName>/WebResources/x",
      ),
    /<FileName> is ".*", the platform's name is "\/WebResources\/alexacrm_wordpresscontactjsFC6748D4/,
  ],
];

test.each(samples)("%s is refused with file and line", (_what, tree, sentence) => {
  const found = findings(tree());
  expect(found.filter((finding) => sentence.test(finding))).not.toEqual([]);
});

test("a control or web resource that is not built is refused", () => {
  expect(findings(folder, without(out, "webresources/contact.js"))).toEqual([
    expect.stringMatching(
      /^WebResources\/.*contact\.js\.data\.xml, line 2: .* is not built: webresources\/contact\.js is missing.*npm run build/,
    ),
  ]);
  expect(findings(folder, without(out, "controls/ContactPicker/bundle.js"))).toEqual([
    expect.stringMatching(
      /^Controls\/.*ContactPicker\/.*"alexacrm_AlexaCRM\.WordPress\.ContactPicker" is not built: controls\/ContactPicker/,
    ),
  ]);
});

test("all findings are told at once, and nothing is packed", () => {
  const broken = changed(
    changed(folder, manifest, /<RootComponent type="80".*\n/, ""),
    users,
    'value="763010003"',
    'value="1"',
  );
  const pack = () => packSolution({ folder: broken, out, version: "0.1.0", managed: false });
  expect(pack).toThrow(/80 alexacrm_WordPress[^]*choice value 1 /);
});

test("XML that is not well-formed, and a folder that is no solution, are refused by file", () => {
  expect(() => findings(changed(folder, users, "</LocalizedNames>", "</LocalizedName>"))).toThrow(
    /^Entities\/alexacrm_wordpressuser\/Entity\.xml, line \d+: not well-formed XML/,
  );
  expect(() => findings(without(folder, manifest))).toThrow(/^Other\/Solution\.xml: the file is missing/);
});
