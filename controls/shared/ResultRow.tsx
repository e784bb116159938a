import * as React from "react";
import type { PickerItem } from "./picker-item";

const join = (parts: unknown[] = []): string => parts.filter(Boolean).join(" · ");

/** What a row of the list says: the name, one line that tells people apart, remarks. */
export const ResultRow = ({ item }: { item: PickerItem }): React.ReactElement => (
  <span className="icds-row">
    {[item.text, join(item.line), join(item.marks)].map(
      (line, index) =>
        line && (
          <div key={index} title={line}>
            {line}
          </div>
        ),
    )}
  </span>
);
