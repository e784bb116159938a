import * as React from "react";
import { join, type PickerItem } from "./picker-item";
import { matchedPieces } from "./query";

/** What a row of the list says: the name, one line that tells people apart, remarks; what was typed stands out. */
export const ResultRow = ({ item, typed }: { item: PickerItem; typed: string }): React.ReactElement => (
  <span className="icds-row">
    {[item.text, join(item.line), join(item.marks)].map(
      (line, index) =>
        line && (
          <div key={index} title={line}>
            {matchedPieces(line, typed).map((piece, at) => (at % 2 ? <b key={at}>{piece}</b> : piece))}
          </div>
        ),
    )}
  </span>
);
