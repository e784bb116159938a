import * as React from "react";
import { type AppServices } from "../app/services";
import { displayText, emptyMark } from "../fields/display-text";
import { Field } from "../fields/Field";
import { type ControlState } from "../session/control-state";
import { type FormSession } from "../session/form-session";

/** Title, saved or not, table and form, and the header's fields. */
export function FormHeader({
  session,
  services,
  title,
}: {
  session: FormSession;
  services: AppServices;
  title: string;
}) {
  const header = [...session.controls.values()].filter(({ section }) => section === undefined);
  const initials = title
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join("");
  const mark = session.saving ? "Saving" : session.isDirty || !session.id ? "Unsaved" : "Saved";
  return (
    <header className="fh-card fh-form-header">
      <div className="fh-form-heading">
        <span className="fh-persona" aria-hidden="true">
          {initials.toUpperCase()}
        </span>
        <div className="fh-form-titles">
          <h1 className="fh-form-title">
            <bdi>{title}</bdi>
            <span className="fh-save-mark" role="status">
              {" "}
              - {mark}
            </span>
          </h1>
          <p className="fh-form-subtitle">
            {services.catalog.text(session.table.displayName)} · {session.text(session.form.name)}
          </p>
        </div>
        <div className="fh-header-fields">
          {header.map((control) => (
            <HeaderField key={control.name} {...{ session, control, services }} />
          ))}
        </div>
      </div>
      <TabList session={session} />
    </header>
  );
}

function HeaderField({
  session,
  control,
  services,
}: {
  session: FormSession;
  control: ControlState;
  services: AppServices;
}) {
  const { attribute } = control;
  if (!control.visible || !attribute) return null;
  if (!session.isDisabled(control)) return <Field {...{ session, control, services }} />;
  return (
    <div className="fh-header-field" data-column={attribute.name}>
      <span className="fh-header-value">{displayText(session, attribute) || emptyMark}</span>
      <span className="fh-header-label">{control.label}</span>
    </div>
  );
}

function TabList({ session }: { session: FormSession }): React.ReactElement {
  const { layout } = session;
  const tabs = layout.visibleTabs;
  const move = (event: React.KeyboardEvent, index: number): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    layout.show(next);
    session.changes.emit();
    document.getElementById(`tab-${next.definition.name}`)?.focus();
  };
  return (
    <div role="tablist" aria-label="Form tabs" className="fh-tabs">
      {tabs.map((tab, index) => (
        <button
          key={tab.definition.name}
          id={`tab-${tab.definition.name}`}
          type="button"
          role="tab"
          aria-selected={tab === layout.activeTab}
          aria-controls={tab === layout.activeTab ? `panel-${tab.definition.name}` : undefined}
          tabIndex={tab === layout.activeTab ? 0 : -1}
          onKeyDown={(event) => move(event, index)}
          onClick={() => {
            layout.show(tab);
            session.changes.emit();
          }}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
