import { escapeXml } from "../../../odata/csdl";
import { type CustomApi, type CustomApiParameter } from "../../metadata/custom-api";
import { type Column, type Table } from "../../metadata/types";
import { isLookup, lookupValueName, navigationName } from "../catalog";
import { customApis, isThere } from "../custom-api/custom-apis";
import { type Environment } from "../environment";
import { externalMessages } from "../events/event";
import { bulkOperations } from "../write/bulk";
import { isExternalEnabled } from "../write/on-external";

const edm: Record<Column["type"], string> = {
  primarykey: "Edm.Guid",
  nvarchar: "Edm.String",
  ntext: "Edm.String",
  int: "Edm.Int32",
  bigint: "Edm.Int64",
  bit: "Edm.Boolean",
  datetime: "Edm.DateTimeOffset",
  lookup: "Edm.Guid",
  owner: "Edm.Guid",
  picklist: "Edm.Int32",
  state: "Edm.Int32",
  status: "Edm.Int32",
};

/** `$metadata`: types, navigation properties, sets, and the operations that are there now, as CSDL 4.0. */
export function csdl(environment: Environment): string {
  const { metadata } = environment.catalog;
  const tables = Object.values(metadata.tables);
  const apis = customApis(environment).filter((api) => isThere(api) && !api.isPrivate);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>',
    '<Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">',
    '<EntityType Name="crmbaseentity" Abstract="true" />',
    ...tables.map((table) => entityType(environment, table)),
    ...tables.flatMap((table) => operationsOf(environment, table)),
    ...apis.flatMap((api) => customApi(environment, api)),
    '<EntityContainer Name="System">',
    ...tables.map((table) => entitySet(environment, table)),
    ...apis.filter(({ binding }) => binding === "global").map(imported),
    "</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>",
    "",
  ].join("\n");
}

const element = (name: string, attributes: Record<string, string>, inner = ""): string => {
  const text = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return inner ? `<${name}${text.join("")}>${inner}</${name}>` : `<${name}${text.join("")} />`;
};

function entityType({ catalog }: Environment, table: Table): string {
  const columns = catalog.readable(table).map((column) => {
    const name = isLookup(column) ? lookupValueName(column) : column.logicalName;
    const type = column.type === "datetime" && column.format?.toLowerCase() === "date" ? "Edm.Date" : edm[column.type];
    return element("Property", { Name: name, Type: type });
  });
  const lookups = Object.values(table.columns).flatMap((column) =>
    (column.targets ?? []).map((target) =>
      element(
        "NavigationProperty",
        { Name: navigationName(column, target), Type: `mscrm.${target}`, Nullable: "true" },
        element("ReferentialConstraint", {
          Property: lookupValueName(column),
          ReferencedProperty: catalog.findTable(target)?.primaryId ?? "",
        }),
      ),
    ),
  );
  const collections = catalog.collectionsOf(table).map(({ name, table: other, column }) =>
    element("NavigationProperty", {
      Name: name,
      Type: `Collection(mscrm.${other.logicalName})`,
      Partner: navigationName(column, table.logicalName),
    }),
  );
  const key = element("Key", {}, element("PropertyRef", { Name: table.primaryId }));
  const inner = [key, ...columns, ...lookups, ...collections].join("\n  ");
  return element("EntityType", { Name: table.logicalName, BaseType: "mscrm.crmbaseentity" }, `\n  ${inner}\n`);
}

function entitySet({ catalog }: Environment, table: Table): string {
  const lookups = Object.values(table.columns).flatMap((column) =>
    (column.targets ?? []).map((target) => [
      navigationName(column, target),
      catalog.findTable(target)?.entitySetName ?? "",
    ]),
  );
  const collections = catalog.collectionsOf(table).map(({ name, table: other }) => [name, other.entitySetName]);
  const bindings = [...lookups, ...collections].map(([path = "", target = ""]) =>
    element("NavigationPropertyBinding", { Path: path, Target: target }),
  );
  const type = { Name: table.entitySetName, EntityType: `Microsoft.Dynamics.CRM.${table.logicalName}` };
  return element("EntitySet", type, bindings.join(""));
}

const parameter = (name: string, type: string, nullable = false): string =>
  element("Parameter", { Name: name, Type: type, ...(nullable ? {} : { Nullable: "false" }) });

function operationsOf(environment: Environment, table: Table): string[] {
  const type = `Collection(mscrm.${table.logicalName})`;
  if (!table.virtual)
    return bulkOperations.map((name) =>
      element("Action", { Name: name, IsBound: "true" }, parameter("entityset", type) + parameter("Targets", type)),
    );
  return externalMessages
    .filter((message) => isExternalEnabled(environment, table, message))
    .map((Name) =>
      element(
        "Action",
        { Name, IsBound: "true" },
        parameter("entityset", type) + parameter("Target", "mscrm.crmbaseentity"),
      ),
    );
}

function customApi({ catalog }: Environment, api: CustomApi): string[] {
  const table = api.table ? catalog.findTable(api.table) : undefined;
  const bound =
    api.binding === "table"
      ? [parameter("entity", `mscrm.${table?.logicalName}`)]
      : api.binding === "collection"
        ? [parameter("entityset", `Collection(mscrm.${table?.logicalName})`)]
        : [];
  const inner = [...bound, ...api.parameters.map((one) => parameter(one.name, typeOf(one), one.optional))];
  const answer = `${api.uniqueName}Response`;
  if (api.responses.length) inner.push(element("ReturnType", { Type: `mscrm.${answer}`, Nullable: "false" }));
  const attributes = { Name: api.uniqueName, ...(bound.length ? { IsBound: "true" } : {}) };
  const properties = api.responses.map((one) => element("Property", { Name: one.name, Type: typeOf(one) }));
  return [
    ...(api.responses.length ? [element("ComplexType", { Name: answer }, properties.join(""))] : []),
    element(api.isFunction ? "Function" : "Action", attributes, inner.join("")),
  ];
}

const imported = ({ uniqueName, isFunction }: CustomApi): string => {
  const kind = isFunction ? "Function" : "Action";
  return element(`${kind}Import`, { Name: uniqueName, [kind]: `Microsoft.Dynamics.CRM.${uniqueName}` });
};

const customTypes: Record<CustomApiParameter["type"], string> = {
  Boolean: "Edm.Boolean",
  DateTime: "Edm.DateTimeOffset",
  Decimal: "Edm.Decimal",
  Entity: "mscrm.crmbaseentity",
  EntityCollection: "Collection(mscrm.crmbaseentity)",
  EntityReference: "mscrm.crmbaseentity",
  Float: "Edm.Double",
  Integer: "Edm.Int32",
  Money: "Edm.Decimal",
  Picklist: "Edm.Int32",
  String: "Edm.String",
  StringArray: "Collection(Edm.String)",
  Guid: "Edm.Guid",
};

const typeOf = ({ type }: CustomApiParameter): string => customTypes[type];
