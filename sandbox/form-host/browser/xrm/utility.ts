import { type TableView } from "../app/dialogs";
import { type AppServices } from "../app/services";
import { type LookupValue } from "../data/column-value";
import { type Row } from "../data/web-api-client";
import { scriptId } from "../metadata/catalog";
import { word } from "../person/words/words";
import { entityMetadata } from "./entity-metadata";
import { resourceStrings } from "./resource-strings";
import { withRefusals } from "./refusal";

export interface LookupRequest {
  entityTypes?: string[];
  defaultEntityType?: string;
  defaultViewId?: string;
  viewIds?: string[];
  allowMultiSelect?: boolean;
  searchText?: string;
  filters?: { filterXml: string; entityLogicalName: string }[];
}

/** Opens the lookup dialog; `ownViews` are those that a script added to the lookup's control. @throws Error when no table is named or it is unknown. */
export async function lookupObjects(
  { dialogs, catalog }: Pick<AppServices, "dialogs" | "catalog">,
  request: LookupRequest,
  ownViews: TableView[] = [],
): Promise<LookupValue[]> {
  const { entityTypes = [], defaultEntityType, defaultViewId, viewIds, allowMultiSelect = false } = request;
  const table = catalog.table(defaultEntityType ?? entityTypes[0] ?? "");
  const title = word("lookupRecords", catalog.text(table.displayCollectionName));
  const tables = entityTypes.length ? entityTypes : [table.logicalName];
  return dialogs.lookup({
    title,
    tables,
    table: table.logicalName,
    viewId: defaultViewId,
    ownViews,
    ...(viewIds ? { viewIds } : {}),
    filters: (request.filters ?? []).map(({ filterXml, entityLogicalName }) => ({
      table: entityLogicalName,
      fetchXml: filterXml,
    })),
    searchText: request.searchText,
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
    getResourceString: (library: string, key: string) => resourceStrings(services.catalog, library, key) as string,
    getAllowedStatusTransitions: async (table: string, state: number) =>
      (services.catalog.table(table).columns["statuscode"]?.options ?? [])
        .filter((option) => option.state === state)
        .map(({ value }) => value),
    invokeProcessAction: (name: string, parameters: Record<string, unknown> = {}) =>
      services.webApi.request("POST", name, parameters as Row).then((answer) => answer.text().then(parseOrNothing)),
    refreshParentGrid: () => undefined,
    getPageContext: () => {
      const { page } = services.router;
      const input =
        page.type === "form"
          ? { pageType: "entityrecord", entityName: page.table, entityId: page.id }
          : page.type === "list"
            ? { pageType: "entitylist", entityName: page.table, viewId: page.viewId }
            : { pageType: "webresource", webresourceName: page.name, data: page.data };
      // The types know rows and lists only.
      return { input } as unknown as ReturnType<Xrm.Utility["getPageContext"]>;
    },
  };
  return withRefusals<Xrm.Utility>("Xrm.Utility", members);
}

const parseOrNothing = (text: string): unknown => (text ? JSON.parse(text) : undefined);
