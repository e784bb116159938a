/** What the bridge sends to the plugin's routes (docs/contracts.md, "Bridge -> WordPress"), in the names of the wire. */

/** Fields of a user that can be filtered and sorted by, and that Dataverse shows. */
export type UserField =
  | "id"
  | "login"
  | "email"
  | "display_name"
  | "first_name"
  | "last_name"
  | "roles"
  | "login_locked"
  | "last_login"
  | "modified"
  | "timezone"
  | "locale"
  | "mode"
  | "contact_id"
  | "contact_name"
  | "not_bindable";

export type Operator =
  "eq" | "ne" | "gt" | "ge" | "lt" | "le" | "in" | "null" | "notnull" | "startswith" | "contains" | "endswith";
export type ConditionValue = string | number | boolean | null;

export interface Condition {
  Field: UserField;
  Operator: Operator;
  Value: ConditionValue | ConditionValue[];
}
export interface Filter {
  Type: "and" | "or" | "not";
  Conditions: (Filter | Condition)[];
}

export interface UserQuery {
  Filter?: Filter;
  Order?: { Field: UserField; Dir: "asc" | "desc" }[];
  /** At most 5,000. */
  Top?: number;
  Skip?: number;
  Count?: boolean;
}

export interface UserChanges {
  email?: string;
  display_name?: string;
  first_name?: string;
  last_name?: string;
  roles?: string[];
  login_locked?: boolean;
  timezone?: string;
  locale?: string;
}
export interface NewUser extends UserChanges {
  login: string;
  email: string;
}

export interface Binding {
  contact: { id: string; name: string };
  /** The user to give the contact; null takes its user away. */
  user: number | null;
  /** What must be so now (compare-and-set); null with `take_over`. */
  expect: { contact_user: number | null; user_contact: string | null } | null;
  take_over: boolean;
}

type DeniedReason = "login_disabled" | "inactive" | "deleted";

export interface Mark {
  contact: string;
  /** Digits; null only with the reason `deleted`. */
  version: string | null;
  denied: boolean;
  reason: DeniedReason | null;
}

export interface UsernameMode {
  user: number;
  contact: string | null;
  name: string | null;
  version: string | null;
  denied: boolean;
  /** `not_found` and `several` when nobody or more than one matched. */
  reason: DeniedReason | "not_found" | "several" | null;
}

export interface UserBindingChange {
  mode: number;
  ref: { LogicalName: string; Id: string; Name?: string } | null;
}
