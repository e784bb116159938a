import * as React from "react";
import { type Relationship } from "../../../metadata/types";
import { Menu } from "../app/Menu";
import { nextInRow } from "../app/next-in-row";
import { type AppServices } from "../app/services";
import { word } from "../person/words/words";
import { type FormSession } from "../session/form-session";

interface TabListProps {
  session: FormSession;
  services: AppServices;
}

interface ListedTab {
  key: string;
  label: string;
  show: () => void;
}

/** The form's tabs, the related rows that are shown, and the menu of other related rows. */
export function TabList({ session, services }: TabListProps): React.ReactElement {
  const { layout } = session;
  const { related, activeTab } = layout;
  const listed: ListedTab[] = layout.visibleTabs.map((tab) => ({
    key: tab.definition.name,
    label: tab.label,
    show: () => session.showTab(tab),
  }));
  if (related) listed.push({ key: relatedTab, label: relatedTitle(services, related), show: () => undefined });
  const shown = related ? relatedTab : activeTab?.definition.name;
  const move = (event: React.KeyboardEvent, index: number): void => {
    const next = listed[nextInRow(event.key, index, listed.length) ?? -1];
    if (!next) return;
    event.preventDefault();
    next.show();
    document.getElementById(layout.elementId("tab", next.key))?.focus();
  };
  return (
    <div className="fh-tab-bar">
      <div role="tablist" aria-label={word("formTabs")} className="fh-tabs">
        {listed.map(({ key, label, show }, index) => (
          <button
            key={key}
            id={layout.elementId("tab", key)}
            type="button"
            role="tab"
            aria-selected={key === shown}
            aria-controls={key === shown ? layout.elementId("panel", key) : undefined}
            tabIndex={key === shown ? 0 : -1}
            onKeyDown={(event) => move(event, index)}
            onClick={show}
          >
            {label}
          </button>
        ))}
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
