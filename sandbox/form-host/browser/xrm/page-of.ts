import { type Page } from "../app/router";
import { type Catalog, plainId } from "../metadata/catalog";
import { notImplemented } from "./refusal";

const textOf = (value: unknown): string | undefined => (typeof value === "string" && value ? value : undefined);

/** The page that `navigateTo`'s first argument asks for. @throws Error for a kind of page that the app does not have. */
export function pageOf(target: Record<string, unknown>, catalog: Catalog): Page {
  const kind = target["pageType"];
  if (kind === "webresource")
    return { type: "webresource", name: textOf(target["webresourceName"]) ?? "", data: textOf(target["data"]) };
  if (kind === "entitylist") return { type: "list", table: tableOf(target, catalog), viewId: textOf(target["viewId"]) };
  if (kind !== "entityrecord") throw notImplemented(`Xrm.Navigation.navigateTo with pageType "${String(kind)}"`);
  const id = textOf(target["entityId"]);
  return {
    type: "form",
    table: tableOf(target, catalog),
    id: id && plainId(id),
    formId: textOf(target["formId"]),
    tabName: textOf(target["tabName"]),
    defaults: (target["data"] ?? {}) as Record<string, unknown>,
  };
}

const tableOf = (target: Record<string, unknown>, catalog: Catalog): string =>
  catalog.table(String(target["entityName"])).logicalName;
