import { type Column, type ColumnType, type Table } from "../../metadata/types";
import { stableGuid } from "../guid";
import { labelDefinition, managed } from "./label-definition";

type Definition = Record<string, unknown>;

/** `AttributeType` and the derived type of `AttributeMetadata` per column type. */
const kinds: Record<ColumnType, [attributeType: string, derived: string]> = {
  primarykey: ["Uniqueidentifier", "UniqueIdentifierAttributeMetadata"],
  nvarchar: ["String", "StringAttributeMetadata"],
  ntext: ["Memo", "MemoAttributeMetadata"],
  int: ["Integer", "IntegerAttributeMetadata"],
  bigint: ["BigInt", "BigIntAttributeMetadata"],
  bit: ["Boolean", "BooleanAttributeMetadata"],
  datetime: ["DateTime", "DateTimeAttributeMetadata"],
  lookup: ["Lookup", "LookupAttributeMetadata"],
  owner: ["Owner", "LookupAttributeMetadata"],
  picklist: ["Picklist", "PicklistAttributeMetadata"],
  state: ["State", "StateAttributeMetadata"],
  status: ["Status", "StatusAttributeMetadata"],
};

/** Derived types that a cast may name. */
export const columnCasts: readonly string[] = [...new Set(Object.values(kinds).map(([, derived]) => derived))];

export const castOf = ({ type }: Column): string => kinds[type][1];

/** What every `AttributeMetadata` has. */
export function columnDefinition(table: Table, column: Column): Definition {
  const [type] = kinds[column.type];
  const levels = {
    none: "None",
    recommended: "Recommended",
    required: "ApplicationRequired",
    systemrequired: "SystemRequired",
  };
  return {
    MetadataId: stableGuid(`column ${table.logicalName} ${column.logicalName}`),
    LogicalName: column.logicalName,
    SchemaName: column.schemaName,
    EntityLogicalName: table.logicalName,
    AttributeType: type,
    AttributeTypeName: { Value: `${type}Type` },
    AttributeOf: null,
    DisplayName: labelDefinition(column.displayName),
    Description: labelDefinition(column.description),
    RequiredLevel: managed(levels[column.required], "canmodifyrequirementlevelsettings"),
    IsAuditEnabled: managed(column.isAudited, "canmodifyauditsettings"),
    IsCustomizable: managed(true, "iscustomizable"),
    IsCustomAttribute: column.logicalName.includes("_"),
    IsPrimaryId: column.logicalName === table.primaryId,
    IsPrimaryName: column.logicalName === table.primaryName,
    IsSecured: column.isSecured,
    IsManaged: false,
    IsLogical: false,
    IsValidForCreate: column.validForCreate,
    IsValidForRead: column.validForRead,
    IsValidForUpdate: column.validForUpdate,
    IsValidODataAttribute: true,
    SourceType: 0,
    ExternalName: column.externalName ?? null,
  };
}

/** What the derived type adds; choices travel only where `$expand` asks for them. */
export function derivedDefinition(column: Column): Definition {
  switch (column.type) {
    case "nvarchar":
    case "ntext":
      return {
        MaxLength: column.maxLength ?? null,
        Format: titled(column.format ?? "text"),
        FormatName: { Value: titled(column.format ?? "text") },
      };
    case "int":
      return { MinValue: column.minValue ?? null, MaxValue: column.maxValue ?? null, Format: "None" };
    case "bit":
      return { DefaultValue: column.defaultValue ?? false };
    case "datetime":
      return {
        Format: column.format?.toLowerCase() === "date" ? "DateOnly" : "DateAndTime",
        DateTimeBehavior: { Value: column.format?.toLowerCase() === "date" ? "DateOnly" : "UserLocal" },
      };
    case "lookup":
    case "owner":
      return { Targets: column.targets ?? [], Format: "None" };
    case "picklist":
    case "state":
    case "status":
      return { DefaultFormValue: column.defaultValue ?? -1 };
    default:
      return {};
  }
}

/** `OptionSet` of a choice, state, status or Yes/No column; undefined for any other. */
export function optionSetDefinition(table: Table, column: Column): Definition | undefined {
  const derived = castOf(column);
  const [type] = kinds[column.type];
  if (!column.options || !["Picklist", "State", "Status", "Boolean"].includes(type)) return undefined;
  const common = {
    MetadataId: stableGuid(`choice ${table.logicalName} ${column.logicalName}`),
    Name: `${table.logicalName}_${column.logicalName}`,
    DisplayName: labelDefinition(column.displayName),
    IsGlobal: false,
    IsCustomOptionSet: column.logicalName.includes("_"),
    OptionSetType: type,
  };
  const options = column.options.map(({ value, label, state, externalValue }) => ({
    Value: value,
    Label: labelDefinition(label),
    Description: labelDefinition({}),
    Color: null,
    IsManaged: false,
    ExternalValue: externalValue ?? null,
    ParentValues: [],
    ...(derived === "StatusAttributeMetadata" ? { State: state ?? 0 } : {}),
  }));
  if (type !== "Boolean") return { ...common, Options: options };
  return {
    ...common,
    TrueOption: options.find(({ Value }) => Value === 1) ?? null,
    FalseOption: options.find(({ Value }) => Value === 0) ?? null,
  };
}

const titled = (text: string): string =>
  ({ text: "Text", email: "Email", textarea: "TextArea", phone: "Phone", url: "Url" })[text.toLowerCase()] ?? "Text";
