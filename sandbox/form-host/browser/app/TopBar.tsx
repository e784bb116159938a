import * as React from "react";
import { Icon } from "./Icon";
import { type AppServices } from "./services";

/** The bar on top: which app, which environment, who. */
export function TopBar({ services }: { services: AppServices }): React.ReactElement {
  const { catalog, person } = services;
  const initials = person.name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join("");
  return (
    <header className="fh-top-bar">
      <span className="fh-waffle">
        <Icon name="app" />
      </span>
      <span className="fh-suite">Power Apps</span>
      <span className="fh-top-divider" aria-hidden="true" />
      <span className="fh-app-name">{catalog.text(catalog.app.name)}</span>
      <span className="fh-environment">
        <span className="fh-environment-label">Environment</span>
        Sandbox
      </span>
      <span className="fh-person" role="img" aria-label={`Signed in as ${person.name}`} title={person.name}>
        {initials}
      </span>
    </header>
  );
}
