import * as React from "react";
import { Icon } from "../app/Icon";
import { word } from "../person/words/words";
import { type ViewList } from "./use-view";

/** "1 - 50 of 60" ("5000+" where the server counts no further), the number of selected rows, and the way to other pages. */
export function Pager({ list, selected }: { list: ViewList; selected: number }): React.ReactElement {
  const { page, pageSize, rows, total, totalIsLimit, moreRows, state } = list;
  const first = rows.length ? (page - 1) * pageSize + 1 : 0;
  const last = rows.length ? first + rows.length - 1 : 0;
  const known = state === "ready" || rows.length > 0;
  const hasNext = moreRows || (total !== undefined && last < total);
  const count = total === undefined ? `${last}${hasNext ? "+" : ""}` : `${total}${totalIsLimit ? "+" : ""}`;
  const button = (label: string, icon: "chevronLeft" | "chevronRight", to: number, enabled: boolean) => (
    <button
      type="button"
      className="fh-page-button"
      aria-label={label}
      disabled={!enabled}
      onClick={() => list.goTo(to)}
    >
      <Icon name={icon} mirror />
    </button>
  );
  return (
    <footer className="fh-pager">
      <span role="status">
        {known && word("range", first, last, count)}
        {selected > 0 && ` ${word("selected", selected)}`}
      </span>
      <span className="fh-pager-buttons">
        {button(word("previousPage"), "chevronLeft", page - 1, page > 1)}
        {word("page", page)}
        {button(word("nextPage"), "chevronRight", page + 1, hasNext)}
      </span>
    </footer>
  );
}
