import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Column } from "../../../sandbox/metadata";
import { elements, metadata, rootFolder, textOfFile, wordpressUser, contact } from "./files";

const contracts = readFileSync(join(rootFolder, "docs/contracts.md"), "utf8");

/** Rows of the page's table of virtual columns: column, property, type, on create, on update. */
const written = contracts
  .split("\n")
  .filter((line) => /^\| `alexacrm_\w+`\s*\| `[A-Z]\w+`\s*\|/.test(line))
  .map((line) =>
    line
      .split("|")
      .slice(1, 6)
      .map((cell) => cell.trim().replace(/`/g, "")),
  );

const edm = (column: Column): string => {
  const types: Partial<Record<Column["type"], string>> = {
    primarykey: "Edm.Guid, key",
    lookup: "Edm.Guid",
    nvarchar: "Edm.String",
    int: "Edm.Int32",
    bit: "Edm.Boolean",
    datetime: "Edm.DateTimeOffset",
    picklist: `${column.externalTypeName} (enum)`,
  };
  return types[column.type] ?? column.type;
};

test("the virtual table's columns are the feed's, name by name and type by type (F98, F106)", () => {
  const ours = Object.values(wordpressUser.columns).map((column) => [
    column.logicalName,
    column.externalName,
    edm(column) + (column.required === "required" || column.required === "systemrequired" ? ", not null" : ""),
  ]);
  expect(ours).toEqual(
    written.map(([column, property, type]) => [column, property, type!.replace(", comma-joined", "")]),
  );
});

test("what the feed does not take on create or update is not valid for it (F104)", () => {
  const ours = Object.values(wordpressUser.columns).map((c) => [
    c.logicalName,
    c.validForCreate && c.type !== "primarykey",
    c.validForUpdate,
  ]);
  expect(ours).toEqual(
    written.map(([column, , , create, update]) => [column, create!.startsWith("yes"), update!.startsWith("yes")]),
  );
});

test("Binding's values, labels and external names are those of the contract (F11)", () => {
  expect(
    wordpressUser.columns.alexacrm_binding!.options!.map((o) => [o.value, o.label[1033], o.externalValue]),
  ).toEqual([
    [763010000, "Not bound", "NotBound"],
    [763010001, "Username", "Username"],
    [763010002, "Custom", "Custom"],
    [763010003, "Contact", "Contact"],
    [763010004, "Disabled", "Disabled"],
  ]);
});

test("the table reads through the OData v4 provider from our data source, whose record has no secret", () => {
  expect(wordpressUser.virtual).toEqual({
    dataProviderId: "a17be158-e9dd-e611-80d3-00155da29216",
    dataSourceId: metadata.dataSources[0]!.id,
    externalName: "WordPressUser",
    externalCollectionName: "WordPressUsers",
  });
  const connection = metadata.dataSources[0]!.connection;
  expect(connection).toMatchObject({
    Uri: "https://example.invalid/odata/",
    Timeout: 5,
    ReturnInlineCount: true,
    parameter1name: "X-Icds-Key",
    isparameter1header: true,
    odatadatasourceId: metadata.dataSources[0]!.id,
  });
  expect(Object.keys(connection).filter((key) => /value/i.test(key))).toEqual([]);
});

test("schema names are all lower case, so logical names and navigation properties are the same word", () => {
  for (const table of [contact, wordpressUser])
    for (const column of Object.values(table.columns)) expect(column.schemaName).toBe(column.logicalName);
  expect(contact.columns.alexacrm_wordpress_userid!.navigationProperty).toBe("alexacrm_wordpress_userid");
  expect(wordpressUser.columns.alexacrm_contactid!.navigationProperty).toBe("alexacrm_contactid");
});

test("contact's columns: Login Enabled is Yes by default and audited, the user key is an alternate key (F52)", () => {
  expect(contact.columns.alexacrm_wordpress_loginenabled).toMatchObject({
    defaultValue: true,
    isAudited: true,
    type: "bit",
  });
  expect(contact.columns.alexacrm_wordpress_username).toMatchObject({ maxLength: 60, isAudited: true });
  expect(contact.columns.alexacrm_wordpress_userid).toMatchObject({
    targets: ["alexacrm_wordpressuser"],
    isAudited: true,
  });
  expect(contact.keys).toEqual([
    {
      logicalName: "alexacrm_wordpress_userkey_key",
      schemaName: "alexacrm_wordpress_userkey_key",
      columns: ["alexacrm_wordpress_userkey"],
    },
  ]);
});

test("labels of the contact section are those that people know (F45)", () => {
  const labels = ["alexacrm_wordpress_userid", "alexacrm_wordpress_username", "alexacrm_wordpress_loginenabled"];
  expect(labels.map((name) => contact.columns[name]!.displayName[1033])).toEqual([
    "User (default site)",
    "Username (default site)",
    "Login Enabled",
  ]);
});

test("the solution brings only our part of contact and no table settings of the platform's", () => {
  expect(elements("Entities/Contact/Entity.xml", "EntitySetName")).toEqual([]);
  expect(textOfFile("Other/Solution.xml")).toContain('<RootComponent type="1" schemaName="contact" behavior="2" />');
});

test("no two columns of a WordPress user have the same label, in any language: a form shows them side by side", () => {
  const labels = Object.values(wordpressUser.columns).flatMap(({ displayName }) =>
    Object.entries(displayName).map(([languageId, text]) => `${languageId} ${text}`),
  );
  expect(labels.length).toBeGreaterThan(60);
  expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
});
