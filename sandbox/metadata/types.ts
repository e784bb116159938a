/** What the sandbox knows of tables, forms, views and apps: read from `solution/`, with Microsoft's own columns added. Ids are lower case without braces. */

import { type ColumnProfile } from "./column-profile";
import { type CustomApi } from "./custom-api";
import { type SecurityRole } from "./read-role";

/** Text per language code (LCID), e.g. `{ 1033: "Contact" }`. */
export type Label = Record<number, string>;

/** What a solution says of itself. */
export interface SolutionFacts {
  uniqueName: string;
  version: string;
  publisherPrefix: string;
  choicePrefix: number;
}

export interface Metadata {
  /** The first of the solutions that were read. */
  solution: SolutionFacts;
  /** All of them; absent: that one. */
  solutions?: (SolutionFacts & { isManaged: boolean })[];
  tables: Record<string, Table>;
  relationships: Relationship[];
  webResources: WebResource[];
  controls: ControlResource[];
  apps: App[];
  dataSources: DataSource[];
  /** The solution's own operations (`customapis/`). */
  customApis?: CustomApi[];
  /** The solution's security roles (`Roles/`). */
  roles?: SecurityRole[];
  /** Column security profiles (`FieldSecurityProfiles`); absent when there are none. */
  columnProfiles?: ColumnProfile[];
  /** Modern commands (`appactions/`), in the order of their sequence; absent when there are none. */
  commands?: ModernCommand[];
}

/** A button of the command bar that runs a function of a web resource. */
export interface ModernCommand {
  uniqueName: string;
  name: string;
  label: Label;
  tooltip: Label;
  /** Unique name of the app it is for; undefined: all apps. */
  app?: string;
  /** Logical name of the table it is for; undefined: all tables. */
  table?: string;
  location: "form" | "list" | "subgrid" | "related" | "quickForm" | "globalHeader" | "dashboard";
  sequence: number;
  /** Name of a Fluent icon, without `$clientsvg:`; empty when it has none. */
  icon: string;
  /** Name of the web resource that is its icon. */
  iconResource?: string;
  hidden: boolean;
  functionName: string;
  /** Name of the web resource that holds the function. */
  libraryName: string;
  /** 5: the form or list it stands on; 12: the grid; 21: the constant in `value`. */
  parameters: { type: number; value?: string }[];
}

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

export interface View {
  id: string;
  name: Label;
  /** 0 public, 1 advanced find, 2 associated, 4 quick find, 64 lookup. */
  queryType: number;
  isDefault: boolean;
  columns: { name: string; width: number }[];
  fetchXml: string;
}

export interface Form {
  id: string;
  name: Label;
  type: "main" | "quickCreate" | "card" | "quick";
  tabs: Tab[];
  header: Cell[];
  handlers: Handler[];
  /** Names of web resources, in load order. */
  libraries: string[];
  /** Who gets the form; absent: everybody. */
  display?: { order: number; fallback: boolean; everyone: boolean; roles: string[] };
}

export interface Tab {
  id: string;
  name: string;
  label: Label;
  visible: boolean;
  expanded: boolean;
  showLabel: boolean;
  columns: { width: string; sections: Section[] }[];
}

export interface Section {
  id: string;
  name: string;
  label: Label;
  showLabel: boolean;
  visible: boolean;
  /** How many columns the section lays its cells out in. */
  columns: number;
  rows: Cell[][];
}

export interface Cell {
  id: string;
  label: Label;
  showLabel: boolean;
  visible: boolean;
  colspan: number;
  rowspan: number;
  control?: FormControl;
}

export interface FormControl {
  id: string;
  /** The platform's control, in braces and upper case, e.g. `{4273EDBD-AC1D-40D3-9FB2-095C621B552D}` for text. */
  classId: string;
  column?: string;
  disabled: boolean;
  /** Our code component in place of the platform's control. */
  custom?: {
    name: string;
    parameters: Record<string, CustomControlParameter>;
    /** The platform's control that stands in when the component can't be had. */
    defaultClassId?: string;
  };
  /** A subgrid's parameters as the form XML has them. */
  parameters: Record<string, string>;
}

/** Bound: `value` is a column. Static: `value` is the text itself. */
export interface CustomControlParameter {
  value: string;
  type: string;
  isStatic: boolean;
}

export interface Handler {
  event: "onload" | "onsave" | "onchange";
  column?: string;
  functionName: string;
  libraryName: string;
  enabled: boolean;
  passExecutionContext: boolean;
  /** Raw text of the `parameters` attribute: comma-separated JavaScript literals. */
  parameters: string;
}

export interface WebResource {
  id: string;
  name: string;
  displayName: string;
  type: number;
  /** File that holds its content, in the solution or built; undefined while it is not built. */
  file: string | undefined;
}

export interface ControlResource {
  name: string;
  namespace: string;
  constructorName: string;
  /** Folder with `ControlManifest.xml`, `bundle.js`, `strings/`; undefined while it is not built. */
  folder: string | undefined;
}

export interface App {
  uniqueName: string;
  name: Label;
  /** Name of the web resource that is its icon; undefined: the platform's. */
  icon?: string;
  areas: { id: string; title: Label; groups: { id: string; title: Label; subAreas: SubArea[] }[] }[];
  tables: string[];
  formIds: string[];
  viewIds: string[];
}

export interface SubArea {
  id: string;
  title: Label;
  table?: string;
  url?: string;
}

export interface DataSource {
  id: string;
  name: string;
  dataProviderId: string;
  /** The decoded ConnectionDefinition: Uri, Timeout, parameter1name … */
  connection: Record<string, string | number | boolean | null>;
}
