import { type AlternateKey, type Metadata, type Relationship, type Table } from "../../metadata/types";
import { stableGuid } from "../guid";
import { labelDefinition } from "./label-definition";

/** A relationship as `OneToManyRelationshipMetadata`; the same one seen from the other table is its many-to-one. */
export function relationshipDefinition({ tables }: Metadata, relationship: Relationship): Record<string, unknown> {
  return {
    MetadataId: stableGuid(`relationship ${relationship.schemaName}`),
    SchemaName: relationship.schemaName,
    RelationshipType: "OneToManyRelationship",
    IsCustomRelationship: relationship.schemaName.startsWith("alexacrm"),
    IsHierarchical: false,
    ReferencedEntity: relationship.referencedTable,
    ReferencedAttribute: tables[relationship.referencedTable]?.primaryId ?? null,
    ReferencingEntity: relationship.referencingTable,
    ReferencingAttribute: relationship.referencingColumn,
    ReferencedEntityNavigationPropertyName: relationship.collectionNavigationProperty,
    ReferencingEntityNavigationPropertyName: relationship.lookupNavigationProperty,
    CascadeConfiguration: { Delete: relationship.cascadeDelete },
  };
}

/** An alternate key as `EntityKeyMetadata`. */
export const keyDefinition = ({ logicalName: table }: Table, key: AlternateKey): Record<string, unknown> => ({
  MetadataId: stableGuid(`key ${table} ${key.logicalName}`),
  LogicalName: key.logicalName,
  SchemaName: key.schemaName,
  EntityLogicalName: table,
  DisplayName: labelDefinition({ 1033: key.schemaName }),
  KeyAttributes: key.columns,
  EntityKeyIndexStatus: "Active",
  IsManaged: false,
});
