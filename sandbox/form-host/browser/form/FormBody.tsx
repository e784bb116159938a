import * as React from "react";
import { type Cell } from "../../../metadata/types";
import { type AppServices } from "../app/services";
import { Field } from "../fields/Field";
import { type FormSession } from "../session/form-session";
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
    </>
  );
}

function TabPanel({ tab, session, services }: BodyProps & { tab: TabState }): React.ReactElement {
  const { columns, name } = tab.definition;
  return (
    <div
      role="tabpanel"
      id={`panel-${name}`}
      aria-labelledby={`tab-${name}`}
      hidden={tab !== session.layout.activeTab}
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
