import { type Label } from "./label";

export interface View {
  id: string;
  name: Label;
  /** 0 public, 1 advanced find, 2 associated, 4 quick find, 64 lookup. */
  queryType: number;
  isDefault: boolean;
  columns: { name: string; width: number }[];
  fetchXml: string;
}
