import { type AppServices } from "../app/services";
import { type Page } from "../app/router";
import { PlatformError } from "../data/platform-error";
import { plainId, scriptId } from "../metadata/catalog";
import { word } from "../person/words/words";
import { quickCreate } from "../related/create-row";
import { pageOf } from "./page-of";
import { notImplemented, withRefusals } from "./refusal";

type NavigationServices = AppServices;

export interface OpenFormOptions {
  entityName?: string | undefined;
  entityId?: string | undefined;
  formId?: string | undefined;
  openInNewWindow?: boolean | undefined;
  useQuickCreateForm?: boolean | undefined;
  /** The new row's parent. */
  createFromEntity?: { entityType: string; id: string; name?: string } | undefined;
}

interface SavedReference {
  savedEntityReference: { entityType: string; id: string; name: string }[];
}

/** Opens a row's form, or an empty one; `parameters` are first values by column. Quick create answers the row that was made. */
export async function openForm(
  services: NavigationServices,
  options: OpenFormOptions,
  parameters: Record<string, unknown> = {},
): Promise<SavedReference> {
  const { router, catalog } = services;
  const table = catalog.table(options.entityName ?? "");
  const defaults = { ...parent(services, options), ...parameters };
  if (options.useQuickCreateForm && catalog.quickCreateForms(table).length)
    return reference(await quickCreate(services, table, defaults));
  const page: Page = {
    type: "form",
    table: table.logicalName,
    id: options.entityId ? plainId(options.entityId) : undefined,
    formId: options.formId,
    defaults,
  };
  if (options.openInNewWindow) window.open(router.address(page), "_blank", "noopener");
  else await router.open(page);
  return { savedEntityReference: [] };
}

/** The lookup that points from the new row to the row it is made from. */
function parent({ catalog }: NavigationServices, { entityName, createFromEntity }: OpenFormOptions) {
  if (!createFromEntity) return {};
  const relationship = catalog.metadata.relationships.find(
    (one) => one.referencingTable === entityName && one.referencedTable === createFromEntity.entityType,
  );
  return relationship ? { [relationship.referencingColumn]: [createFromEntity] } : {};
}

const reference = (saved: { id: string; name: string; entityType: string } | undefined): SavedReference => ({
  savedEntityReference: saved ? [{ ...saved, id: scriptId(saved.id) }] : [],
});

interface NavigationOptions {
  /** 1 in place, 2 dialog. */
  target?: number;
  /** 1 centre, 2 far side. */
  position?: number;
  width?: number | { value: number; unit: "%" | "px" };
  height?: number | { value: number; unit: "%" | "px" };
  title?: string;
}

const length = (size: NavigationOptions["width"], whole: string): string | undefined => {
  if (size === undefined) return undefined;
  if (typeof size === "number") return `${size}px`;
  return size.unit === "%" ? `${size.value}${whole}` : `${size.value}px`;
};

/** Opens a page in place, or over the page; a dialog answers when it is closed, with the row that was saved in it. */
async function navigateTo(
  services: NavigationServices,
  target: Record<string, unknown>,
  options: NavigationOptions = {},
): Promise<SavedReference | undefined> {
  const page = pageOf(target, services.catalog);
  if (options.target !== 2) {
    await services.router.open(page);
    return undefined;
  }
  const saved = await services.dialogs.pageOver({
    page,
    title: options.title ?? "",
    position: options.position === 2 ? "side" : "center",
    width: length(options.width, "vw"),
    height: length(options.height, "vh"),
  });
  return page.type === "form" ? reference(saved) : undefined;
}

/** `Xrm.Navigation`. */
export function navigation(services: NavigationServices): Xrm.Navigation {
  const { dialogs } = services;
  const members = {
    openAlertDialog: async (strings: Xrm.Navigation.AlertStrings) => {
      await dialogs.alert(strings.text, {
        title: strings.title ?? "",
        button: strings.confirmButtonLabel ?? word("ok"),
      });
    },
    openConfirmDialog: async (strings: Xrm.Navigation.ConfirmStrings) => ({
      confirmed: await dialogs.confirm(strings.text, {
        title: strings.title ?? "",
        subtitle: strings.subtitle ?? "",
        confirm: strings.confirmButtonLabel ?? word("ok"),
        cancel: strings.cancelButtonLabel ?? word("cancel"),
      }),
    }),
    openErrorDialog: async (options: Xrm.Navigation.ErrorDialogOptions) => {
      const code = options.errorCode ? `${word("errorCode", `0x${options.errorCode.toString(16)}`)}\n` : "";
      await dialogs.error(options.message ?? word("errorOccurred"), { details: code + (options.details ?? "") });
    },
    openForm: (options: OpenFormOptions, parameters?: Record<string, unknown>) =>
      openForm(services, options, parameters),
    openUrl: (url: string) => void window.open(safeUrl(url), "_blank", "noopener"),
    openWebResource: (name: string, options?: { openInNewWindow?: boolean }, data?: string) => {
      const page: Page = { type: "webresource", name, data };
      if (options?.openInNewWindow === false) void services.router.open(page);
      else window.open(services.router.address(page), "_blank", "noopener");
    },
    openFile: () => {
      throw notImplemented("Xrm.Navigation.openFile");
    },
    navigateTo: (target: object, options?: NavigationOptions) => navigateTo(services, { ...target }, options),
  };
  return withRefusals<Xrm.Navigation>("Xrm.Navigation", members);
}

function safeUrl(url: string): string {
  const { protocol, href } = new URL(url, window.location.href);
  if (protocol !== "https:" && protocol !== "http:")
    throw new PlatformError(`Only web addresses can be opened, not "${protocol}".`, {});
  return href;
}
