import * as React from "react";
import { FormPage } from "../form/FormPage";
import { ListPage } from "../list/ListPage";
import { type AppServices } from "./services";
import { WebPage } from "./WebPage";

/** The page that a place shows. */
export function PageContent({ services, globalContext }: { services: AppServices; globalContext: Xrm.GlobalContext }) {
  const { page } = services.router;
  if (page.type === "webresource") return <WebPage services={services} name={page.name} data={page.data} />;
  if (page.type === "list") return <ListPage services={services} table={page.table} viewId={page.viewId} />;
  return <FormPage services={services} globalContext={globalContext} target={page} />;
}
