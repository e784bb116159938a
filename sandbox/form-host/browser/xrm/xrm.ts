import { type AppServices } from "../app/services";
import { appApi } from "./app";
import { navigation } from "./navigation";
import { withRefusals } from "./refusal";
import { utility } from "./utility";
import { webApi } from "./web-api";

/** Makes the global `Xrm` that form scripts use; a part of it that the form host lacks throws when it is called. */
export function createXrm(services: AppServices, globalContext: Xrm.GlobalContext): Xrm.XrmStatic {
  return withRefusals<Xrm.XrmStatic>("Xrm", {
    App: appApi(services.banners),
    Navigation: navigation(services),
    Utility: utility(services, globalContext),
    WebApi: webApi(services.webApi),
  });
}
