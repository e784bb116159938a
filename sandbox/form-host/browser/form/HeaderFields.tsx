import * as React from "react";
import { Icon } from "../app/Icon";
import { type AppServices } from "../app/services";
import { displayText, emptyMark } from "../fields/display-text";
import { Field } from "../fields/Field";
import { word } from "../person/words/words";
import { type FormSession } from "../session/form-session";

/** At most this many stand in the header; all of them are in its flyout. */
const shown = 4;

/** The header's fields: values to read, and a flyout to change them (documentation: "Configure the header", high density). */
export function HeaderFields({ session, services }: { session: FormSession; services: AppServices }) {
  const [open, setOpen] = React.useState(false);
  const root = React.useRef<HTMLDivElement>(null);
  const fields = [...session.controls.values()].filter(
    ({ section, attribute, visible }) => section === undefined && attribute && visible,
  );
  React.useEffect(() => {
    if (open) root.current?.querySelector<HTMLElement>(".fh-header-flyout input, .fh-header-flyout select")?.focus();
  }, [open]);
  if (!fields.length) return null;
  const needsFlyout = fields.length > shown || fields.some((control) => !session.isDisabled(control));
  const close = (): void => {
    setOpen(false);
    root.current?.querySelector("button")?.focus();
  };
  return (
    <div
      className="fh-header-fields"
      ref={root}
      onKeyDown={(event) => {
        if (event.key === "Escape" && open) close();
      }}
    >
      {fields.slice(0, shown).map((control) => (
        <div key={control.name} className="fh-header-field" data-column={control.attribute?.name}>
          <span className="fh-header-value">{displayText(session, control.attribute!) || emptyMark}</span>
          <span className="fh-header-label">{control.label}</span>
        </div>
      ))}
      {needsFlyout && (
        <button
          type="button"
          className="fh-plain-button"
          aria-label={word("headerFields")}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon name="chevronDown" />
        </button>
      )}
      {open && (
        <div className="fh-header-flyout" role="group" aria-label={word("headerFields")}>
          {fields.map((control) => (
            <Field key={control.name} {...{ session, control, services }} />
          ))}
        </div>
      )}
    </div>
  );
}
