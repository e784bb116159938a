import { type Catalog } from "../metadata/catalog";
import { type WebApiClient } from "../data/web-api-client";
import { type Person } from "../../options";
import { type Banners } from "./banners";
import { type Dialogs } from "./dialogs";
import { type Progress } from "./progress";
import { type Router } from "./router";

/** What every page and every script of the app works with. */
export interface AppServices {
  catalog: Catalog;
  webApi: WebApiClient;
  person: Person;
  dialogs: Dialogs;
  router: Router;
  banners: Banners;
  progress: Progress;
}
