import { type Table } from "../../metadata/types";
import { stableGuid } from "../guid";
import { labelDefinition, managed } from "./label-definition";

/** A table as `EntityMetadata` without its columns, keys and relationships. */
export function tableDefinition(table: Table): Record<string, unknown> {
  const { virtual } = table;
  const isCustom = table.logicalName.includes("_");
  return {
    MetadataId: tableMetadataId(table.logicalName),
    LogicalName: table.logicalName,
    SchemaName: table.schemaName,
    EntitySetName: table.entitySetName,
    CollectionSchemaName: table.entitySetName,
    LogicalCollectionName: table.entitySetName,
    ObjectTypeCode: table.objectTypeCode,
    PrimaryIdAttribute: table.primaryId,
    PrimaryNameAttribute: table.primaryName,
    PrimaryImageAttribute: null,
    OwnershipType: table.ownership === "UserOwned" ? "UserOwned" : "OrganizationOwned",
    DisplayName: labelDefinition(table.displayName),
    DisplayCollectionName: labelDefinition(table.displayCollectionName),
    Description: labelDefinition({}),
    IsActivity: false,
    IsCustomEntity: isCustom,
    IsManaged: false,
    IsIntersect: false,
    IsLogicalEntity: false,
    IsValidForAdvancedFind: true,
    IsCustomizable: managed(true, "iscustomizable"),
    IsAuditEnabled: managed(
      !virtual && Object.values(table.columns).some(({ isAudited }) => isAudited),
      "canmodifyauditsettings",
    ),
    IsOptimisticConcurrencyEnabled: !virtual,
    ChangeTrackingEnabled: false,
    HasNotes: false,
    HasActivities: false,
    TableType: virtual ? "Virtual" : "Standard",
    DataProviderId: virtual?.dataProviderId ?? null,
    DataSourceId: virtual?.dataSourceId ?? null,
    ExternalName: virtual?.externalName ?? null,
    ExternalCollectionName: virtual?.externalCollectionName ?? null,
  };
}

export const tableMetadataId = (logicalName: string): string => stableGuid(`table ${logicalName}`);
