import * as React from "react";
import { countFitting } from "./count-fitting";
import { nextInRow } from "./next-in-row";

interface Toolbar<Root extends HTMLElement> {
  /** How many of the buttons have room; the rest belong into a menu. */
  fitting: number;
  /** For the element that holds the buttons. */
  holder: {
    ref: React.RefObject<Root>;
    onKeyDown: (event: React.KeyboardEvent) => void;
    onFocus: (event: React.FocusEvent) => void;
  };
  /** What the button with this key carries: the toolbar is one stop of the Tab key, at the button used last or else at the first one. */
  button: (key: string) => { "data-command": string; tabIndex: number };
}

/** Key of the button whose menu holds what has no room. */
export const moreKey = "more";

/** The keys of a toolbar (ARIA Authoring Practices, "Toolbar"): arrows, Home and End move between the buttons, Tab leaves them. */
export function useToolbar<Root extends HTMLElement>(keys: readonly string[]): Toolbar<Root> {
  const ref = React.useRef<Root>(null);
  const [used, setUsed] = React.useState("");
  const [fitting, setFitting] = React.useState(keys.length);
  const all = keys.join();

  React.useLayoutEffect(() => {
    const measure = (): void => setFitting(countFitting(ref.current));
    measure();
    // The row's width, not the window's: the navigation beside it folds after the window has changed. Not every environment lays a page out.
    const observer = "ResizeObserver" in window ? new ResizeObserver(measure) : undefined;
    if (ref.current) observer?.observe(ref.current);
    return () => observer?.disconnect();
  }, [all]);

  const shown = [...keys.slice(0, fitting), ...(fitting < keys.length ? [moreKey] : [])];
  const stop = shown.includes(used) ? used : shown[0];
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const key = (event.target as HTMLElement).dataset["command"];
    const to = key && nextInRow(event.key, shown.indexOf(key), shown.length);
    if (typeof to !== "number") return;
    event.preventDefault();
    ref.current?.querySelector<HTMLElement>(`[data-command="${shown[to]}"]`)?.focus();
  };
  const onFocus = ({ target }: React.FocusEvent): void => {
    const key = (target as HTMLElement).dataset["command"];
    if (key) setUsed(key);
  };
  return {
    fitting,
    holder: { ref, onKeyDown, onFocus },
    button: (key) => ({ "data-command": key, tabIndex: key === stop ? 0 : -1 }),
  };
}
