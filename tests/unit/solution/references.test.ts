import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Cell, type Form, type FormControl, type Table } from "../../../sandbox/metadata";
import {
  contact,
  elements,
  metadata,
  ourTables,
  solutionFolder,
  textOfFile,
  wordpressSite,
  wordpressUser,
  xmlFiles,
} from "./files";

const cells = (form: Form): Cell[] => [
  ...form.header,
  ...form.tabs.flatMap((tab) => tab.columns.flatMap((c) => c.sections.flatMap((s) => s.rows.flat()))),
];

/** Controls that show a column. */
const controls = (form: Form): FormControl[] =>
  cells(form).flatMap(({ control }) => (control?.column ? [control] : []));

const subgrids = (form: Form): FormControl[] =>
  cells(form).flatMap(({ control }) => (control && !control.column ? [control] : []));

const eachForm: [string, Table, Form][] = ourTables.flatMap((table) =>
  table.forms.map((f): [string, Table, Form] => [f.name[1033]!, table, f]),
);

describe.each(eachForm)("form %s", (_name, table, form) => {
  test("has a visible label for every field", () => {
    for (const cell of cells(form).filter((c) => c.control)) expect(cell.label[1033]).toBeTruthy();
  });

  test("listens on its own columns, with functions of libraries it loads", () => {
    expect(form.handlers.length > 2).toBe(table !== wordpressSite);
    for (const handler of form.handlers) {
      expect(handler).toMatchObject({ enabled: true, passExecutionContext: true });
      expect(form.libraries).toContain(handler.libraryName);
      expect(handler.functionName).toMatch(/^AlexaCRM\.WordPress\.(Contact|WordPressUser)\.on[A-Z]\w+$/);
      if (handler.event === "onchange") expect(controls(form).map((c) => c.column)).toContain(handler.column);
    }
    expect(form.libraries.every((library) => metadata.webResources.some((resource) => resource.name === library))).toBe(
      true,
    );
  });
});

test("the hidden user key is on no form", () => {
  for (const [, , form] of eachForm)
    expect(controls(form).map((c) => c.column)).not.toContain("alexacrm_wordpress_userkey");
});

test("a contact's WordPress users of all sites stand on a tab of their own, which asks WordPress only once it is opened", () => {
  const [form] = contact.forms;
  expect(subgrids(form!).map(({ parameters }) => parameters)).toMatchObject([
    {
      TargetEntityType: wordpressUser.logicalName,
      RelationshipName: "alexacrm_contact_wordpressuser_contactid",
      ViewId: `{${wordpressUser.views.find((view) => view.queryType === 2)!.id}}`,
    },
  ]);
  expect(form!.tabs.map((tab) => tab.label[1033])).toEqual(["General", "WordPress Users"]);
  const first = form!.tabs[0]!.columns.flatMap((c) => c.sections.flatMap((s) => s.rows.flat()));
  expect(first.filter(({ control }) => control && !control.column)).toEqual([]);
});

test("the form of a WordPress user has its sections in the order in which they are needed", () => {
  const sections = wordpressUser.forms[0]!.tabs.flatMap((tab) => tab.columns.flatMap((c) => c.sections));
  expect(sections.map(({ label }) => label[1033])).toEqual(["General", "Binding", "Settings", "Security"]);
});

test("a site shows name, address, tag, default, state and last contact; every column of ours on contact is audited", () => {
  const shown = controls(wordpressSite.forms[0]!).map(({ column }) => column!.replace("alexacrm_", ""));
  expect(shown.sort()).toEqual(["isdefault", "lastcontact", "name", "statecode", "tag", "url"]);
  const ours = Object.values(contact.columns).filter(({ logicalName }) => logicalName.startsWith("alexacrm_"));
  expect(ours.map(({ isAudited }) => isAudited)).toEqual(ours.map(() => true));
});

test("the contact form needs no column of another Microsoft solution", () => {
  const plain = ["firstname", "lastname", "emailaddress1", "telephone1", "jobtitle"];
  const columns = contact.forms.flatMap((form) => controls(form).map((c) => c.column!));
  expect(columns.filter((name) => !name.startsWith("alexacrm_"))).toEqual(plain);
});

test("each kind of view is there once with a default; quick find has find columns", () => {
  for (const { views } of [wordpressUser, wordpressSite]) {
    const defaults = views.filter((v) => v.isDefault).map((v) => v.queryType);
    expect(defaults.sort((a, b) => a - b)).toEqual([0, 1, 2, 4, 64]);
    expect(views.filter((v) => v.queryType !== 0)).toHaveLength(4);
  }
  const quickFind = wordpressUser.views.find((v) => v.queryType === 4)!;
  expect(quickFind.fetchXml).toContain('isquickfindfields="1"');
  expect(quickFind.fetchXml.match(/operator="like" value="\{0\}"/g)).toHaveLength(5);
});

test("our part of contact has public views only: the other kinds exist once per table and are the platform's", () => {
  for (const file of xmlFiles.filter((name) => name.startsWith("Entities/Contact/SavedQueries")))
    expect(elements(file, "querytype")[0]!.textContent).toBe("0");
});

test("the app offers our forms and views of the tables in its site map", () => {
  const app = metadata.apps[0]!;
  expect(app.areas.map((a) => a.title[1033])).toEqual(["WordPress", "Administration"]);
  expect(app.areas[1]!.groups[0]!.subAreas).toMatchObject([{ title: { 1033: "Sites" }, table: "alexacrm_wordpresssite" }]); // prettier-ignore
  const people = app.areas[0]!.groups.find((group) => group.title[1033] === "People")!;
  expect(people.subAreas.map((s) => s.table)).toEqual(["contact", "alexacrm_wordpressuser"]);
  expect([...app.tables].sort()).toEqual(ourTables.map((t) => t.logicalName).sort());
  expect(app.formIds.sort()).toEqual(ourTables.flatMap((t) => t.forms.map((f) => f.id)).sort());
  const ours = xmlFiles.flatMap((file) => elements(file, "savedqueryid").map((id) => id.textContent!.slice(1, -1)));
  expect([...app.viewIds].sort()).toEqual(ours.sort());
});

test("web resources are named for the zip as the platform does: only letters, digits and underscores, then the id; scripts are built, the rest stands here", () => {
  for (const resource of metadata.webResources) {
    const text = textOfFile(`WebResources/${resource.name}.data.xml`);
    expect(text).toContain(
      `<FileName>/WebResources/${resource.name.replace(/[/.-]/g, "")}${resource.id.toUpperCase()}</FileName>`,
    );
    const isScript = resource.type === 3;
    expect(existsSync(join(solutionFolder, "WebResources", resource.name))).toBe(!isScript);
  }
});
