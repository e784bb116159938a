import * as React from "react";
import { type AppServices } from "../app/services";
import { recentRows } from "../person/recent-rows";
import { type LookupChoice, type LookupNarrowing, searchLookup } from "../data/lookup-search";

/** The platform waits this long after the last key (documentation: "Manage behavior settings"). */
const keyDelay = 250;

export interface LookupSearch {
  /** Before anything is typed the rows used last come first. */
  choices: LookupChoice[];
  /** How many of them were used last. */
  recent: number;
  state: "idle" | "loading" | "ready" | "failed";
  message: string;
  search: (text: string, delay?: number) => void;
}

const nothing = { choices: [], recent: 0 };

function recentFirst(choices: LookupChoice[], ids: string[]): Pick<LookupSearch, "choices" | "recent"> {
  const recent = ids.flatMap((id) => choices.find(({ value }) => value.id === id) ?? []);
  return { choices: [...recent, ...choices.filter((one) => !recent.includes(one))], recent: recent.length };
}

/** Searches a table while the person types; an older answer never replaces a newer one. */
export function useLookupSearch(services: AppServices, table: string, narrow: () => LookupNarrowing): LookupSearch {
  const [found, setFound] = React.useState<Omit<LookupSearch, "search">>({
    ...nothing,
    state: "idle",
    message: "",
  });
  const latest = React.useRef(0);
  const timer = React.useRef<number>();
  const narrowed = React.useRef(narrow);
  React.useEffect(() => void (narrowed.current = narrow));
  React.useEffect(
    () => () => {
      latest.current += 1;
      window.clearTimeout(timer.current);
    },
    [],
  );

  const search = React.useCallback(
    (text: string, delay = keyDelay) => {
      const ticket = ++latest.current;
      window.clearTimeout(timer.current);
      setFound((before) => ({ ...before, state: "loading", message: "" }));
      timer.current = window.setTimeout(() => {
        searchLookup(services, { table, search: text, ...narrowed.current() })
          .then(({ choices }) => {
            if (ticket !== latest.current) return;
            const ordered = text ? { choices, recent: 0 } : recentFirst(choices, recentRows(services.person.id, table));
            setFound({ ...ordered, state: "ready", message: "" });
          })
          .catch((error: unknown) => {
            if (ticket !== latest.current) return;
            setFound({ ...nothing, state: "failed", message: error instanceof Error ? error.message : String(error) });
          });
      }, delay);
    },
    [services, table],
  );
  return { ...found, search };
}
