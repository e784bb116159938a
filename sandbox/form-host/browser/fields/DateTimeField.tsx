import * as React from "react";
import { type FieldProps, inputAttributes } from "./field-props";

const two = (part: number): string => String(part).padStart(2, "0");
const dayOf = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const timeOf = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** A day, and its time of day unless the column holds days only, in the browser's time zone. */
export function DateTimeField(props: FieldProps): React.ReactElement {
  const { attribute, control, onChange } = props;
  const value = attribute.value instanceof Date ? attribute.value : undefined;
  const withTime = attribute.column.format !== "date";
  const input = React.useRef<HTMLInputElement>(null);

  React.useEffect(() => control.attach({ focus: () => input.current?.focus() }), [control]);

  const change = (day: string, time: string): void => {
    const next = new Date(`${day}T${time || "00:00"}`);
    onChange(day && !Number.isNaN(next.getTime()) ? next : null);
  };
  const attributes = inputAttributes(props);
  return (
    <div className="fh-date">
      <input
        {...attributes}
        ref={input}
        type="date"
        value={value ? dayOf(value) : ""}
        onChange={({ target }) => change(target.value, value ? timeOf(value) : "")}
      />
      {withTime && (
        <input
          type="time"
          className="fh-input"
          aria-label={`Time of ${control.label}`}
          disabled={!value}
          value={value ? timeOf(value) : ""}
          onChange={({ target }) => value && change(dayOf(value), target.value)}
        />
      )}
    </div>
  );
}
