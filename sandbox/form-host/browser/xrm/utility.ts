import { type AppServices } from "../app/services";
import { type LookupValue } from "../data/column-value";
import { scriptId } from "../metadata/catalog";
import { entityMetadata } from "./entity-metadata";
import { withRefusals } from "./refusal";

export interface LookupRequest {
  entityTypes?: string[];
  defaultEntityType?: string;
  defaultViewId?: string;
  allowMultiSelect?: boolean;
}

/** Opens the lookup dialog. @throws Error when no table is named or it is unknown. */
export async function lookupObjects(
  { dialogs, catalog }: Pick<AppServices, "dialogs" | "catalog">,
  { entityTypes = [], defaultEntityType, defaultViewId, allowMultiSelect = false }: LookupRequest,
): Promise<LookupValue[]> {
  const table = catalog.table(defaultEntityType ?? entityTypes[0] ?? "");
  const title = `Lookup records: ${catalog.text(table.displayCollectionName)}`;
  const tables = entityTypes.length ? entityTypes : [table.logicalName];
  return dialogs.lookup({
    title,
    tables,
    table: table.logicalName,
    viewId: defaultViewId,
    allowMultiple: allowMultiSelect,
  });
}

/** `Xrm.Utility`. */
export function utility(services: AppServices, globalContext: Xrm.GlobalContext): Xrm.Utility {
  const members = {
    getGlobalContext: () => globalContext,
    getEntityMetadata: async (name: string, columns?: string[]) => entityMetadata(services.catalog, name, columns),
    showProgressIndicator: (message: string) => services.progress.show(message),
    closeProgressIndicator: () => services.progress.close(),
    lookupObjects: async (request: LookupRequest) =>
      (await lookupObjects(services, request)).map((value) => ({ ...value, id: scriptId(value.id) })),
    getPageContext: () => {
      const { page } = services.router;
      return {
        input:
          page.type === "form"
            ? { pageType: "entityrecord", entityName: page.table, entityId: page.id }
            : { pageType: "entitylist", entityName: page.table, viewId: page.viewId },
      };
    },
  };
  return withRefusals<Xrm.Utility>("Xrm.Utility", members as never);
}
