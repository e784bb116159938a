/** A custom API: an operation of the Web API under its unique name. */
export interface CustomApi {
  uniqueName: string;
  /** Left out: the unique name. */
  displayName?: string;
  description?: string;
  binding: CustomApiBinding;
  /** Of which table, unless it is global. */
  table?: string;
  isFunction: boolean;
  /** Callable, but not shown in `$metadata`. */
  isPrivate?: boolean;
  /** Privilege that callers need, e.g. `prvWritecontact`; undefined: everybody may call it. */
  privilege?: string;
  /** Which steps others may register on it. */
  steps: CustomApiSteps;
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

/** By the numbers of `bindingtype` (customapi table reference): on nothing, on a row, on a set. */
export const customApiBindings = ["global", "table", "collection"] as const;
export type CustomApiBinding = (typeof customApiBindings)[number];

/** By the numbers of `allowedcustomprocessingsteptype`. */
export const customApiSteps = ["none", "async", "all"] as const;
export type CustomApiSteps = (typeof customApiSteps)[number];

/** By the numbers of `type` (customapirequestparameter table reference). */
export const customApiTypes = [
  ...(["Boolean", "DateTime", "Decimal", "Entity", "EntityCollection", "EntityReference", "Float", "Integer"] as const),
  ...(["Money", "Picklist", "String", "StringArray", "Guid"] as const),
] as const;
export type CustomApiType = (typeof customApiTypes)[number];
