import * as React from "react";
import { busy, reasonOf } from "./failure";
import type { Answer } from "./picker-item";

/** Milliseconds that a request may take. */
const patience = 10_000;

/** An answer that doesn't come is a data source's time-out, as Dataverse itself calls it. */
const slow = { errorCode: 0x80044178 };

/** Where a search stands. `text` is what was searched for; `items` and what belongs to them are the last answer. */
export interface SearchState extends Answer {
  /** A question is on its way. */
  searching?: boolean;
  /** The rows are the answer to `text`. */
  found?: boolean;
  text: string;
  /** What failed, as the resource key of its sentence ends. */
  reason?: string;
  /** Seconds until it is tried again by itself; 0: it isn't. */
  wait?: number;
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
export function useSearch(search: (text: string) => Promise<Answer>, delay: number, minLength: number): Search {
  const [state, setState] = React.useState<SearchState>({ text: "", items: [] });
  const timer = React.useRef<ReturnType<typeof setTimeout>>();
  const ticket = React.useRef(0);
  const waited = React.useRef(0);

  const stop = (): number => {
    clearTimeout(timer.current!);
    return ++ticket.current;
  };
  const after = (milliseconds: number, then: () => void): void => {
    timer.current = setTimeout(then, milliseconds);
  };
  const show = (next: Partial<SearchState>): void => setState(({ note }) => ({ text: "", items: [], note, ...next }));
  React.useEffect(() => () => void stop(), []);

  const now = (text: string): void => {
    const mine = stop();
    const fail = (error: unknown): void => {
      if (mine !== ticket.current) return;
      stop();
      console.error(text, error);
      const reason = reasonOf(error);
      let wait = reason === busy ? (waited.current = Math.min(waited.current * 2 || 5, 60)) : 0;
      const count = (): void => {
        show({ text, reason, wait });
        if (wait) after(1000, () => (--wait ? count() : now(text)));
      };
      count();
    };
    setState((last) => ({ ...last, searching: true, found: false, reason: "", text }));
    after(patience, () => fail(slow));
    search(text.trim()).then((answer) => {
      if (mine !== ticket.current) return;
      stop();
      waited.current = 0;
      show({ found: true, text, ...answer });
    }, fail);
  };
  return {
    state,
    now,
    later: (text) => {
      stop();
      const { length } = text.trim();
      if (length && length < minLength) show({});
      else after(delay, () => now(text));
    },
    leave: () => {
      if (state.reason) return;
      stop();
      show({});
    },
  };
}
