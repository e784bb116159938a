import * as React from "react";
import { word } from "../person/words/words";
import { Icon, Picture } from "./Icon";
import { PersonMenu } from "./PersonMenu";
import { type AppServices } from "./services";

/** The bar on top: which app, which environment, who. */
export function TopBar({ services }: { services: AppServices }): React.ReactElement {
  const { catalog } = services;
  return (
    <header className="fh-top-bar">
      <span className="fh-waffle">
        <Icon name="app" />
      </span>
      <span className="fh-suite">Power Apps</span>
      <span className="fh-top-divider" aria-hidden="true" />
      {catalog.app.icon && <Picture source={`/WebResources/${catalog.app.icon}`} />}
      <span className="fh-app-name">{catalog.text(catalog.app.name)}</span>
      <span className="fh-environment">
        <span className="fh-environment-label">{word("environment")}</span>
        Sandbox
      </span>
      <PersonMenu services={services} />
    </header>
  );
}
