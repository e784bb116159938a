import * as React from "react";
import { displayText, emptyMark } from "./display-text";
import { type FieldProps } from "./field-props";
import { LookupLink } from "./LookupLink";

/** A locked field: its text can be read, selected and reached with the keyboard, but not changed. */
export function ReadOnlyField(props: FieldProps): React.ReactElement {
  const { attribute, session, services, inputId, control } = props;
  const { value } = attribute;
  if (Array.isArray(value) && value[0])
    return (
      <div className="fh-readonly" data-id={`${control.name}.fieldControl`}>
        <LookupLink value={value[0]} services={services} />
      </div>
    );
  return (
    <div className="fh-readonly">
      <input
        id={inputId}
        className="fh-readonly-text"
        readOnly
        aria-describedby={props.describedBy}
        data-id={`${control.name}.fieldControl`}
        value={displayText(session, attribute) || emptyMark}
      />
    </div>
  );
}
