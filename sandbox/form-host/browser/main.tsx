import * as React from "react";
import * as ReactDOM from "react-dom";
import { type HostDescription } from "../browser-metadata";
import { App } from "./app/App";
import { Banners } from "./app/banners";
import { Dialogs } from "./app/dialogs";
import { Progress } from "./app/progress";
import { type Page, Router } from "./app/router";
import { type AppServices } from "./app/services";
import { webResourceOf } from "./app/SiteMap";
import { Access } from "./person/access";
import { Region, setRegion } from "./person/region";
import { setWords } from "./person/words/words";
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
  const { person, people, settings, languageId } = description;
  setWords(languageId);
  setRegion(new Region(languageId, person.timeZone));
  const catalog = new Catalog(description);
  const access = new Access(person.access);
  const services: AppServices = {
    catalog,
    webApi: new WebApiClient(catalog),
    person,
    people,
    access,
    settings,
    dialogs: new Dialogs(),
    router: new Router(homePage(catalog, access), catalog.app.uniqueName),
    banners: new Banners(),
    progress: new Progress(),
  };
  const context = globalContext(services);
  preparePlatformLibraries();
  Object.assign(window, { Xrm: createXrm(services, context) });
  ReactDOM.render(<App services={services} globalContext={context} />, document.getElementById("app"));
}

/** The first sub area of the site map that the person may open. */
function homePage(catalog: Catalog, access: Access): Page {
  const subAreas = catalog.app.areas.flatMap(({ groups }) => groups.flatMap((group) => group.subAreas));
  for (const subArea of subAreas) {
    const webResource = webResourceOf(subArea);
    if (webResource) return { type: "webresource", name: webResource };
    if (subArea.table && access.may("read", subArea.table)) return { type: "list", table: subArea.table };
  }
  return { type: "list", table: catalog.app.tables[0] ?? "contact" };
}

start().catch((error: unknown) => {
  console.error(error);
  const place = document.getElementById("app");
  if (place) place.textContent = `The app can't start: ${error instanceof Error ? error.message : String(error)}`;
});
