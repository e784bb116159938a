import { type Table } from "../../metadata/types";
import { type Call } from "../environment";
import { type Row } from "../store/row";

export const messages = ["Create", "Update", "Delete", "Merge"] as const;
export type MessageName = (typeof messages)[number];

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
  /** Merge: the row that lost. */
  subordinateId?: string;
}
