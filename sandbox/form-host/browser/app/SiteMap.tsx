import * as React from "react";
import { type SubArea } from "../../../metadata/types";
import { word } from "../person/words/words";
import { Icon, Picture } from "./Icon";
import { type Page } from "./router";
import { type AppServices } from "./services";

interface SiteMapProps {
  services: AppServices;
  /** On a small screen it lies over the page while it is open, and leaves only its button when it is closed. */
  drawer: boolean;
}

/** The app's navigation, as its site map says: areas, groups, tables. Closed it is a strip of pictures. */
export function SiteMap({ services, drawer }: SiteMapProps): React.ReactElement {
  const { catalog, router } = services;
  const { areas } = catalog.app;
  const [collapsed, setCollapsed] = React.useState(drawer);
  const [areaId, setAreaId] = React.useState(areas[0]?.id);
  const area = areas.find(({ id }) => id === areaId) ?? areas[0];
  const toggle = React.useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setCollapsed(true);
    toggle.current?.focus();
  };
  const isOver = drawer && !collapsed;
  return (
    <>
      <nav
        className={["fh-site-map", drawer && "fh-drawer", collapsed && "fh-collapsed"].filter(Boolean).join(" ")}
        aria-label={word("siteMap")}
        onKeyDown={(event) => {
          if (event.key === "Escape" && isOver) close();
        }}
        onBlur={({ currentTarget, relatedTarget: next }) => {
          if (isOver && next instanceof Node && !currentTarget.contains(next)) setCollapsed(true);
        }}
      >
        <button
          ref={toggle}
          type="button"
          className="fh-site-map-toggle"
          aria-label={word("siteMap")}
          aria-expanded={!collapsed}
          onClick={() => setCollapsed(!collapsed)}
        >
          <Icon name="menu" />
        </button>
        {!(drawer && collapsed) &&
          area?.groups.map((group) => (
            <div key={group.id} className="fh-site-map-group">
              {!collapsed && <h2>{catalog.text(group.title)}</h2>}
              <ul>
                {group.subAreas
                  .filter(({ table }) => !table || services.access.may("read", table))
                  .map((subArea) => (
                    <li key={subArea.id}>
                      <SubAreaLink
                        {...{ subArea, services, collapsed }}
                        current={router.page}
                        onOpened={() => isOver && close()}
                      />
                    </li>
                  ))}
              </ul>
            </div>
          ))}
        {areas.length > 1 && !collapsed && (
          <select aria-label={word("areaChange")} value={area?.id} onChange={({ target }) => setAreaId(target.value)}>
            {areas.map(({ id, title }) => (
              <option key={id} value={id}>
                {catalog.text(title)}
              </option>
            ))}
          </select>
        )}
      </nav>
      {isOver && <div className="fh-scrim" onClick={close} />}
    </>
  );
}

interface SubAreaLinkProps {
  subArea: SubArea;
  services: AppServices;
  collapsed: boolean;
  current: Page;
  onOpened: () => void;
}

function SubAreaLink({ subArea, services, collapsed, current, onOpened }: SubAreaLinkProps): React.ReactElement {
  const { catalog, router } = services;
  const table = subArea.table ? catalog.find(subArea.table) : undefined;
  const title = catalog.text(subArea.title) || catalog.text(table?.displayCollectionName) || subArea.id;
  const webResource = webResourceOf(subArea);
  const page: Page | undefined = table
    ? { type: "list", table: table.logicalName }
    : webResource !== undefined
      ? { type: "webresource", name: webResource }
      : undefined;
  const isCurrent =
    current.type === "webresource" ? current.name === webResource : !!table && current.table === table.logicalName;
  return (
    <a
      className="fh-site-map-link"
      href={page ? router.address(page) : subArea.url}
      aria-current={isCurrent ? "page" : undefined}
      aria-label={collapsed ? title : undefined}
      title={collapsed ? title : undefined}
      onClick={(event) => {
        if (!page || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void router.open(page).then((opened) => opened && onOpened());
      }}
    >
      {table?.icon ? (
        <Picture source={`/WebResources/${table.icon}`} />
      ) : (
        <Icon name={table ? (table.virtual ? "list" : "person") : "home"} />
      )}
      {!collapsed && title}
    </a>
  );
}

/** The web resource of a sub area: `$webresource:<name>` or `/WebResources/<name>`. */
export const webResourceOf = ({ url }: Pick<SubArea, "url">): string | undefined =>
  /^(?:\$webresource:|\/WebResources\/)([^?]+)/i.exec(url ?? "")?.[1];
