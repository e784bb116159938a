import * as React from "react";
import { type Label, type View } from "../../../metadata/types";
import { Icon } from "../app/Icon";

interface ViewSelectorProps {
  views: View[];
  current: View;
  text: (label: Label) => string;
  onChoose: (view: View) => void;
}

/** The list's title; opens the list of views. */
export function ViewSelector({ views, current, text, onChoose }: ViewSelectorProps): React.ReactElement {
  const [open, setOpen] = React.useState(false);
  const list = React.useRef<HTMLUListElement>(null);
  React.useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>("[aria-checked=true], button")?.focus();
  }, [open]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const buttons = Array.from(list.current?.querySelectorAll("button") ?? []);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") setOpen(false);
    if (!step || !buttons.length) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div
      className="fh-view-selector"
      onKeyDown={onKeyDown}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <h1>
        <button type="button" aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
          {text(current.name)}
          <Icon name="chevronDown" />
        </button>
      </h1>
      {open && (
        <ul role="menu" aria-label="Views" ref={list}>
          {views.map((view) => (
            <li key={view.id} role="none">
              <button
                type="button"
                role="menuitemradio"
                aria-checked={view.id === current.id}
                onClick={() => {
                  setOpen(false);
                  onChoose(view);
                }}
              >
                {text(view.name)}
                {view.isDefault && <span className="fh-default-mark">Default</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
