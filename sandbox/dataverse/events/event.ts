import { type Table } from "../../metadata/types";
import { type Call } from "../environment";
import { type Row } from "../store/row";

export const messages = ["Create", "Update", "Delete", "Merge"] as const;

/** Notifications about rows of virtual tables; asynchronous steps only. */
export const externalMessages = ["OnExternalCreated", "OnExternalUpdated", "OnExternalDeleted"] as const;
export type ExternalMessage = (typeof externalMessages)[number];

/** A message of the platform, or the unique name of a custom API. */
export type MessageName = string;

/** Stands for the table of a custom API that is bound to none. */
export const noTable: Table = {
  logicalName: "none",
  schemaName: "none",
  entitySetName: "none",
  objectTypeCode: 0,
  displayName: {},
  displayCollectionName: {},
  primaryId: "",
  primaryName: "",
  ownership: "OrgOwned",
  columns: {},
  keys: [],
  views: [],
  forms: [],
};

/** Something that happened to a row, in the form from which steps are matched and contexts are written. */
export interface RowEvent {
  message: MessageName;
  table: Table;
  id: string;
  /** Create: the whole row. Update: changed columns, who and when, derived columns, the id. */
  target: Row;
  /** Columns that the caller sent, even with the values they had: filtering attributes are compared with these. */
  sent: string[];
  call: Call;
  /** Update and Delete of a native row. */
  before?: Row;
  /** Custom API: its parameters, which replace the target. */
  parameters?: { key: string; value: unknown }[];
  /** Custom API: what it answered. */
  results?: { key: string; value: unknown }[];
  /** Merge: the row that lost. */
  subordinateId?: string;
}
