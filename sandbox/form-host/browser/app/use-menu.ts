import * as React from "react";

interface MenuState<Root extends HTMLElement> {
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
const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** A menu's keys: arrows, Home and End move, Escape and leaving close, the keyboard goes to the chosen or first item and back to the button. */
export function useMenu<Root extends HTMLElement>(): MenuState<Root> {
  const [open, show] = React.useState(false);
  const ref = React.useRef<Root>(null);
  React.useEffect(() => {
    const root = ref.current;
    if (open)
      (root?.querySelector<HTMLElement>("[aria-checked=true]") ?? root?.querySelector<HTMLElement>(items))?.focus();
  }, [open]);
  const setOpen = (next: boolean): void => {
    // The item that has the keyboard goes away with the menu.
    if (!next && ref.current?.querySelector("[role=menu]")?.contains(document.activeElement))
      ref.current.querySelector("button")?.focus();
    show(next);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!open) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      setOpen(false);
    }
    const step = steps[event.key];
    const all = Array.from(ref.current?.querySelectorAll<HTMLElement>(items) ?? []);
    if (!step || !all.length) return;
    event.preventDefault();
    all[step(all.indexOf(document.activeElement as HTMLElement), all.length)]?.focus();
  };
  const onBlur = (event: React.FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) show(false);
  };
  return { open, setOpen, holder: { ref, onKeyDown, onBlur } };
}
