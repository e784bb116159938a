import { type Column, type Table } from "../../../metadata/types";
import { type Catalog } from "../metadata/catalog";

/** `AttributeTypeCode` numbers of the metadata answer. */
const typeCodes: Record<Column["type"], number> = {
  primarykey: 15,
  nvarchar: 14,
  ntext: 7,
  int: 5,
  bigint: 18,
  bit: 0,
  datetime: 2,
  lookup: 6,
  owner: 9,
  picklist: 11,
  state: 12,
  status: 13,
};

/** The answer of `getEntityMetadata`: names of the table, and the asked columns under `Attributes`. */
export function entityMetadata(catalog: Catalog, name: string, columns: string[] = []): Xrm.Metadata.EntityMetadata {
  const table = catalog.table(name);
  const attributes = columns.flatMap((column) => describe(catalog, table, column));
  const answer = {
    LogicalName: table.logicalName,
    SchemaName: table.schemaName,
    EntitySetName: table.entitySetName,
    LogicalCollectionName: table.entitySetName,
    ObjectTypeCode: table.objectTypeCode,
    DisplayName: catalog.text(table.displayName),
    DisplayCollectionName: catalog.text(table.displayCollectionName),
    PrimaryIdAttribute: table.primaryId,
    PrimaryNameAttribute: table.primaryName,
    OwnershipType: table.ownership,
    DataProviderId: table.virtual?.dataProviderId ?? null,
    IsCustomEntity: table.logicalName.includes("_"),
    Attributes: {
      get: (key?: string | number) =>
        key === undefined ? attributes : attributes.find((one, index) => one.LogicalName === key || index === key),
      getLength: () => attributes.length,
      getByName: (key: string) => attributes.find((one) => one.LogicalName === key),
      forEach: (visit: (one: unknown, index: number) => void) => attributes.forEach(visit),
    },
  };
  return answer as unknown as Xrm.Metadata.EntityMetadata;
}

function describe(catalog: Catalog, table: Table, name: string) {
  const column = table.columns[name];
  if (!column) return [];
  const options = (column.options ?? []).map(({ value, label }) => ({ value, text: catalog.text(label) }));
  return [
    {
      LogicalName: column.logicalName,
      SchemaName: column.schemaName,
      DisplayName: catalog.text(column.displayName),
      AttributeType: typeCodes[column.type],
      EntityLogicalName: table.logicalName,
      MaxLength: column.maxLength,
      RequiredLevel: column.required,
      Targets: column.targets,
      OptionSet: Object.fromEntries(options.map((option) => [option.value, option])),
    },
  ];
}
