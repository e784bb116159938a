import * as React from "react";
import { type ViewList } from "./use-view";

const none: ReadonlySet<string> = new Set();

/** Selected rows by id. A selection belongs to the rows it was made on; other rows start with none. */
export function useSelection(list: ViewList): [ReadonlySet<string>, (ids: ReadonlySet<string>) => void] {
  const [selection, setSelection] = React.useState({ rows: list.rows, ids: none });
  const selected = selection.rows === list.rows ? selection.ids : none;
  return [selected, (ids) => setSelection({ rows: list.rows, ids })];
}
