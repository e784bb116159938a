import * as React from "react";
import * as ReactDOM from "react-dom";
import { type HostDescription } from "../browser-metadata";
import { App } from "./app/App";
import { Banners } from "./app/banners";
import { Dialogs } from "./app/dialogs";
import { Progress } from "./app/progress";
import { Router } from "./app/router";
import { type AppServices } from "./app/services";
import { WebApiClient } from "./data/web-api-client";
import { Catalog } from "./metadata/catalog";
import { preparePlatformLibraries } from "./pcf/platform-libraries";
import { globalContext } from "./xrm/global-context";
import { createXrm } from "./xrm/xrm";

/** Reads the metadata and starts the app in `#app`. */
async function start(): Promise<void> {
  const answer = await fetch("/_host/metadata.json");
  if (!answer.ok) throw new Error(`The app's metadata can't be read (${answer.status}).`);
  const description = (await answer.json()) as HostDescription;
  const catalog = new Catalog(description);
  const { app } = catalog;
  const first = app.areas[0]?.groups[0]?.subAreas[0]?.table ?? app.tables[0] ?? "contact";
  const services: AppServices = {
    catalog,
    webApi: new WebApiClient(catalog),
    person: description.person,
    dialogs: new Dialogs(),
    router: new Router({ type: "list", table: first }, app.uniqueName),
    banners: new Banners(),
    progress: new Progress(),
  };
  const context = globalContext(services);
  preparePlatformLibraries();
  Object.assign(window, { Xrm: createXrm(services, context) });
  ReactDOM.render(<App services={services} globalContext={context} />, document.getElementById("app"));
}

start().catch((error: unknown) => {
  console.error(error);
  const place = document.getElementById("app");
  if (place) place.textContent = `The app can't start: ${error instanceof Error ? error.message : String(error)}`;
});
