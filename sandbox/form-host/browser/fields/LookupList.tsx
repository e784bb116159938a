import * as React from "react";
import { type LookupValue } from "../data/column-value";
import { type LookupSearch } from "./use-lookup-search";

interface LookupListProps extends Omit<LookupSearch, "search"> {
  id: string;
  label: string;
  active: number;
  typed: string;
  onChoose: (value: LookupValue) => void;
  onRetry: () => void;
}

/** What drops down under a lookup: the rows found, or why there are none. */
export function LookupList(props: LookupListProps): React.ReactElement {
  const { id, label, choices, state, message, active, typed, onChoose, onRetry } = props;
  const nothing = state === "ready" && !choices.length;
  return (
    <div className="fh-lookup-list" onMouseDown={(event) => event.preventDefault()}>
      {choices.length > 0 && (
        <ul id={id} role="listbox" aria-label={label}>
          {choices.map(({ value, detail }, index) => (
            <li
              key={value.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onClick={() => onChoose(value)}
            >
              <span className="fh-lookup-name">{value.name || "(No name)"}</span>
              <span className="fh-lookup-detail">{detail}</span>
            </li>
          ))}
        </ul>
      )}
      <div role="status" className="fh-lookup-status">
        {state === "loading" && !choices.length && "Loading…"}
        {nothing && (typed ? `No records found for '${typed}'.` : "No records found.")}
        {state === "failed" && (
          <>
            {`The search failed: ${message} `}
            <button type="button" className="fh-link-button" onClick={onRetry}>
              Retry
            </button>
          </>
        )}
      </div>
    </div>
  );
}
