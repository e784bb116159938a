import * as React from "react";
import { word } from "../person/words/words";
import { mask } from "./display-text";
import { type FieldProps } from "./field-props";

/** A secured column that the person may not read: a mask of one length, whatever the value. */
export function MaskedField({ inputId, control, describedBy }: FieldProps): React.ReactElement {
  return (
    <div className="fh-readonly" title={word("masked")}>
      <input
        id={inputId}
        className="fh-readonly-text"
        readOnly
        aria-describedby={[describedBy, `${inputId}-why`].filter(Boolean).join(" ")}
        data-id={`${control.name}.fieldControl`}
        value={mask}
      />
      <span id={`${inputId}-why`} className="fh-visually-hidden">
        {word("masked")}
      </span>
    </div>
  );
}
