import { type Column, type ColumnType, type Option } from "../types";
import { labelOf } from "./labels";

type Extra = Partial<Omit<Column, "logicalName" | "type">>;

const column = (type: ColumnType, logicalName: string, label: string, extra: Extra = {}): Column => ({
  logicalName,
  schemaName: logicalName,
  type,
  displayName: labelOf(label),
  description: {},
  required: "none",
  validForCreate: true,
  validForUpdate: true,
  validForRead: true,
  isAudited: false,
  isSecured: false,
  ...extra,
});

/** Written by the platform alone. */
export const readOnly = { validForCreate: false, validForUpdate: false } as const;

export const primaryKey = (name: string, label: string): Column =>
  column("primarykey", name, label, { required: "systemrequired", validForUpdate: false });

export const text = (name: string, label: string, maxLength: number, extra: Extra = {}): Column =>
  column("nvarchar", name, label, { maxLength, format: "text", ...extra });

export const longText = (name: string, label: string, maxLength: number, extra: Extra = {}): Column =>
  column("ntext", name, label, { maxLength, format: "textarea", ...extra });

export const wholeNumber = (name: string, label: string, extra: Extra = {}): Column =>
  column("int", name, label, { minValue: -2147483648, maxValue: 2147483647, ...extra });

export const yesNo = (name: string, label: string, defaultValue = false, extra: Extra = {}): Column =>
  column("bit", name, label, {
    defaultValue,
    options: [
      { value: 1, label: labelOf("Yes") },
      { value: 0, label: labelOf("No") },
    ],
    ...extra,
  });

export const dateAndTime = (name: string, label: string, extra: Extra = {}): Column =>
  column("datetime", name, label, { format: "datetime", ...extra });

/** Targets and navigation property come from `relationships.ts`. */
export const lookup = (name: string, label: string, extra: Extra = {}): Column => column("lookup", name, label, extra);

export const choice = (name: string, label: string, options: Record<number, string>, extra: Extra = {}): Column =>
  column("picklist", name, label, {
    options: Object.entries(options).map(([value, option]): Option => ({
      value: Number(value),
      label: labelOf(option),
    })),
    ...extra,
  });

/** `statecode` and `statuscode` with the given words for active and inactive rows. */
export const stateAndStatus = (active = "Active", inactive = "Inactive"): Column[] => [
  column("state", "statecode", "Status", {
    required: "systemrequired",
    defaultValue: 0,
    options: [
      { value: 0, label: labelOf(active) },
      { value: 1, label: labelOf(inactive) },
    ],
  }),
  column("status", "statuscode", "Status Reason", {
    defaultValue: 1,
    options: [
      { value: 1, label: labelOf(active), state: 0 },
      { value: 2, label: labelOf(inactive), state: 1 },
    ],
  }),
];

/** Who wrote a row and when, and its version: columns of every table that Dataverse stores. */
export const trace = (): Column[] => [
  dateAndTime("createdon", "Created On", readOnly),
  dateAndTime("modifiedon", "Modified On", readOnly),
  lookup("createdby", "Created By", readOnly),
  lookup("modifiedby", "Modified By", readOnly),
  column("bigint", "versionnumber", "Version Number", readOnly),
];

export const owner = (): Column => column("owner", "ownerid", "Owner", { required: "systemrequired" });
