import { type Element } from "@xmldom/xmldom";
import { elements, metadata, xmlFiles } from "./files";

const roleFiles = xmlFiles.filter((file) => file.startsWith("Roles/"));
const attribute = (element: Element, name: string) => element.getAttribute(name) ?? "";

const roles = Object.fromEntries(
  roleFiles.map((file) => [
    attribute(elements(file, "Role")[0]!, "name"),
    elements(file, "RolePrivilege").map((p) => ({ name: attribute(p, "name"), level: attribute(p, "level") })),
  ]),
);

const verbs = (role: string, table: string): string[] =>
  roles[role]!.flatMap(({ name }) => /^prv([A-Z][a-zA-Z]*?)(Contact|alexacrm_\w+)$/.exec(name)?.slice(1, 3) ?? [])
    .flatMap((part, index, parts) => (index % 2 === 0 && parts[index + 1] === table ? [part] : []))
    .sort();

test("privileges are a verb and the schema name of a table, in its exact case", () => {
  const schemaNames = ["Contact", ...Object.values(metadata.tables).map((t) => t.schemaName)];
  for (const { name } of Object.values(roles).flat()) {
    const found = /^prv(Create|Read|Write|Delete|AppendTo|Append)(\w+)$/.exec(name);
    expect(schemaNames).toContain(found?.[2]);
  }
});

test("an organization-owned table is granted for the whole organization only", () => {
  for (const { name, level } of Object.values(roles).flat())
    if (name.endsWith("alexacrm_wordpressuser")) expect({ name, level }).toEqual({ name, level: "Global" });
});

test("a reader reads and nothing else", () => {
  for (const { name } of roles["WordPress App Reader"]!) expect(name).toMatch(/^prvRead/);
});

test("an app user may bind from both sides and toggle, but neither create nor delete contacts or WordPress users", () => {
  expect(verbs("WordPress App User", "alexacrm_wordpresssite")).toEqual(["Read"]);
  expect(verbs("WordPress App User", "Contact")).toEqual(["Append", "AppendTo", "Read", "Write"]);
  expect(verbs("WordPress App User", "alexacrm_wordpressuser")).toEqual(["Append", "AppendTo", "Read", "Write"]);
});

test("the bridge has the least it needs: it reads and writes contacts, and points them at users", () => {
  expect(verbs("WordPress Bridge", "Contact")).toEqual(["Append", "AppendTo", "Read", "Write"]);
  expect(verbs("WordPress Bridge", "alexacrm_wordpressuser")).toEqual(["AppendTo", "Read"]);
  expect(verbs("WordPress Bridge", "alexacrm_wordpresssite")).toEqual(["Create", "Read", "Write"]);
});

test("the app is open to the two roles for people", () => {
  const app = elements("AppModules/alexacrm_WordPress/AppModule.xml", "Role").map((role) => attribute(role, "id"));
  const idOf = (name: string) => attribute(elements(`Roles/${name}.xml`, "Role")[0]!, "id");
  expect(app).toEqual(expect.arrayContaining(["WordPress App User", "WordPress App Reader"].map(idOf)));
  expect(app).not.toContain(idOf("WordPress Bridge"));
});
