import * as React from "react";
import { type Relationship } from "../../../metadata/types";
import { Menu } from "../app/Menu";
import { type AppServices } from "../app/services";
import { word } from "../person/words/words";
import { type FormSession } from "../session/form-session";

interface TabListProps {
  session: FormSession;
  services: AppServices;
}

/** The form's tabs, the related rows that are shown, and the menu of other related rows. */
export function TabList({ session, services }: TabListProps): React.ReactElement {
  const { layout } = session;
  const tabs = layout.visibleTabs;
  const { related } = layout;
  const move = (event: React.KeyboardEvent, index: number): void => {
    const forward = document.documentElement.dir === "rtl" ? -1 : 1;
    const step = { ArrowRight: forward, ArrowLeft: -forward }[event.key];
    const next = step && tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    session.showTab(next);
    document.getElementById(layout.elementId("tab", next.definition.name))?.focus();
  };
  const isShown = (tab: (typeof tabs)[number]): boolean => !related && tab === layout.activeTab;
  return (
    <div className="fh-tab-bar">
      <div role="tablist" aria-label={word("formTabs")} className="fh-tabs">
        {tabs.map((tab, index) => (
          <button
            key={tab.definition.name}
            id={layout.elementId("tab", tab.definition.name)}
            type="button"
            role="tab"
            aria-selected={isShown(tab)}
            aria-controls={isShown(tab) ? layout.elementId("panel", tab.definition.name) : undefined}
            tabIndex={isShown(tab) || (related && index === 0) ? 0 : -1}
            onKeyDown={(event) => move(event, index)}
            onClick={() => session.showTab(tab)}
          >
            {tab.label}
          </button>
        ))}
        {related && (
          <button
            id={layout.elementId("tab", relatedTab)}
            type="button"
            role="tab"
            aria-selected="true"
            aria-controls={layout.elementId("panel", relatedTab)}
          >
            {relatedTitle(services, related)}
          </button>
        )}
      </div>
      {session.id && <RelatedMenu session={session} services={services} />}
    </div>
  );
}

/** Stands for a tab's name where related rows are shown; a form's own tab is hardly called that. */
export const relatedTab = "related.";

/** What the menu calls related rows: the name of their table. */
export const relatedTitle = ({ catalog }: AppServices, { referencingTable }: Relationship): string =>
  catalog.text(catalog.find(referencingTable)?.displayCollectionName) || referencingTable;

function RelatedMenu({ session, services }: TabListProps): React.ReactElement | null {
  const { catalog, access } = services;
  const offered = catalog.related(session.table).filter(({ referencingTable }) => access.may("read", referencingTable));
  if (!offered.length) return null;
  return (
    <Menu
      className="fh-related-menu"
      label={word("related")}
      items={offered.map((relationship) => ({
        key: relationship.schemaName,
        label: relatedTitle(services, relationship),
        run: () => {
          session.layout.related = relationship;
          session.changes.emit();
        },
      }))}
    >
      {word("related")}
    </Menu>
  );
}
