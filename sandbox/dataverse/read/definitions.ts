import { type Label, type Table } from "../../metadata/types";
import { type Call, type Environment } from "../environment";
import { fail } from "../errors";
import { stableGuid } from "../guid";
import { json, type Answer } from "../web-api/answer";
import { labelText } from "./formatted-value";

/**
 * `EntityDefinitions(LogicalName='contact')?$select=EntitySetName,…`, as clients ask before their first call on a table.
 * `MetadataId` always comes along.
 * @throws DataverseError 404 for a table, 400 for a property that doesn't exist, 501 for `$expand`.
 */
export function definition({ catalog }: Environment, call: Call, logicalName: string, search: URLSearchParams): Answer {
  const table = catalog.findTable(logicalName);
  if (!table) throw fail("notFound", "EntityMetadata", logicalName);
  for (const name of search.keys())
    if (name !== "$select" && name !== "tag") throw fail("notImplemented", `${name} on EntityDefinitions`);
  const all = propertiesOf(table);
  const names = search
    .get("$select")
    ?.split(",")
    .map((name) => name.trim());
  const unknown = names?.find((name) => !Object.hasOwn(all, name));
  if (unknown !== undefined)
    throw fail(
      "notImplemented",
      `the property '${unknown}' of EntityDefinitions (there are ${Object.keys(all).join(", ")})`,
    );
  const chosen = names ? Object.fromEntries(names.map((name) => [name, all[name]])) : all;
  const context = `${call.base}/$metadata#EntityDefinitions${names ? `(${names.join()})` : ""}/$entity`;
  return json(200, { "@odata.context": context, ...chosen, MetadataId: all.MetadataId });
}

function propertiesOf(table: Table): Record<string, unknown> {
  const { virtual } = table;
  return {
    MetadataId: stableGuid(`table ${table.logicalName}`),
    LogicalName: table.logicalName,
    SchemaName: table.schemaName,
    EntitySetName: table.entitySetName,
    LogicalCollectionName: table.entitySetName,
    ObjectTypeCode: table.objectTypeCode,
    PrimaryIdAttribute: table.primaryId,
    PrimaryNameAttribute: table.primaryName,
    OwnershipType: table.ownership === "UserOwned" ? "UserOwned" : "OrganizationOwned",
    DisplayName: label(table.displayName),
    DisplayCollectionName: label(table.displayCollectionName),
    IsActivity: false,
    IsOptimisticConcurrencyEnabled: !virtual,
    TableType: virtual ? "Virtual" : "Standard",
    DataProviderId: virtual?.dataProviderId ?? null,
    DataSourceId: virtual?.dataSourceId ?? null,
    ExternalName: virtual?.externalName ?? null,
    ExternalCollectionName: virtual?.externalCollectionName ?? null,
  };
}

function label(texts: Label) {
  const localized = Object.entries(texts).map(([code, text]) => ({
    Label: text,
    LanguageCode: Number(code),
    IsManaged: true,
    MetadataId: stableGuid(`label ${code} ${text}`),
    HasChanged: null,
  }));
  const user = localized.find(({ Label }) => Label === labelText(texts)) ?? null;
  return { LocalizedLabels: localized, UserLocalizedLabel: user };
}
