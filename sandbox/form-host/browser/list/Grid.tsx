import * as React from "react";
import { type Table, type View } from "../../../metadata/types";
import { Icon } from "../app/Icon";
import { type AppServices } from "../app/services";
import { formattedValue, isLookup, readColumn } from "../data/column-value";
import { displayValue } from "../data/display-value";
import { type Row } from "../data/web-api-client";
import { mask } from "../fields/display-text";
import { LookupLink } from "../fields/LookupLink";
import { word } from "../person/words/words";
import { type ViewList } from "./use-view";

/** Arrow up and down move between rows, staying on the name or on the check box. */
function moveByRow(event: React.KeyboardEvent): void {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" } as const;
  const direction = step[event.key as keyof typeof step];
  const from = event.target as HTMLElement;
  const row = direction && from.closest("tbody tr")?.[direction];
  if (!row) return;
  event.preventDefault();
  row.querySelector<HTMLElement>(from.tagName === "INPUT" ? "input" : "a, input")?.focus();
}

/** Pixels of the column with the check boxes. */
const checkWidth = 44;

interface GridProps {
  services: AppServices;
  table: Table;
  view: View;
  list: ViewList;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}

/** The rows of a view. A double click, Enter or the name's link opens a row. */
export function Grid({ services, table, view, list, selected, onSelect }: GridProps): React.ReactElement {
  const ids = list.rows.map((row) => String(row[table.primaryId]));
  const all = ids.length > 0 && ids.every((id) => selected.has(id));
  const loading = list.state === "loading";
  // Rows that are about to be replaced can't be chosen: the choice would vanish with them.
  const choose = (ids: ReadonlySet<string>): void => {
    if (!loading) onSelect(ids);
  };
  const toggle = (id: string): void => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  return (
    <div className="fh-grid-scroll" aria-busy={loading} tabIndex={-1}>
      <table
        role="grid"
        aria-label={services.catalog.text(view.name)}
        className="fh-grid"
        onKeyDown={moveByRow}
        style={{ minWidth: view.columns.reduce((sum, { width }) => sum + width, checkWidth) }}
      >
        <thead>
          <tr>
            <th className="fh-grid-check">
              <input
                type="checkbox"
                aria-label={word("selectAll")}
                checked={all}
                onChange={() => choose(new Set(all ? [] : ids))}
              />
            </th>
            {view.columns.map(({ name, width }) => (
              <HeadCell key={name} label={services.catalog.columnLabel(table, name)} {...{ name, width, list }} />
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row, index) => (
            <GridRow
              key={ids[index]}
              id={ids[index] ?? ""}
              {...{ row, services, table, view }}
              selected={selected.has(ids[index] ?? "")}
              onToggle={toggle}
            />
          ))}
        </tbody>
      </table>
      <div className="fh-grid-status" role="status">
        {loading && !list.rows.length && word("loading")}
        {list.state === "ready" && !list.rows.length && word("nothingToShow")}
        {list.state === "failed" && (
          <>
            {`${word("rowsFailed", list.message)} `}
            <button type="button" className="fh-link-button" onClick={list.refresh}>
              {word("retry")}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

function HeadCell({ name, label, width, list }: { name: string; label: string; width: number; list: ViewList }) {
  const sorted = list.sort?.column === name ? (list.sort.descending ? "descending" : "ascending") : undefined;
  return (
    <th style={{ width }} aria-sort={sorted}>
      <button type="button" className="fh-grid-head" onClick={() => list.sortBy(name)}>
        <span>{label}</span>
        {sorted && <Icon name={sorted === "ascending" ? "sortUp" : "sortDown"} />}
      </button>
    </th>
  );
}

interface GridRowProps {
  row: Row;
  id: string;
  services: AppServices;
  table: Table;
  view: View;
  selected: boolean;
  onToggle: (id: string) => void;
}

function GridRow({ row, id, services, table, view, selected, onToggle }: GridRowProps): React.ReactElement {
  const open = (): void => void services.router.open({ type: "form", table: table.logicalName, id });
  const name = String(row[table.primaryName] ?? "") || word("noName");
  return (
    <tr
      data-row={id}
      className={selected ? "fh-selected" : undefined}
      onDoubleClick={open}
      onClick={(event) => {
        if ((event.target as HTMLElement).tagName === "TD") onToggle(id);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.target as HTMLElement).tagName === "INPUT") open();
      }}
    >
      <td className="fh-grid-check">
        <input type="checkbox" aria-label={word("select", name)} checked={selected} onChange={() => onToggle(id)} />
      </td>
      {view.columns.map(({ name: column }) => (
        <td key={column}>
          <CellValue {...{ row, services, table, id }} column={column} />
        </td>
      ))}
    </tr>
  );
}

function CellValue({
  row,
  services,
  table,
  id,
  column: name,
}: Omit<GridRowProps, "view" | "selected" | "onToggle"> & { column: string }) {
  const column = table.columns[name];
  if (!column) return <>{formattedValue(row, name)}</>;
  if (!services.access.mayRead(table.logicalName, column)) return <>{mask}</>;
  const value = readColumn(column, row);
  if (name === table.primaryName)
    return <LookupLink value={{ id, name: String(value ?? ""), entityType: table.logicalName }} services={services} />;
  if (isLookup(column) && Array.isArray(value) && value[0] && services.catalog.find(value[0].entityType))
    return <LookupLink value={value[0]} services={services} />;
  return <bdi>{displayValue(column, value, (label) => services.catalog.text(label))}</bdi>;
}
