import * as React from "react";
import { Icon } from "./Icon";
import { useMenu } from "./use-menu";

export interface MenuItem {
  key: string;
  label: React.ReactNode;
  /** Small print after the label. */
  note?: string | undefined;
  /** One of several of which one is chosen; undefined for an item that does something. */
  checked?: boolean;
  run: () => void;
}

interface MenuProps {
  /** What the button shows; a chevron follows it unless it has a picture of its own. */
  children?: React.ReactNode;
  className: string;
  /** The menu's name for those who don't see it. */
  label: string;
  items: MenuItem[];
  /** The button's attributes where its text is not enough. */
  button?: React.ButtonHTMLAttributes<HTMLButtonElement> & { [data: `data-${string}`]: string };
  /** A heading that the button stands in. */
  heading?: "h1" | "h2" | undefined;
  /** The menu opens toward the start of the line. */
  atEnd?: boolean;
}

/** A button with a menu under it: the app's one way to choose from a few things. Keys: arrows, Home, End, Escape, Tab leaves. */
export function Menu({ children, className, label, items, button, heading, atEnd }: MenuProps): React.ReactElement {
  const { open, setOpen, holder } = useMenu<HTMLDivElement>();
  const opener = (
    <button type="button" {...button} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
      {children}
      {children && <Icon name="chevronDown" />}
    </button>
  );
  return (
    <div className={className} {...holder}>
      {heading ? React.createElement(heading, {}, opener) : opener}
      {open && (
        <ul role="menu" className={`fh-menu ${atEnd ? "fh-menu-end" : ""}`} aria-label={label}>
          {items.map(({ key, label: text, note, checked, run }) => (
            <li key={key} role="none">
              <button
                type="button"
                role={checked === undefined ? "menuitem" : "menuitemradio"}
                aria-checked={checked}
                tabIndex={-1}
                onClick={() => {
                  setOpen(false);
                  run();
                }}
              >
                {text}
                {note && <span className="fh-menu-note">{note}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
