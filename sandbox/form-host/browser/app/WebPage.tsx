import * as React from "react";
import { type AppServices } from "./services";

interface WebPageProps {
  services: AppServices;
  /** Name of an HTML web resource of the solution. */
  name: string;
  data: string | undefined;
}

/** Where an HTML web resource is found, with the parameters that the platform passes (documentation: "Pass data to HTML web resources"). */
function webPageAddress({ catalog }: Pick<AppServices, "catalog">, name: string, data?: string): string {
  const query = new URLSearchParams({ orgname: "sandbox", userlcid: String(catalog.languageId), orglcid: "1033" });
  if (data) query.set("Data", data);
  return `/WebResources/${name.split("/").map(encodeURIComponent).join("/")}?${query}`;
}

/** An HTML web resource as a page of the app; it reaches the app by `parent.Xrm`. */
export function WebPage({ services, name, data }: WebPageProps): React.ReactElement {
  const { catalog } = services;
  if (!catalog.metadata.webResources.includes(name)) throw new Error(`The solution has no web resource "${name}".`);
  React.useEffect(() => void (document.title = catalog.text(catalog.app.name)));
  return <iframe className="fh-web-page" title={name} src={webPageAddress(services, name, data)} />;
}
