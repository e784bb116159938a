import * as React from "react";
import { emptyMark } from "./display-text";
import { type FieldProps, inputAttributes } from "./field-props";

/** Single and multiple lines of text, e-mail, telephone, web address. Typed text counts once the field is left, as on the platform. */
export function TextField(props: FieldProps): React.ReactElement {
  const { attribute, control, onChange } = props;
  const value = String(attribute.value ?? "");
  const [typed, setTyped] = React.useState(value);
  const input = React.useRef<HTMLInputElement & HTMLTextAreaElement>(null);

  React.useEffect(() => setTyped(value), [value]);
  const commit = (): void => {
    if (typed !== value) onChange(typed.trim() ? typed : null);
  };
  React.useEffect(() => {
    control.focus = () => input.current?.focus();
    control.flush = commit;
    return () => {
      control.focus = undefined;
      control.flush = undefined;
    };
  });

  const { column } = attribute;
  const shared = {
    ...inputAttributes(props),
    ref: input,
    value: typed,
    maxLength: column.maxLength,
    placeholder: emptyMark,
    autoComplete: "off",
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setTyped(event.target.value),
    onBlur: commit,
  };
  if (column.type === "ntext" || column.format === "textarea") return <textarea rows={3} {...shared} />;
  const kinds: Record<string, string> = { email: "email", phone: "tel", url: "url" };
  return (
    <input
      type={kinds[column.format ?? ""] ?? "text"}
      {...shared}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}
