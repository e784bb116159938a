import { children, type Element, errorAt, find, need, needAttribute, needText, textOf } from "./solution-xml";
import { type SolutionSource } from "./solution-source";

/** A table's elements: `<Entity>` with the forms and views that go with it. */
export interface TableElements {
  entity: Element;
  /** `type` as the form's file or list names it, e.g. `main`. */
  forms: { type: string; form: Element }[];
  views: Element[];
}

/** What a solution holds, whether it lies in one `customizations.xml` or in a file per component. */
export interface SolutionParts {
  manifest: Element;
  customizations: Element;
  tables: TableElements[];
  relationships: Element[];
  roles: Element[];
  columnProfiles: Element[];
  webResources: Element[];
  controls: Element[];
  apps: { app: Element; siteMap: Element }[];
}

const siteMapType = "62";

/** The site map that an app names as its component. @throws SolutionFileError when the solution has none of that name. */
function withSiteMaps(apps: Element[], siteMaps: Element[]): SolutionParts["apps"] {
  return apps.map((app) => {
    const listed = children(need(app, "AppModuleComponents"), "AppModuleComponent");
    const component = listed.find((one) => one.getAttribute("type") === siteMapType);
    const name = component ? needAttribute(component, "schemaName") : needText(app, "UniqueName");
    const siteMap = siteMaps.find((one) => textOf(one, "SiteMapUniqueName") === name);
    if (!siteMap) throw errorAt(app, `the solution has no site map "${name}".`);
    return { app, siteMap };
  });
}

/** Relationships that `Other/Relationships.xml` lists, from the file of the table that each refers to. */
function listedRelationships(source: SolutionSource): Element[] {
  const defined = source.paths
    .filter((path) => /^Other\/Relationships\/[^/]+\.xml$/.test(path))
    .flatMap((path) => children(source.xml(path, "EntityRelationships")));
  if (!defined.length && !source.paths.includes("Other/Relationships.xml")) return [];
  return children(source.xml("Other/Relationships.xml", "EntityRelationships"), "EntityRelationship").map((item) => {
    const name = needAttribute(item, "Name");
    const found = defined.find((relationship) => relationship.getAttribute("Name") === name);
    if (!found) throw errorAt(item, `no file in Other/Relationships defines "${name}".`);
    return found;
  });
}

function partsOfFolder(source: SolutionSource): SolutionParts {
  const all = (pattern: RegExp, rootName: string) =>
    source.paths.filter((path) => pattern.test(path)).map((path) => ({ path, root: source.xml(path, rootName) }));
  const roots = (pattern: RegExp, rootName: string) => all(pattern, rootName).map(({ root }) => root);
  const tables = all(/^Entities\/[^/]+\/Entity\.xml$/, "Entity").map(({ path, root }): TableElements => {
    const folder = path.slice(0, -"Entity.xml".length);
    const below = (pattern: RegExp, rootName: string) =>
      all(pattern, rootName).filter((file) => file.path.startsWith(folder));
    return {
      entity: root,
      forms: below(/\/FormXml\/[^/]+\/[^/]+\.xml$/, "forms").flatMap((file) =>
        children(file.root, "systemform").map((form) => ({ type: file.path.split("/").at(-2)!, form })),
      ),
      views: below(/\/SavedQueries\/[^/]+\.xml$/, "savedqueries").flatMap(({ root: list }) =>
        children(list, "savedquery"),
      ),
    };
  });
  const customizations = source.xml("Other/Customizations.xml", "ImportExportXml");
  return {
    manifest: source.xml("Other/Solution.xml", "ImportExportXml"),
    customizations,
    tables,
    relationships: listedRelationships(source),
    roles: roots(/^Roles\/[^/]+\.xml$/, "Role"),
    columnProfiles: [
      ...roots(/^Other\/FieldSecurityProfiles\.xml$/, "FieldSecurityProfiles"),
      ...children(customizations, "FieldSecurityProfiles"),
    ].flatMap((list) => children(list, "FieldSecurityProfile")),
    webResources: roots(/^WebResources\/.+\.data\.xml$/, "WebResource"),
    controls: roots(/^Controls\/[^/]+\/ControlManifest\.xml\.data\.xml$/, "CustomControl"),
    apps: withSiteMaps(
      roots(/^AppModules\/[^/]+\/AppModule\.xml$/, "AppModule"),
      roots(/^AppModuleSiteMaps\/[^/]+\/AppModuleSiteMap\.xml$/, "AppModuleSiteMap"),
    ),
  };
}

function partsOfZip(source: SolutionSource): SolutionParts {
  const customizations = source.xml("customizations.xml", "ImportExportXml");
  const listed = (section: string, name: string) => {
    const at = find(customizations, section);
    return at ? children(at, name) : [];
  };
  const tables = listed("Entities", "Entity").map((entity): TableElements => {
    const lists = find(entity, "FormXml");
    const views = find(entity, "SavedQueries", "savedqueries");
    return {
      entity,
      forms: (lists ? children(lists, "forms") : []).flatMap((list) =>
        children(list, "systemform").map((form) => ({ type: needAttribute(list, "type"), form })),
      ),
      views: views ? children(views, "savedquery") : [],
    };
  });
  return {
    manifest: source.xml("solution.xml", "ImportExportXml"),
    customizations,
    tables,
    relationships: listed("EntityRelationships", "EntityRelationship"),
    roles: listed("Roles", "Role"),
    columnProfiles: listed("FieldSecurityProfiles", "FieldSecurityProfile"),
    webResources: listed("WebResources", "WebResource"),
    controls: listed("CustomControls", "CustomControl"),
    apps: withSiteMaps(listed("AppModules", "AppModule"), listed("AppModuleSiteMaps", "AppModuleSiteMap")),
  };
}

/**
 * The elements of a solution. Components that are files of their own in both (`customapis/`, `appactions/`) are read from
 * the source by their readers.
 * @throws SolutionFileError naming file and line for what can't be read or leads nowhere.
 */
export const partsOf = (source: SolutionSource): SolutionParts =>
  source.kind === "zip" ? partsOfZip(source) : partsOfFolder(source);
