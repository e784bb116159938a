import * as React from "react";

interface Menu<Root extends HTMLElement> {
  open: boolean;
  setOpen: (open: boolean) => void;
  /** For the element that holds the button and the menu. */
  holder: {
    ref: React.RefObject<Root>;
    onKeyDown: (event: React.KeyboardEvent) => void;
    onBlur: (event: React.FocusEvent) => void;
  };
}

const items = "[role^=menuitem]";

/** A button with a menu: arrows move, Escape and leaving close, the keyboard goes to the chosen or first item. */
export function useMenu<Root extends HTMLElement>(): Menu<Root> {
  const [open, setOpen] = React.useState(false);
  const ref = React.useRef<Root>(null);
  React.useEffect(() => {
    const root = ref.current;
    if (open)
      (root?.querySelector<HTMLElement>("[aria-checked=true]") ?? root?.querySelector<HTMLElement>(items))?.focus();
  }, [open]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!open) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      setOpen(false);
      ref.current?.querySelector("button")?.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = Array.from(ref.current?.querySelectorAll<HTMLElement>(items) ?? []);
    if (!step || !all.length) return;
    event.preventDefault();
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[(at + step + all.length) % all.length]?.focus();
  };
  const onBlur = (event: React.FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOpen(false);
  };
  return { open, setOpen, holder: { ref, onKeyDown, onBlur } };
}
