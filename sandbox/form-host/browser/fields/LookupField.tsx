import * as React from "react";
import { Icon } from "../app/Icon";
import { type LookupValue } from "../data/column-value";
import { word } from "../person/words/words";
import { rememberRow } from "../person/recent-rows";
import { quickCreate } from "../related/create-row";
import { lookupObjects } from "../xrm/utility";
import { type FieldProps, inputAttributes } from "./field-props";
import { LookupLink } from "./LookupLink";
import { LookupList } from "./LookupList";
import { useLookupSearch } from "./use-lookup-search";

/** The platform's lookup: search as you type, the magnifier's dialog, the chosen row as a link, clear. */
export function LookupField(props: FieldProps): React.ReactElement {
  const { attribute, control, services, session, onChange, inputId } = props;
  const { lookup } = control;
  const tables = lookup.entityTypes ?? attribute.column.targets ?? [];
  const table = tables[0] ?? "";
  const chosen = Array.isArray(attribute.value) ? attribute.value[0] : undefined;
  const { choices, recent, state, message, search } = useLookupSearch(services, table, () => {
    session.events.firePreSearch(control);
    return {
      viewId: lookup.defaultViewId,
      view: lookup.customViews.find((own) => own.view.id === lookup.defaultViewId && own.table === table)?.view,
      filters: lookup.filters.filter((filter) => filter.table === table).map(({ fetchXml }) => fetchXml),
    };
  });
  const [open, setOpen] = React.useState(false);
  const [typed, setTyped] = React.useState("");
  const [active, setActive] = React.useState(-1);
  const input = React.useRef<HTMLInputElement>(null);

  React.useEffect(() => control.attach({ focus: () => input.current?.focus() }), [control]);

  const close = (): void => {
    setOpen(false);
    setTyped("");
    setActive(-1);
  };
  const choose = (value: LookupValue): void => {
    onChange([value]);
    rememberRow(services.person.id, table, String(value.id));
    close();
    input.current?.focus();
  };
  const show = (): void => {
    if (open) return;
    setOpen(true);
    search("", 0);
  };
  const browse = async (): Promise<void> => {
    close();
    session.events.firePreSearch(control);
    const request = {
      entityTypes: tables,
      ...(lookup.defaultViewId ? { defaultViewId: lookup.defaultViewId } : {}),
      filters: lookup.filters.map(({ table: entityLogicalName, fetchXml }) => ({
        entityLogicalName,
        filterXml: fetchXml,
      })),
    };
    const picked = await lookupObjects(services, request, lookup.customViews);
    if (picked.length) onChange(picked);
    input.current?.focus();
  };
  const target = services.catalog.find(table);
  const canMake =
    target && services.access.may("create", table) && services.catalog.quickCreateForms(target).length > 0;
  const make = async (): Promise<void> => {
    if (!target) return;
    close();
    const made = await quickCreate(services, target);
    if (made) onChange([made]);
    input.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      show();
      if (open && choices.length)
        setActive((at) => (at + step + choices.length + (at < 0 && step < 0 ? 1 : 0)) % choices.length);
    } else if (event.key === "Enter" && open && choices[active]) {
      event.preventDefault();
      choose(choices[active].value);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      close();
    } else if (event.key === "Backspace" && !typed && chosen) onChange(null);
  };
  const listId = `${inputId}-list`;
  return (
    <div className="fh-lookup" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && close()}>
      {chosen && (
        <span className="fh-lookup-chosen">
          <LookupLink value={chosen} services={services} />
          <button
            type="button"
            aria-label={word("lookupRemove", chosen.name ?? word("selection"), control.label)}
            onClick={() => onChange(null)}
          >
            <Icon name="close" />
          </button>
        </span>
      )}
      <input
        {...inputAttributes(props)}
        ref={input}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open && choices[active] ? `${listId}-${active}` : undefined}
        autoComplete="off"
        placeholder={chosen ? "" : word("lookFor", control.label)}
        value={typed}
        onClick={show}
        onChange={({ target }) => {
          setTyped(target.value);
          setOpen(true);
          setActive(-1);
          search(target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        className="fh-lookup-browse"
        aria-label={word("lookupSearch", control.label)}
        onClick={() => void browse()}
      >
        <Icon name="search" />
      </button>
      {open && (
        <LookupList
          id={listId}
          label={control.label}
          {...{ choices, recent, state, message, active, typed }}
          onChoose={choose}
          onRetry={() => search(typed, 0)}
          onNew={
            canMake
              ? { label: word("newOf", services.catalog.text(target.displayName)), run: () => void make() }
              : undefined
          }
        />
      )}
    </div>
  );
}
