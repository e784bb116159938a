import { type App, type Label, type WebResource } from "./types";
import {
  bareGuid,
  children,
  type Element,
  find,
  labelOf,
  need,
  needAttribute,
  needText,
  numberIn,
  textOf,
} from "./solution-xml";

function titles(element: Element): Label {
  const at = find(element, "Titles");
  return Object.fromEntries(
    (at ? children(at, "Title") : []).map((t) => [numberIn(t, "LCID"), t.getAttribute("Title") ?? ""]),
  );
}

function readAreas(siteMap: Element): App["areas"] {
  return children(need(siteMap, "SiteMap"), "Area").map((area) => ({
    id: needAttribute(area, "Id"),
    title: titles(area),
    groups: children(area, "Group").map((group) => ({
      id: needAttribute(group, "Id"),
      title: titles(group),
      subAreas: children(group, "SubArea").map((subArea) => {
        const table = subArea.getAttribute("Entity");
        const url = subArea.getAttribute("Url");
        return {
          id: needAttribute(subArea, "Id"),
          title: titles(subArea),
          ...(table ? { table } : {}),
          ...(url ? { url } : {}),
        };
      }),
    })),
  }));
}

/**
 * An app (`AppModule.xml`) with its site map (`AppModuleSiteMap.xml`). Component types: 1 table, 26 view, 60 form. An icon that
 * is no web resource of the solution is the platform's.
 */
export function readApp(app: Element, siteMap: Element, webResources: WebResource[]): App {
  const components = children(need(app, "AppModuleComponents"), "AppModuleComponent");
  const ofType = (type: string) => components.filter((c) => c.getAttribute("type") === type);
  const icon = webResources.find(({ id }) => id === bareGuid(textOf(app, "WebResourceId") ?? ""))?.name;
  return {
    uniqueName: needText(app, "UniqueName"),
    name: labelOf(app, "LocalizedNames"),
    ...(icon ? { icon } : {}),
    areas: readAreas(siteMap),
    tables: ofType("1").map((c) => needAttribute(c, "schemaName")),
    formIds: ofType("60").map((c) => bareGuid(needAttribute(c, "id"))),
    viewIds: ofType("26").map((c) => bareGuid(needAttribute(c, "id"))),
  };
}
