/** What the sandbox knows of tables, forms, views and apps: read from `solution/`, with Microsoft's own columns added. Ids are lower case without braces. */

import { type App, type ControlResource, type ModernCommand, type WebResource } from "./app";
import { type ColumnProfile } from "./column-profile";
import { type CustomApi } from "./custom-api";
import { type SecurityRole } from "./read-role";
import { type Relationship, type Table } from "./table";

export type * from "./app";
export type * from "./form";
export type * from "./label";
export type * from "./table";
export type * from "./view";

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

export interface DataSource {
  id: string;
  name: string;
  dataProviderId: string;
  /** The decoded ConnectionDefinition: Uri, Timeout, parameter1name … */
  connection: Record<string, string | number | boolean | null>;
}
