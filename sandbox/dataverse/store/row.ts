/** What a lookup column holds: which row of which table. The name is never stored. */
export interface Reference {
  table: string;
  /** Lower case, without braces. */
  id: string;
}

/** Text, numbers, Yes/No; dates and times as ISO 8601 text in UTC without fractions of a second; lookups as references. */
export type Value = string | number | boolean | null | Reference;

/** A row by logical column names. A column that is not there is empty. */
export type Row = { readonly [column: string]: Value };

export const isReference = (value: Value | undefined): value is Reference =>
  typeof value === "object" && value !== null;

/** Makes a row for a change; the given rows stay as they are. */
export const withValues = (row: Row, changes: Row): Row => ({ ...row, ...changes });

/** A time as Dataverse stores it: whole seconds, UTC. */
export const toDateTime = (time: Date): string => time.toISOString().replace(/\.\d{3}Z$/, "Z");
