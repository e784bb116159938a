import * as React from "react";
import type { PickerItem } from "./picker-item";

/** Where a search stands. `text` is what was searched for, `items` the last answer. */
export interface SearchState {
  phase: "idle" | "searching" | "found" | "nothing" | "failed";
  text: string;
  items: PickerItem[];
  error?: unknown;
}

export interface Search {
  state: SearchState;
  /** Searches at once. */
  now(text: string): void;
  /** Searches when nothing else was typed for `delay` milliseconds. */
  later(text: string): void;
  /** Forgets a pending search and its result; a failure stays until somebody searches again. */
  leave(): void;
}

/** Searches with one request per settled text; an older answer never replaces a newer one, nor comes after the field is gone. */
export function useSearch(search: (text: string) => Promise<PickerItem[]>, delay: number): Search {
  const [state, setState] = React.useState<SearchState>({ phase: "idle", text: "", items: [] });
  const timer = React.useRef<number>();
  const ticket = React.useRef(0);

  const stop = (): number => {
    window.clearTimeout(timer.current);
    return ++ticket.current;
  };
  React.useEffect(() => () => void stop(), []);

  const now = (text: string): void => {
    const mine = stop();
    const settle = (next: Partial<SearchState>): void => {
      if (mine === ticket.current) setState((last) => ({ ...last, error: undefined, ...next, text }));
    };
    setState((last) => ({ ...last, phase: "searching", text }));
    search(text.trim()).then(
      (items) => settle({ phase: items.length ? "found" : "nothing", items }),
      (error: unknown) => {
        console.error(`Searching for "${text}" failed.`, error);
        settle({ phase: "failed", items: [], error });
      },
    );
  };
  return {
    state,
    now,
    later: (text) => {
      stop();
      timer.current = window.setTimeout(() => now(text), delay);
    },
    leave: () => {
      stop();
      setState((last) => (last.phase === "failed" ? last : { phase: "idle", text: "", items: [] }));
    },
  };
}
