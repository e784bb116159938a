import * as React from "react";
import { type Cell } from "../../../metadata/types";
import { type AppServices } from "../app/services";
import { Field } from "../fields/Field";
import { RelatedRows } from "../related/RelatedRows";
import { type FormSession } from "../session/form-session";
import { relatedTab, relatedTitle } from "./TabList";
import { type SectionState, type TabState } from "../session/layout-state";

interface BodyProps {
  session: FormSession;
  services: AppServices;
}

/** The tabs' content. All tabs stay in the page, so that controls keep their state when another tab is shown. */
export function FormBody({ session, services }: BodyProps): React.ReactElement {
  return (
    <>
      {session.layout.visibleTabs.map((tab) => (
        <TabPanel key={tab.definition.name} tab={tab} session={session} services={services} />
      ))}
      <RelatedPanel session={session} services={services} />
    </>
  );
}

/** Related rows in place of the tabs. */
function RelatedPanel({ session, services }: BodyProps): React.ReactElement | null {
  const { related } = session.layout;
  if (!related || !session.id) return null;
  const table = services.catalog.table(related.referencingTable);
  const view = services.catalog.associatedView(table);
  if (!view) return <p className="fh-control-failed">{`The table "${table.logicalName}" has no view.`}</p>;
  return (
    <div
      role="tabpanel"
      id={session.layout.elementId("panel", relatedTab)}
      aria-labelledby={session.layout.elementId("tab", relatedTab)}
      className="fh-card fh-related-panel"
    >
      <RelatedRows
        key={related.schemaName}
        {...{ services, table, relationship: related, view, views: [] }}
        parent={{ id: session.id, name: session.primaryName, entityType: session.table.logicalName }}
        location="related"
        primaryControl={session.formContext}
        title={relatedTitle(services, related)}
        quickFind
      />
    </div>
  );
}

function TabPanel({ tab, session, services }: BodyProps & { tab: TabState }): React.ReactElement {
  const { columns, name } = tab.definition;
  return (
    <div
      role="tabpanel"
      id={session.layout.elementId("panel", name)}
      aria-labelledby={session.layout.elementId("tab", name)}
      hidden={!!session.layout.related || tab !== session.layout.activeTab}
      className="fh-tab-panel"
    >
      {columns.map((column, index) => (
        <div key={index} className="fh-tab-column" style={{ flexBasis: `calc(${column.width} - 12px)` }}>
          {tab.sections
            .filter(({ definition }) => column.sections.includes(definition))
            .map((section) => (
              <SectionCard key={section.definition.id} section={section} session={session} services={services} />
            ))}
        </div>
      ))}
    </div>
  );
}

function SectionCard({ section, session, services }: BodyProps & { section: SectionState }): React.ReactElement | null {
  const { definition, label, visible } = section;
  if (!visible) return null;
  return (
    <section className="fh-card fh-section" data-section={definition.name}>
      {definition.showLabel && label && <h2 className="fh-section-title">{label}</h2>}
      <div className="fh-section-grid" style={{ gridTemplateColumns: `repeat(${definition.columns}, minmax(0, 1fr))` }}>
        {definition.rows.flat().map((cell) => (
          <CellPlace key={cell.id} cell={cell} session={session} services={services} />
        ))}
      </div>
    </section>
  );
}

function CellPlace({ cell, session, services }: BodyProps & { cell: Cell }): React.ReactElement | null {
  const control = [...session.controls.values()].find((candidate) => candidate.cell === cell);
  if (!control?.visible) return null;
  const place = { gridColumn: `span ${cell.colspan}`, gridRow: `span ${cell.rowspan}` };
  return (
    <div style={place}>
      <Field control={control} session={session} services={services} />
    </div>
  );
}
