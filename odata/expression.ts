/** The syntax tree of a `$filter`. `and` and `or` hold a whole chain, so that a long list of conditions is not a deep tree. */
export type Expression =
  | { kind: "property"; path: string[] }
  | { kind: "literal"; literal: Literal }
  | { kind: "compare"; operator: Comparison; left: Expression; right: Expression }
  | { kind: "in"; left: Expression; values: Expression[] }
  | { kind: "and" | "or"; operands: Expression[] }
  | { kind: "not"; operand: Expression }
  | { kind: "call"; name: FunctionName; args: Expression[] }
  | CrmCall;

/** `Microsoft.Dynamics.CRM.<name>(PropertyName='x',PropertyValues=['a','b'])`: only its caller knows what it means. */
export interface CrmCall {
  kind: "crm";
  name: string;
  args: { name: string; value: Literal | Literal[] }[];
}

export type Literal =
  | { type: "null" }
  | { type: "boolean"; value: boolean }
  | { type: "string"; value: string }
  /** `text` is what the query says: whole numbers beyond 2^53 keep their digits. */
  | { type: "number"; value: number; text: string }
  /** Lower case, without braces. */
  | { type: "guid"; value: string }
  /** ISO 8601 as written: a date alone, or a date and time; without an offset it is UTC. */
  | { type: "datetime"; value: string }
  /** `WordPress.Binding'Contact'`. */
  | { type: "enum"; enumType: string; member: string };

export const comparisons = ["eq", "ne", "gt", "ge", "lt", "le"] as const;
export type Comparison = (typeof comparisons)[number];

/** Functions and how many arguments each takes. `substringof` is OData v3's `contains` the other way round. */
export const functions = {
  contains: 2,
  startswith: 2,
  endswith: 2,
  substringof: 2,
  indexof: 2,
  length: 1,
  tolower: 1,
  toupper: 1,
  trim: 1,
} as const;
export type FunctionName = keyof typeof functions;

export const crmNamespace = "Microsoft.Dynamics.CRM.";
