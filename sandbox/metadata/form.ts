import { type Label } from "./label";

export interface Form {
  id: string;
  name: Label;
  type: "main" | "quickCreate" | "card" | "quick";
  tabs: Tab[];
  header: Cell[];
  handlers: Handler[];
  /** Names of web resources, in load order. */
  libraries: string[];
  /** Who gets the form; absent: everybody. */
  display?: { order: number; fallback: boolean; everyone: boolean; roles: string[] };
}

export interface Tab {
  id: string;
  name: string;
  label: Label;
  visible: boolean;
  expanded: boolean;
  showLabel: boolean;
  columns: { width: string; sections: Section[] }[];
}

export interface Section {
  id: string;
  name: string;
  label: Label;
  showLabel: boolean;
  visible: boolean;
  /** How many columns the section lays its cells out in. */
  columns: number;
  rows: Cell[][];
}

export interface Cell {
  id: string;
  label: Label;
  showLabel: boolean;
  visible: boolean;
  colspan: number;
  rowspan: number;
  control?: FormControl;
}

export interface FormControl {
  id: string;
  /** The platform's control, in braces and upper case, e.g. `{4273EDBD-AC1D-40D3-9FB2-095C621B552D}` for text. */
  classId: string;
  column?: string;
  disabled: boolean;
  /** Our code component in place of the platform's control. */
  custom?: {
    name: string;
    parameters: Record<string, CustomControlParameter>;
    /** The platform's control that stands in when the component can't be had. */
    defaultClassId?: string;
  };
  /** A subgrid's parameters as the form XML has them. */
  parameters: Record<string, string>;
}

/** Bound: `value` is a column. Static: `value` is the text itself. */
export interface CustomControlParameter {
  value: string;
  type: string;
  isStatic: boolean;
}

export interface Handler {
  event: "onload" | "onsave" | "onchange";
  column?: string;
  functionName: string;
  libraryName: string;
  enabled: boolean;
  passExecutionContext: boolean;
  /** Raw text of the `parameters` attribute: comma-separated JavaScript literals. */
  parameters: string;
}
