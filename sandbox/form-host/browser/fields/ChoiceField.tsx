import * as React from "react";
import { word } from "../person/words/words";
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
          {session.text(option.label) || word(option.value ? "yes" : "no")}
        </option>
      ))}
    </select>
  );
}

function yesNo({ attribute }: FieldProps) {
  const given = attribute.column.options ?? [];
  const label = (value: number) => given.find((option) => option.value === value)?.label ?? {};
  return [0, 1].map((value) => ({ value, label: label(value) }));
}
