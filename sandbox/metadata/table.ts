import { type Form } from "./form";
import { type Label } from "./label";
import { type View } from "./view";

export interface Table {
  logicalName: string;
  schemaName: string;
  entitySetName: string;
  /** Small whole number that the platform calls object type code. */
  objectTypeCode: number;
  displayName: Label;
  displayCollectionName: Label;
  /** Name of the web resource that is its icon. */
  icon?: string;
  primaryId: string;
  primaryName: string;
  ownership: "UserOwned" | "OrgOwned";
  /** Present for a virtual table only. */
  virtual?: { dataProviderId: string; dataSourceId: string; externalName: string; externalCollectionName: string };
  columns: Record<string, Column>;
  keys: AlternateKey[];
  views: View[];
  forms: Form[];
}

export type ColumnType =
  | "primarykey"
  | "nvarchar"
  | "ntext"
  | "int"
  | "bigint"
  | "bit"
  | "datetime"
  | "lookup"
  | "owner"
  | "picklist"
  | "state"
  | "status";

export interface Column {
  logicalName: string;
  schemaName: string;
  type: ColumnType;
  displayName: Label;
  description: Label;
  required: "none" | "recommended" | "required" | "systemrequired";
  maxLength?: number;
  /** Whole numbers: the smallest and largest value. */
  minValue?: number;
  maxValue?: number;
  /** e.g. text, email, textarea, date, datetime. */
  format?: string;
  /** Yes/No and choice columns: the value of a new row that does not say. */
  defaultValue?: number | boolean;
  options?: Option[];
  /** Lookups: logical names of the tables it may point to. */
  targets?: string[];
  /** Lookups: name of the single-valued navigation property. */
  navigationProperty?: string;
  /** Lookups with several targets: that name by target, where it is not column and target joined by `_`. */
  navigationProperties?: Record<string, string>;
  externalName?: string;
  /** Choice columns of a virtual table: name of the CSDL EnumType. */
  externalTypeName?: string;
  validForCreate: boolean;
  validForUpdate: boolean;
  validForRead: boolean;
  isAudited: boolean;
  isSecured: boolean;
}

export interface Option {
  value: number;
  label: Label;
  externalValue?: string;
  /** Status options: the state they belong to. */
  state?: number;
}

export interface AlternateKey {
  logicalName: string;
  schemaName: string;
  columns: string[];
}

export interface Relationship {
  schemaName: string;
  referencingTable: string;
  referencingColumn: string;
  referencedTable: string;
  /** On the referencing table: contact -> its user. */
  lookupNavigationProperty: string;
  /** On the referenced table: user -> its contacts. */
  collectionNavigationProperty: string;
  cascadeDelete: "RemoveLink" | "NoCascade" | "Cascade" | "Restrict";
}
