import * as React from "react";
import { region } from "../person/region";
import { momentOf, wallTime } from "../person/wall-clock";
import { word } from "../person/words/words";
import { type FieldProps, inputAttributes } from "./field-props";

const two = (part: number): string => String(part).padStart(2, "0");

/** A day, and its time of day in the person's time zone unless the column holds days only. */
export function DateTimeField(props: FieldProps): React.ReactElement {
  const { attribute, control, onChange } = props;
  const value = attribute.value instanceof Date ? attribute.value : undefined;
  const withTime = attribute.column.format !== "date";
  const timeZone = withTime ? region().timeZone : undefined;
  const input = React.useRef<HTMLInputElement>(null);

  React.useEffect(() => control.attach({ focus: () => input.current?.focus() }), [control]);

  const wall = value && wallTime(value, timeZone);
  const day = wall ? `${wall.year}-${two(wall.month)}-${two(wall.day)}` : "";
  const time = wall ? `${two(wall.hour)}:${two(wall.minute)}` : "";
  const change = (newDay: string, newTime: string): void => {
    const [year, month, date] = newDay.split("-").map(Number);
    const [hour = 0, minute = 0] = newTime.split(":").map(Number);
    if (year && month && date) onChange(momentOf({ year, month, day: date, hour, minute }, timeZone));
    else onChange(null);
  };
  return (
    <div className="fh-date">
      <input
        {...inputAttributes(props)}
        ref={input}
        type="date"
        value={day}
        onChange={({ target }) => change(target.value, time)}
      />
      {withTime && (
        <input
          type="time"
          className="fh-input"
          aria-label={word("timeOf", control.label)}
          disabled={!value}
          value={time}
          onChange={({ target }) => value && change(day, target.value)}
        />
      )}
    </div>
  );
}
