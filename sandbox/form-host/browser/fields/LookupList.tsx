import * as React from "react";
import { type LookupValue } from "../data/column-value";
import { type LookupChoice } from "../data/lookup-search";
import { word } from "../person/words/words";
import { LookupRow } from "./LookupRow";
import { type LookupSearch } from "./use-lookup-search";

interface LookupListProps extends Omit<LookupSearch, "search"> {
  id: string;
  label: string;
  active: number;
  typed: string;
  onChoose: (value: LookupValue) => void;
  onRetry: () => void;
  /** Makes a new row; undefined where the person may not. */
  onNew: { label: string; run: () => void } | undefined;
}

/** What drops down under a lookup: the rows found, or why there are none. */
export function LookupList(props: LookupListProps): React.ReactElement {
  const { id, label, choices, recent, state, message, active, typed, onChoose, onRetry, onNew } = props;
  React.useEffect(() => {
    const chosen = active < 0 ? null : document.getElementById(`${id}-${active}`);
    // Not every environment of scripts lays a page out.
    chosen?.scrollIntoView?.({ block: "nearest" });
  }, [id, active]);
  const nothing = state === "ready" && !choices.length;
  const option = ({ value, detail }: LookupChoice, index: number): React.ReactElement => (
    <li
      key={value.id}
      id={`${id}-${index}`}
      role="option"
      aria-selected={index === active}
      onClick={() => onChoose(value)}
    >
      <LookupRow value={value} detail={detail} />
    </li>
  );
  return (
    <div className="fh-lookup-list" onMouseDown={(event) => event.preventDefault()}>
      {choices.length > 0 && (
        <ul id={id} role="listbox" aria-label={label}>
          {recent > 0 && (
            <li role="group" aria-label={word("recent")} className="fh-lookup-group">
              <span aria-hidden="true">{word("recent")}</span>
              <ul role="none">{choices.slice(0, recent).map((choice, index) => option(choice, index))}</ul>
            </li>
          )}
          {choices.slice(recent).map((choice, index) => option(choice, recent + index))}
        </ul>
      )}
      <div role="status" className="fh-lookup-status">
        {state === "loading" && !choices.length && word("loading")}
        {nothing && (typed ? word("noRecordsFor", typed) : word("noRecords"))}
        {state === "failed" && (
          <>
            {`${word("searchFailed", message)} `}
            <button type="button" className="fh-link-button" onClick={onRetry}>
              {word("retry")}
            </button>
          </>
        )}
      </div>
      {onNew && (
        <button type="button" className="fh-lookup-new" onClick={onNew.run}>
          + {onNew.label}
        </button>
      )}
    </div>
  );
}
