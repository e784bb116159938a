import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { createMetadata, readSolution, SolutionFileError } from "../../../sandbox/metadata";

const solutionFolder = join(__dirname, "../../../solution");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "solution-"));
  cpSync(solutionFolder, join(folder, "solution"), { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const change = (file: string, from: string | RegExp, to: string): void => {
  const path = join(folder, "solution", file);
  const text = readFileSync(path, "utf8");
  expect(text).toMatch(from);
  writeFileSync(path, text.replace(from, to));
};

const read = () => readSolution(join(folder, "solution"));
const users = "Entities/alexacrm_wordpressuser/Entity.xml";

test("a table of the solution is read with its columns, set name, primary columns and type code", () => {
  const table = read().tables.alexacrm_wordpressuser!;
  expect(table).toMatchObject({
    entitySetName: "alexacrm_wordpressusers",
    primaryId: "alexacrm_wordpressuserid",
    primaryName: "alexacrm_name",
    ownership: "OrgOwned",
    displayName: { 1033: "WordPress User" },
    displayCollectionName: { 1033: "WordPress Users" },
  });
  expect(table.columns.alexacrm_email).toMatchObject({
    type: "nvarchar",
    format: "email",
    maxLength: 100,
    required: "required",
  });
  expect(table.columns.alexacrm_wpid).toMatchObject({ type: "int", minValue: 0, validForUpdate: false });
  expect(table.objectTypeCode).toBeGreaterThan(10_000);
});

test("an ordinary table has a state, an owner and who wrote it, for itself or for somebody else", () => {
  const table = read().tables.alexacrm_wordpresssite!;
  const { statecode, statuscode, ownerid, createdonbehalfby, owningbusinessunit } = table.columns;
  expect([statecode!.defaultValue, statuscode!.defaultValue]).toEqual([0, 1]);
  expect(ownerid).toMatchObject({ targets: ["systemuser", "team"], navigationProperty: "ownerid" });
  expect(createdonbehalfby).toMatchObject({ targets: ["systemuser"], navigationProperty: "createdonbehalfby" });
  expect(owningbusinessunit).toMatchObject({ targets: ["businessunit"] });
  expect(table).toMatchObject({ ownership: "UserOwned", entitySetName: "alexacrm_wordpresssites" });
  expect(table.virtual).toBeUndefined();
});

test("our columns join the platform's own columns of contact", () => {
  const { columns, primaryName, ownership } = read().tables.contact!;
  expect(columns.fullname).toMatchObject({ type: "nvarchar", validForCreate: false, validForUpdate: false });
  expect(columns.alexacrm_wordpress_loginenabled!.options!.map((o) => o.label[1033])).toEqual(["Yes", "No"]);
  expect(columns.masterid!.targets).toEqual(["contact"]);
  expect(columns.ownerid).toMatchObject({ type: "owner", targets: ["systemuser"] });
  expect({ primaryName, ownership }).toEqual({ primaryName: "fullname", ownership: "UserOwned" });
});

test("reading twice gives the same, so no reading changes the platform's tables", () => {
  expect(read()).toEqual(read());
});

test("a form is read cell by cell with its code component", () => {
  const form = read().tables.contact!.forms[0]!;
  expect(form).toMatchObject({
    type: "main",
    name: { 1033: "Contact (WordPress)" },
    libraries: ["alexacrm_/wordpress/contact.js"],
  });
  const sections = form.tabs[0]!.columns.flatMap((c) => c.sections);
  expect(sections.map((s) => [s.label[1033], s.rows.length])).toEqual([["Contact", 5], ["WordPress", 3]]); // prettier-ignore
  expect(sections[1]!.rows[0]![0]!.control).toMatchObject({
    id: "alexacrm_wordpress_userid",
    classId: "{F9A8A302-114E-466A-B582-6771B2AE0D92}",
    column: "alexacrm_wordpress_userid",
    disabled: false,
    parameters: {},
    custom: {
      name: "alexacrm_AlexaCRM.WordPress.WordPressUserPicker",
      defaultClassId: "{270BD3DB-D9AF-4782-9025-509E298DEC0A}",
      parameters: {
        user: { value: "alexacrm_wordpress_userid", type: "Lookup.Simple", isStatic: false },
        username: { value: "alexacrm_wordpress_username", type: "SingleLine.Text", isStatic: false },
        loginEnabled: { value: "alexacrm_wordpress_loginenabled", type: "TwoOptions", isStatic: false },
        fullName: { value: "fullname", type: "SingleLine.Text", isStatic: false },
        email: { value: "emailaddress1", type: "SingleLine.Email", isStatic: false },
      },
    },
  });
  expect(form.handlers.map((h) => [h.event, h.column, h.functionName])).toEqual([
    ["onload", undefined, "AlexaCRM.WordPress.Contact.onLoad"],
    ["onsave", undefined, "AlexaCRM.WordPress.Contact.onSave"],
    ["onchange", "alexacrm_wordpress_userid", "AlexaCRM.WordPress.Contact.onUserChange"],
    ["onchange", "alexacrm_wordpress_username", "AlexaCRM.WordPress.Contact.onUsernameChange"],
    ["onchange", "alexacrm_wordpress_loginenabled", "AlexaCRM.WordPress.Contact.onLoginEnabledChange"],
  ]);
});

test("a column security profile is read from a folder and from a zip: 4 allows, 0 and nothing refuse", () => {
  const permission =
    "<FieldPermission><EntityName>contact</EntityName><AttributeName>alexacrm_wordpress_username</AttributeName><CanRead>4</CanRead><CanUpdate>0</CanUpdate></FieldPermission>";
  const profiles = `<FieldSecurityProfiles><FieldSecurityProfile name="Nurses" fieldsecurityprofileid="{A0000000-0000-4000-8000-000000000001}"><FieldPermissions>${permission}</FieldPermissions></FieldSecurityProfile></FieldSecurityProfiles>`;
  const expected = [
    {
      id: "a0000000-0000-4000-8000-000000000001",
      name: "Nurses",
      columns: { "contact.alexacrm_wordpress_username": { create: false, read: true, update: false } },
    },
  ];
  expect(read()).not.toHaveProperty("columnProfiles");
  writeFileSync(join(folder, "solution/Other/FieldSecurityProfiles.xml"), profiles);
  expect(read().columnProfiles).toEqual(expected);
  const customizations = "Other/Customizations.xml";
  const files = {
    "solution.xml": readFileSync(join(solutionFolder, "Other/Solution.xml")),
    "customizations.xml": strToU8(
      readFileSync(join(solutionFolder, customizations), "utf8").replace("<FieldSecurityProfiles />", profiles),
    ),
  };
  writeFileSync(join(folder, "profiles.zip"), zipSync(files));
  expect(readSolution(solutionFolder, join(folder, "profiles.zip")).columnProfiles).toEqual(expected);
});

test("an app opens contacts with its own first view, though no view of contact is shipped as default", () => {
  const { views } = createMetadata({ solutionFolder: join(folder, "solution"), outFolder: folder }).tables.contact!;
  const shown = views.filter((v) => v.queryType === 0).map((v) => [v.name[1033], v.isDefault]);
  expect(shown).toEqual([
    ["Active contacts", true],
    ...[
      "Contacts bound to a WordPress user",
      "Login disabled",
      "Contacts not bound to a WordPress user",
      "Username without user",
      "Bound but inactive",
      "Bound this week",
    ].map((name) => [name, false]),
  ]);
});

test("built files are found; what is not built yet is undefined", () => {
  mkdirSync(join(folder, "out/webresources"), { recursive: true });
  mkdirSync(join(folder, "out/controls/ContactPicker"), { recursive: true });
  writeFileSync(join(folder, "out/webresources/contact.js"), "");
  writeFileSync(join(folder, "out/controls/ContactPicker/ControlManifest.xml"), "<manifest/>");
  const { webResources, controls } = createMetadata({
    solutionFolder: join(folder, "solution"),
    outFolder: join(folder, "out"),
  });
  const fileOf = (name: string) => webResources.find((w) => w.name === `alexacrm_/wordpress/${name}`)!.file;
  expect(fileOf("contact.js")).toBe(join(folder, "out/webresources/contact.js"));
  expect(fileOf("wordpressuser.js")).toBeUndefined();
  const icon = "alexacrm_/wordpress/icons/app.svg";
  expect(fileOf("icons/app.svg")).toBe(join(folder, "solution/WebResources", icon));
  expect(controls.map((c) => c.folder)).toEqual([join(folder, "out/controls/ContactPicker"), undefined, undefined]);
});

describe("what can't be read is said with file and line", () => {
  test("XML that is not well-formed", () => {
    change(users, "</LocalizedNames>", "</LocalizedName>");
    expect(read).toThrow(SolutionFileError);
    expect(read).toThrow(/Entity\.xml, line \d+: not well-formed XML/);
  });

  test("a column type that the sandbox does not know", () => {
    change(users, "<Type>picklist</Type>", "<Type>file</Type>");
    expect(read).toThrow(/Entity\.xml, line \d+: <Type> is "file", which the sandbox does not know/);
  });

  test("a number that is none", () => {
    change(users, "<MaxLength>250</MaxLength>", "<MaxLength>many</MaxLength>");
    expect(read).toThrow(/<MaxLength> is "many", expected a whole number/);
  });

  test("an option whose number is none", () => {
    change(users, /<option value="\d+"/, '<option value="first"');
    expect(read).toThrow(/Entity\.xml, line \d+: the attribute value is "first", expected a whole number/);
  });

  test("a root element of another file", () => {
    change("Other/Relationships.xml", /EntityRelationships/g, "Relations");
    expect(read).toThrow(/the root element is <Relations>, expected <EntityRelationships>/);
  });

  test("a listed relationship that no file defines", () => {
    rmSync(join(folder, "solution/Other/Relationships/Contact.xml"));
    expect(read).toThrow(/no file in Other\/Relationships defines "alexacrm_contact_wordpressuser_contactid"/);
  });

  test("a lookup's relationship to a table that is nowhere", () => {
    change("Other/Relationships/Contact.xml", "<ReferencedEntityName>Contact<", "<ReferencedEntityName>Lead<");
    expect(read).toThrow(/alexacrm_contactid -> lead has an end that does not exist/);
  });

  test("a part of a platform table that the sandbox does not have", () => {
    change("Entities/Contact/Entity.xml", '<entity Name="Contact">', '<entity Name="Lead">');
    expect(read).toThrow(/extends the platform's table "lead", which the sandbox does not have/);
  });

  test("a folder without a manifest", () => {
    rmSync(join(folder, "solution/Other/Solution.xml"));
    expect(read).toThrow(/Solution\.xml: the file can't be read/);
  });
});
