import { type Catalog } from "../metadata/catalog";
import { type WebApiClient } from "../data/web-api-client";
import { type AppSettings, type Person } from "../../options";
import { type Access } from "../person/access";
import { type Banners } from "./banners";
import { type Dialogs } from "./dialogs";
import { type Progress } from "./progress";
import { type PagePlace } from "./router";

/** What every page and every script of the app works with. */
export interface AppServices {
  catalog: Catalog;
  webApi: WebApiClient;
  person: Person;
  /** Everybody one can switch to. */
  people: Pick<Person, "id" | "name" | "note">[];
  access: Access;
  settings: AppSettings;
  dialogs: Dialogs;
  router: PagePlace;
  banners: Banners;
  progress: Progress;
}
