import * as React from "react";
import { emptyMark } from "./display-text";
import { type FieldProps, inputAttributes } from "./field-props";

/** Choice, status and Yes/No: a list of the labels, "---" for no value. */
export function ChoiceField(props: FieldProps): React.ReactElement {
  const { attribute, control, session, onChange } = props;
  const { column, value } = attribute;
  const select = React.useRef<HTMLSelectElement>(null);
  const isYesNo = column.type === "bit";
  const options = isYesNo ? yesNo(props) : (column.options ?? []);

  React.useEffect(() => control.attach({ focus: () => select.current?.focus() }), [control]);

  const canBeEmpty = value === null || (!isYesNo && attribute.requiredLevel !== "required");
  return (
    <select
      {...inputAttributes(props)}
      ref={select}
      value={value === null ? "" : String(Number(value))}
      onChange={({ target }) => {
        if (target.value === "") onChange(null);
        else onChange(isYesNo ? target.value === "1" : Number(target.value));
      }}
    >
      {canBeEmpty && <option value="">{emptyMark}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {session.text(option.label)}
        </option>
      ))}
    </select>
  );
}

function yesNo({ attribute }: FieldProps) {
  const given = attribute.column.options ?? [];
  const label = (value: number, fallback: string) =>
    given.find((option) => option.value === value)?.label ?? { 1033: fallback };
  return [
    { value: 0, label: label(0, "No") },
    { value: 1, label: label(1, "Yes") },
  ];
}
