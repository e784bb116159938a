import { type Label } from "./label";

export interface App {
  uniqueName: string;
  name: Label;
  /** Name of the web resource that is its icon; undefined: the platform's. */
  icon?: string;
  areas: { id: string; title: Label; groups: { id: string; title: Label; subAreas: SubArea[] }[] }[];
  tables: string[];
  formIds: string[];
  viewIds: string[];
}

export interface SubArea {
  id: string;
  title: Label;
  table?: string;
  url?: string;
}

/** A button of the command bar that runs a function of a web resource. */
export interface ModernCommand {
  uniqueName: string;
  name: string;
  label: Label;
  tooltip: Label;
  /** Unique name of the app it is for; undefined: all apps. */
  app?: string;
  /** Logical name of the table it is for; undefined: all tables. */
  table?: string;
  location: "form" | "list" | "subgrid" | "related" | "quickForm" | "globalHeader" | "dashboard";
  sequence: number;
  /** Name of a Fluent icon, without `$clientsvg:`; empty when it has none. */
  icon: string;
  /** Name of the web resource that is its icon. */
  iconResource?: string;
  hidden: boolean;
  functionName: string;
  /** Name of the web resource that holds the function. */
  libraryName: string;
  /** 5: the form or list it stands on; 12: the grid; 21: the constant in `value`. */
  parameters: { type: number; value?: string }[];
}

export interface WebResource {
  id: string;
  name: string;
  displayName: string;
  type: number;
  /** File that holds its content, in the solution or built; undefined while it is not built. */
  file: string | undefined;
}

export interface ControlResource {
  name: string;
  namespace: string;
  constructorName: string;
  /** Folder with `ControlManifest.xml`, `bundle.js`, `strings/`; undefined while it is not built. */
  folder: string | undefined;
}
