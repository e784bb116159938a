import { type AppServices } from "../app/services";
import { region } from "../person/region";
import { scriptId } from "../metadata/catalog";
import { dateFormat } from "../person/date-format";
import { collection } from "./collection";
import { withRefusals } from "./refusal";

/** `Xrm.Utility.getGlobalContext()`. */
export function globalContext(services: AppServices): Xrm.GlobalContext {
  const { catalog, person, router, access, settings } = services;
  const { app } = catalog;
  const offset = (date = new Date()): number => region().offsetMinutes(date);
  const userSettings = withRefusals<Xrm.UserSettings>("globalContext.userSettings", {
    userId: scriptId(person.id),
    userName: person.name,
    languageId: catalog.languageId,
    isRTL: document.documentElement.dir === "rtl",
    getTimeZoneOffsetMinutes: offset,
    roles: collection(
      () => access.roles.map((id) => ({ id, entityType: "role", name: "" })),
      ({ id }) => id,
    ) as never,
    securityRoles: [...access.roles],
    securityRolePrivileges: [],
    dateFormattingInfo: dateFormat() as never,
  });
  const client = withRefusals<Xrm.ClientContext>("globalContext.client", {
    getClient: () => "Web",
    getClientState: () => "Online",
    getFormFactor: () => 1 as unknown as XrmEnum.ClientFormFactor,
    isOffline: () => false,
  });
  return withRefusals<Xrm.GlobalContext>("globalContext", {
    client,
    userSettings,
    getClientUrl: () => window.location.origin,
    getUserId: () => scriptId(person.id),
    getUserName: () => person.name,
    getUserLcid: () => catalog.languageId,
    getUserRoles: () => [...access.roles],
    getOrgLcid: () => 1033,
    getOrgUniqueName: () => "sandbox",
    getVersion: () => "9.2.0.0",
    getIsAutoSaveEnabled: () => settings.autoSave ?? false,
    organizationSettings: withRefusals<Xrm.OrganizationSettings>("globalContext.organizationSettings", {
      isAutoSaveEnabled: settings.autoSave ?? false,
      languageId: 1033,
      uniqueName: "sandbox",
    }),
    getTimeZoneOffsetMinutes: offset,
    getCurrentAppName: async () => catalog.text(app.name),
    getCurrentAppUrl: () => `${window.location.origin}/main.aspx?appname=${encodeURIComponent(app.uniqueName)}`,
    getCurrentAppProperties: async () => ({ uniqueName: app.uniqueName, displayName: catalog.text(app.name) }),
    getQueryStringParameters: () =>
      Object.fromEntries(new URL(router.address(router.page), window.location.origin).searchParams),
    getWebResourceUrl: (name: string) => `${window.location.origin}/WebResources/${name}`,
    isOnPremise: () => false,
  });
}
