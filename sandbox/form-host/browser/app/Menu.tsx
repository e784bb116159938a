import * as React from "react";
import { Icon, type IconName } from "./Icon";
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
  /** What the button shows; a chevron follows it. */
  children?: React.ReactNode;
  /** A picture in the place of both; the button then needs a name of its own. */
  icon?: IconName;
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
export function Menu(props: MenuProps): React.ReactElement {
  const { children, icon, className, label, items, button, heading, atEnd } = props;
  const { open, setOpen, holder } = useMenu<HTMLDivElement>();
  const opener = (
    <button type="button" {...button} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
      {children}
      {children && <Icon name="chevronDown" />}
      {icon && <Icon name={icon} />}
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
