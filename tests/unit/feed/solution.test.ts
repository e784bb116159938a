import path from "node:path";
import { DOMParser } from "@xmldom/xmldom";
import { metadata } from "../../../bridge/feed/documents";
import { properties, propertyNames, propertyOf, type PropertyType } from "../../../bridge/feed/properties";
import { bindingChoice, bindingModeNames, type BindingMode } from "../../../model/binding-mode";
import { readSolution, type Column, type ColumnType } from "../../../sandbox/metadata";

/** Which column of a virtual table may be mapped to which property (OData v4 provider's requirements; choices by external type name). */
const columnTypes: Record<PropertyType, ColumnType[]> = {
  "Edm.Guid": ["primarykey", "lookup"],
  "Edm.String": ["nvarchar", "ntext"],
  "Edm.Int32": ["int"],
  "Edm.Boolean": ["bit"],
  "Edm.DateTimeOffset": ["datetime"],
  "WordPress.Binding": ["picklist"],
};

const solution = readSolution(path.resolve(__dirname, "../../../solution"));
const table = Object.values(solution.tables).find(({ logicalName }) => logicalName === "alexacrm_wordpressuser")!;
const byExternalName = new Map(
  Object.values(table.columns).flatMap((column): [string, Column][] =>
    column.externalName ? [[column.externalName, column]] : [],
  ),
);

test("the virtual table names the feed's entity set and type", () => {
  const document = new DOMParser().parseFromString(metadata, "text/xml");
  expect(document.getElementsByTagName("EntitySet")[0]?.getAttribute("Name")).toBe(
    table.virtual?.externalCollectionName,
  );
  expect(document.getElementsByTagName("EntityType")[0]?.getAttribute("Name")).toBe(table.virtual?.externalName);
});

test("each column of the virtual table is a property of the feed, and the other way round; Modified lets flows compare (F112)", () => {
  expect([...byExternalName.keys()].sort()).toEqual([...propertyNames].sort());
  expect(byExternalName.get("Modified")?.type).toBe("datetime");
});

test.each(propertyNames)("%s: type, required and writable are the same on both sides", (name) => {
  const column = byExternalName.get(name)!;
  const { type, nullable, onCreate, onUpdate } = propertyOf(name);
  expect(columnTypes[type]).toContain(column.type);
  expect(["required", "systemrequired"].includes(column.required)).toBe(!nullable);
  if (name !== "Id")
    expect({ create: column.validForCreate, update: column.validForUpdate }).toEqual({
      create: onCreate,
      update: onUpdate,
    });
});

test("the key is the primary column, the name the primary name", () => {
  expect(byExternalName.get("Id")?.logicalName).toBe(table.primaryId);
  expect(byExternalName.get("DisplayName")?.logicalName).toBe(table.primaryName);
});

test("each binding is a choice whose external value is the member's name", () => {
  const column = byExternalName.get("Binding")!;
  expect(column.externalTypeName).toBe(properties.Binding.type);
  expect(column.options?.map(({ value, externalValue }) => [value, externalValue])).toEqual(
    bindingModeNames.map((name, mode) => [bindingChoice(mode as BindingMode), name]),
  );
});
