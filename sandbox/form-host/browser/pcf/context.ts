import { type AppServices } from "../app/services";
import { type ControlState } from "../session/control-state";
import { type FormSession } from "../session/form-session";
import { entityMetadata } from "../xrm/entity-metadata";
import { navigation } from "../xrm/navigation";
import { notImplemented, withRefusals } from "../xrm/refusal";
import { lookupObjects } from "../xrm/utility";
import { type Row } from "../data/web-api-client";
import { fluentDesign } from "./fluent-design";
import { formatting } from "./formatting";
import { type ControlParameters } from "./parameters";
import { resourcesApi, type Strings } from "./resources";
import { userSettings } from "./user-settings";

/** What the types leave out although it is there at run time. */
export interface HostedContext extends ComponentFramework.Context<ControlParameters> {
  mode: ComponentFramework.Mode & {
    contextInfo: { entityId: string; entityTypeName: string; entityRecordName: string };
  };
  page: { entityId: string; entityTypeName: string; isPageReadOnly: boolean; appId: string; getClientUrl(): string };
}

export interface ContextSource {
  session: FormSession;
  control: ControlState;
  services: AppServices;
  strings: Strings | undefined;
  requestRender: () => void;
}

/** Makes the parts of a control's context that stay the same; `parameters`, `mode` and `updatedProperties` are filled in at each update. */
export function createContext(source: ContextSource): HostedContext {
  const { services, session } = source;
  const { catalog } = services;
  return {
    client: {
      disableScroll: false,
      getClient: () => "Web",
      getFormFactor: () => 1,
      isNetworkAvailable: () => navigator.onLine,
      isOffline: () => false,
    },
    copilot: withRefusals<ComponentFramework.Copilot>("context.copilot", {}),
    device: withRefusals<ComponentFramework.Device>("context.device", {}),
    events: {},
    factory: {
      getPopupService: () => {
        throw notImplemented("context.factory.getPopupService");
      },
      requestRender: source.requestRender,
    },
    fluentDesignLanguage: fluentDesign(services.person.theme === "dark"),
    formatting,
    mode: modeOf(source),
    navigation: navigationApi(services),
    page: {
      entityId: session.id ?? "",
      entityTypeName: session.table.logicalName,
      isPageReadOnly: session.isReadOnly,
      appId: catalog.app.uniqueName,
      getClientUrl: () => window.location.origin,
    },
    parameters: {},
    resources: resourcesApi(source.strings, catalog.languageId),
    updatedProperties: [],
    userSettings: userSettings(services),
    utils: {
      getEntityMetadata: async (name, columns) => entityMetadata(catalog, name, columns),
      hasEntityPrivilege: (name, privilege) => !!catalog.find(name) && mayDo(services, name, privilege),
      lookupObjects: (request) => lookupObjects(services, offeredToControls(request)),
    },
    webAPI: webApiOf(services),
  };
}

/** Controls can't narrow the dialog by filters, as form scripts can (documentation: "lookupObjects" of either API). */
function offeredToControls(request: ComponentFramework.UtilityApi.LookupOptions) {
  const { entityTypes, defaultEntityType, defaultViewId, viewIds, allowMultiSelect } = request;
  return {
    ...(entityTypes && { entityTypes }),
    ...(defaultEntityType && { defaultEntityType }),
    ...(defaultViewId && { defaultViewId }),
    ...(viewIds && { viewIds }),
    ...(allowMultiSelect && { allowMultiSelect }),
  };
}

/** `PrivilegeType`: 1 create, 2 read, 3 write, 4 delete; what the app does not tell apart (assign, share, append …) is allowed. */
function mayDo({ access }: AppServices, table: string, privilege: number): boolean {
  const right = ({ 1: "create", 2: "read", 3: "write", 4: "delete" } as const)[privilege];
  return !right || access.may(right, table);
}

/** `context.mode` as it is now. */
export function modeOf({ session, control }: Pick<ContextSource, "session" | "control">): HostedContext["mode"] {
  return {
    allocatedHeight: -1,
    allocatedWidth: -1,
    isControlDisabled: session.isDisabled(control),
    isVisible: control.visible,
    label: control.label,
    setControlState: () => true,
    setFullScreen: () => {
      throw notImplemented("context.mode.setFullScreen");
    },
    trackContainerResize: () => undefined,
    contextInfo: {
      entityId: session.id ?? "",
      entityTypeName: session.table.logicalName,
      entityRecordName: session.primaryName,
    },
  };
}

function navigationApi(services: AppServices): ComponentFramework.Navigation {
  const xrm = navigation(services);
  return withRefusals<ComponentFramework.Navigation>("context.navigation", {
    openAlertDialog: xrm.openAlertDialog as never,
    openConfirmDialog: xrm.openConfirmDialog as never,
    openErrorDialog: xrm.openErrorDialog as never,
    openForm: xrm.openForm as never,
    openUrl: xrm.openUrl as never,
  });
}

function webApiOf({ webApi }: AppServices): ComponentFramework.WebApi {
  const named = ({ id, entityType }: { id: string; entityType: string }) => ({ id, entityType, name: "" });
  return {
    createRecord: async (table, row) => named(await webApi.create(table, row as Row)),
    updateRecord: async (table, id, row) => named(await webApi.update(table, id, row as Row)),
    deleteRecord: async (table, id) => named(await webApi.remove(table, id)),
    retrieveRecord: (table, id, options) => webApi.retrieve(table, id, options),
    retrieveMultipleRecords: async (table, options, maxPageSize = 5000) => {
      const { entities, nextLink } = await webApi.retrieveMultiple(table, options, maxPageSize);
      return { entities, nextLink };
    },
  };
}
