import * as React from "react";
import { mergeStyleSets } from "@fluentui/react";
import type { PickerItem } from "./picker-item";

const classes = mergeStyleSets({
  row: { padding: "4px 0", lineHeight: 20, overflow: "hidden", textAlign: "start" },
  cut: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  small: { fontSize: 12, lineHeight: 16 },
  marks: { fontSize: 12, lineHeight: 16, whiteSpace: "normal", fontStyle: "italic" },
});

/** What a row of the list says: the name, one line that tells people apart, remarks. */
export function ResultRow({ item }: { item: PickerItem }): React.ReactElement {
  return (
    <span className={classes.row}>
      <div className={classes.cut} title={item.text}>
        {item.text}
      </div>
      {item.line && (
        <div className={`${classes.cut} ${classes.small}`} title={item.line}>
          {item.line}
        </div>
      )}
      {!!item.marks?.length && <div className={classes.marks}>{item.marks.join(" · ")}</div>}
    </span>
  );
}
