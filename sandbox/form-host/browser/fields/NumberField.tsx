import * as React from "react";
import { word } from "../person/words/words";
import { emptyMark } from "./display-text";
import { type FieldProps, inputAttributes } from "./field-props";

/** A whole number; anything else that is typed is marked and not taken over. */
export function NumberField(props: FieldProps): React.ReactElement {
  const { attribute, control, session, onChange } = props;
  const value = attribute.value === null ? "" : String(attribute.value);
  // Undefined while nothing is typed that the form does not know yet.
  const [typed, setTyped] = React.useState<string>();
  const input = React.useRef<HTMLInputElement>(null);

  const commit = (): void => {
    if (typed === undefined) return;
    const text = typed.trim();
    const number = Number(text);
    const fits = text === "" || Number.isSafeInteger(number);
    if (fits) control.clear("_number");
    else control.notify({ id: "_number", level: "ERROR", text: word("wholeNumber"), actions: [] });
    session.changes.emit();
    if (fits) setTyped(undefined);
    if (fits && text !== value) onChange(text === "" ? null : number);
  };
  React.useEffect(() => control.attach({ focus: () => input.current?.focus(), flush: commit }));

  return (
    <input
      {...inputAttributes(props)}
      ref={input}
      type="text"
      inputMode="numeric"
      placeholder={emptyMark}
      value={typed ?? value}
      autoComplete="off"
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
    />
  );
}
