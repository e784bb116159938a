import * as React from "react";
import { emptyMark } from "./display-text";
import { type FieldProps, inputAttributes } from "./field-props";

/** Single and multiple lines of text, e-mail, telephone, web address. Typed text counts once the field is left, as on the platform. */
export function TextField(props: FieldProps): React.ReactElement {
  const { attribute, control, onChange } = props;
  const value = String(attribute.value ?? "");
  // Undefined while nothing is typed that the form does not know yet.
  const [typed, setTyped] = React.useState<string>();
  const input = React.useRef<HTMLInputElement & HTMLTextAreaElement>(null);

  const commit = (): void => {
    setTyped(undefined);
    if (typed !== undefined && typed !== value) onChange(typed.trim() ? typed : null);
  };
  React.useEffect(() => control.attach({ focus: () => input.current?.focus(), flush: commit }));

  const { column } = attribute;
  const shared = {
    ...inputAttributes(props),
    ref: input,
    value: typed ?? value,
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
