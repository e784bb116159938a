import { type Element } from "@xmldom/xmldom";
import { needAttribute, needText } from "../../sandbox/metadata/solution-xml";

/** A kind of component that has a file of its own in the folder and an element of its own in `customizations.xml`. */
export interface Section {
  /** Element of `customizations.xml` that collects them. */
  name: string;
  /** Files in the folder. */
  files: RegExp;
  element: string;
  /** Where unpacking puts one. */
  pathOf: (element: Element) => string;
}

/** Kinds that are copied as they are. Tables and relationships are put together from several files (`tables.ts`, `relationships.ts`). */
export const sections: Section[] = [
  {
    name: "Roles",
    files: /^Roles\/[^/]+\.xml$/,
    element: "Role",
    pathOf: (role) => `Roles/${needAttribute(role, "name")}.xml`,
  },
  {
    name: "optionsets",
    files: /^OptionSets\/[^/]+\.xml$/,
    element: "optionset",
    pathOf: (choice) => `OptionSets/${needAttribute(choice, "Name")}.xml`,
  },
  {
    name: "WebResources",
    files: /^WebResources\/.+\.data\.xml$/,
    element: "WebResource",
    pathOf: (resource) => `WebResources/${needText(resource, "Name")}.data.xml`,
  },
  {
    name: "CustomControls",
    files: /^Controls\/[^/]+\/ControlManifest\.xml\.data\.xml$/,
    element: "CustomControl",
    pathOf: (control) => `Controls/${needText(control, "Name")}/ControlManifest.xml.data.xml`,
  },
  {
    name: "AppModuleSiteMaps",
    files: /^AppModuleSiteMaps\/[^/]+\/AppModuleSiteMap\.xml$/,
    element: "AppModuleSiteMap",
    pathOf: (siteMap) => `AppModuleSiteMaps/${needText(siteMap, "SiteMapUniqueName")}/AppModuleSiteMap.xml`,
  },
  {
    name: "AppModules",
    files: /^AppModules\/[^/]+\/AppModule\.xml$/,
    element: "AppModule",
    pathOf: (app) => `AppModules/${needText(app, "UniqueName")}/AppModule.xml`,
  },
];

/** Children of `customizations.xml` in the order that the official schema wants. */
export const schemaOrder = [
  "Entities",
  "Roles",
  "Workflows",
  "FieldSecurityProfiles",
  "Templates",
  "RibbonDiffXml",
  "EntityMaps",
  "EntityRelationships",
  "OrganizationSettings",
  "optionsets",
  "Dashboards",
  "WebResources",
  "CustomControls",
  "SolutionPluginAssemblies",
  "SdkMessageProcessingSteps",
  "ServiceEndpoints",
  "AppModuleSiteMaps",
  "AppModules",
  "EntityDataProviders",
  "EntityDataSources",
  "Languages",
];

/** Solution components that are XML files of their own in the zip too, one folder per record. */
export const ownFolders = /^(customapis|appactions|environmentvariabledefinitions)\//;
