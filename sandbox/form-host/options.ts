import { type ColumnRights } from "../metadata/column-profile";
import { type Metadata } from "../metadata/types";

export type TableRight = "create" | "read" | "write" | "delete";

/** What a person may do, where that is less than everything. What is not named is allowed. */
export interface AccessDescription {
  /** By logical name of the table. */
  tables?: Record<string, Partial<Record<TableRight, boolean>>>;
  /** By `<table>.<column>`: makes the column a secured one for this person, with these rights; those left out are refused. */
  columns?: Record<string, ColumnRights>;
  /** Ids of security roles; forms that are for some roles only are chosen by them. */
  roles?: string[];
}

/** Who sits in front of the browser: the row id of a `systemuser`, the name that the app shows, and the personal settings. */
export interface Person {
  id: string;
  name: string;
  /** What the list of persons says of this one, e.g. "Reader". */
  note?: string;
  /** LCID; the host's language unless given. */
  languageId?: number;
  /** IANA name, e.g. `Europe/Berlin`; the browser's unless given. */
  timeZone?: string;
  theme?: "light" | "dark";
  /** Names of security roles of the metadata; undefined: a system administrator. The Web API decides by the same. */
  roles?: string[];
  /** Names of column security profiles of the metadata. */
  profiles?: string[];
  /** What neither roles nor profiles say: columns that are secured for this person alone. */
  access?: AccessDescription;
}

/** Settings of the app, by the platform's defaults: all off here. */
export interface AppSettings {
  /** Saves half a minute after a change (an environment's or app's setting). */
  autoSave?: boolean;
  /** The form waits for promises of load handlers ("Async OnLoad handler"). */
  asyncOnLoad?: boolean;
  /** A save waits for promises of save handlers ("Async save handler"). */
  asyncOnSave?: boolean;
}

export interface FormHostOptions {
  metadata: Metadata;
  /** Who a new visitor is. */
  person: Person;
  /** Everybody one can switch to; `person` alone unless given. */
  people?: Person[];
  /** The app's language (LCID) for persons without one; 1033, English, unless given. */
  languageId?: number;
  settings?: AppSettings;
}
