import { type AppServices } from "../app/services";
import { PlatformError } from "../data/platform-error";
import { type Catalog, plainId } from "../metadata/catalog";
import { type Page } from "../app/router";
import { notImplemented, withRefusals } from "./refusal";

type NavigationServices = Pick<AppServices, "catalog" | "dialogs" | "router">;

export interface OpenFormOptions {
  entityName: string;
  entityId?: string | undefined;
  formId?: string | undefined;
  openInNewWindow?: boolean | undefined;
}

/** Opens a row's form, or an empty one; `parameters` are first values by column. */
export async function openForm(
  { router, catalog }: NavigationServices,
  options: OpenFormOptions,
  parameters: Record<string, unknown> = {},
): Promise<{ savedEntityReference: [] }> {
  const page: Page = {
    type: "form",
    table: catalog.table(options.entityName).logicalName,
    id: options.entityId ? plainId(options.entityId) : undefined,
    formId: options.formId,
    defaults: parameters,
  };
  if (options.openInNewWindow) window.open(router.address(page), "_blank", "noopener");
  else await router.open(page);
  return { savedEntityReference: [] };
}

/** `Xrm.Navigation`. */
export function navigation(services: NavigationServices): Xrm.Navigation {
  const { dialogs } = services;
  const members = {
    openAlertDialog: async (strings: Xrm.Navigation.AlertStrings) => {
      await dialogs.alert(strings.text, { title: strings.title ?? "", button: strings.confirmButtonLabel ?? "OK" });
    },
    openConfirmDialog: async (strings: Xrm.Navigation.ConfirmStrings) => ({
      confirmed: await dialogs.confirm(strings.text, {
        title: strings.title ?? "",
        subtitle: strings.subtitle ?? "",
        confirm: strings.confirmButtonLabel ?? "OK",
        cancel: strings.cancelButtonLabel ?? "Cancel",
      }),
    }),
    openErrorDialog: async (options: Xrm.Navigation.ErrorDialogOptions) => {
      const code = options.errorCode ? `Error code: 0x${options.errorCode.toString(16)}\n` : "";
      await dialogs.error(options.message ?? "An error has occurred.", { details: code + (options.details ?? "") });
    },
    openForm: (options: OpenFormOptions, parameters?: Record<string, unknown>) =>
      openForm(services, options, parameters),
    openUrl: (url: string) => void window.open(safeUrl(url), "_blank", "noopener"),
    navigateTo: async (target: Record<string, unknown>) => {
      await services.router.open(pageOf(target, services.catalog));
    },
  };
  return withRefusals<Xrm.Navigation>("Xrm.Navigation", members as never);
}

function pageOf(target: Record<string, unknown>, catalog: Catalog): Page {
  const table = catalog.table(String(target["entityName"])).logicalName;
  if (target["pageType"] === "entitylist")
    return { type: "list", table, viewId: target["viewId"] as string | undefined };
  if (target["pageType"] === "entityrecord") {
    const id = target["entityId"] as string | undefined;
    const defaults = (target["data"] ?? {}) as Record<string, unknown>;
    return { type: "form", table, id: id && plainId(id), formId: target["formId"] as string | undefined, defaults };
  }
  throw notImplemented(`Xrm.Navigation.navigateTo with pageType "${String(target["pageType"])}"`);
}

function safeUrl(url: string): string {
  const { protocol, href } = new URL(url, window.location.href);
  if (protocol !== "https:" && protocol !== "http:")
    throw new PlatformError(`Only web addresses can be opened, not "${protocol}".`, {});
  return href;
}
