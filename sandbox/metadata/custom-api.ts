/** A custom API: an operation of the Web API under its unique name. */
export interface CustomApi {
  uniqueName: string;
  binding: "global" | "table" | "collection";
  /** Of which table, unless it is global. */
  table?: string;
  isFunction: boolean;
  /** Privilege that callers need, e.g. `prvWritecontact`; undefined: everybody may call it. */
  privilege?: string;
  /** Which steps others may register on it. */
  steps: "none" | "async" | "all";
  parameters: CustomApiParameter[];
  responses: CustomApiParameter[];
  /** Its code is a plug-in, which the sandbox can't run: a stand-in must be given. */
  hasPlugin: boolean;
}

export interface CustomApiParameter {
  name: string;
  type: CustomApiType;
  optional: boolean;
}

export type CustomApiType =
  | "Boolean"
  | "DateTime"
  | "Decimal"
  | "Entity"
  | "EntityCollection"
  | "EntityReference"
  | "Float"
  | "Integer"
  | "Money"
  | "Picklist"
  | "String"
  | "StringArray"
  | "Guid";
