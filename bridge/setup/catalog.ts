import { z } from "zod";
import { wordpressUser } from "../../model/generated/names";
import { catalogEntryId, catalogId, categoryId } from "./ids";
import { NotAvailable, type Part, type SetupContext } from "./part";
import { findRows, whereOffered } from "./rows";

const lacking = "This environment has no catalog of events; binding does not need it.";
const advice =
  'Only the trigger "When an action is performed" reads the catalog. Making it needs System Customizer; everything else works without it.';

/** A part that sees to one row by its id. `body` may look things up before the row is made. */
function row(
  name: string,
  set: string,
  idColumn: string,
  id: string,
  body: (context: SetupContext) => Promise<object>,
): Part {
  const find = ({ dataverse }: SetupContext) =>
    whereOffered(lacking, () => findRows(dataverse, set, [idColumn], `${idColumn} eq ${id}`));
  return {
    name,
    advice,
    optional: true,
    async difference(context) {
      const [found] = await find(context);
      if (found) return undefined;
      const wanted = { [idColumn]: id, ...(await body(context)) };
      return { what: "make it", make: () => context.dataverse.post(set, wanted) };
    },
    async leftover(context) {
      const [found] = await find(context);
      return found && { what: "delete it", make: () => context.dataverse.delete(`${set}(${id})`) };
    },
  };
}

/** Catalogs need a name, a unique name, a display name and a description (catalog-catalogassignment). */
const catalog = (id: string, uniquename: string, displayname: string, description: string, parent?: string) =>
  row(`Catalog: ${displayname}`, "catalogs", "catalogid", id, () =>
    Promise.resolve({
      ...{ name: displayname, uniquename, displayname, description },
      ...(parent !== undefined && { "ParentCatalogId@odata.bind": `/catalogs(${parent})` }),
    }),
  );

const entry = (place: number, name: string, target: (context: SetupContext) => Promise<object>) =>
  row(
    `Catalog entry: ${name}`,
    "catalogassignments",
    "catalogassignmentid",
    catalogEntryId(place),
    async (context) => ({
      name,
      "CatalogId@odata.bind": `/catalogs(${categoryId})`,
      ...(await target(context)),
    }),
  );

const table = entry(1, wordpressUser.table, async ({ dataverse }) => {
  const { MetadataId: id } = await dataverse.get(
    `EntityDefinitions(LogicalName='${wordpressUser.table}')?$select=MetadataId`,
    z.object({ MetadataId: z.guid() }),
  );
  return { "EntityId@odata.bind": `/entities(${id})` };
});

const message = (place: number, name: string) =>
  entry(place, name, async ({ dataverse }) => {
    const [api] = await whereOffered(lacking, () =>
      findRows(dataverse, "customapis", ["customapiid"], `uniquename eq '${name}'`),
    );
    if (!api)
      throw new NotAvailable(`The custom API ${name} is not installed here. Import its solution and run again.`);
    return { "CustomAPIId@odata.bind": `/customapis(${String(api.customapiid)})` };
  });

/** What flows may start on: tables and custom APIs have to be listed one by one, in a second-level catalog (catalog-catalogassignment). */
export const catalogParts: Part[] = [
  catalog(catalogId, "alexacrm_WordPress", "WordPress", "Events of WordPress users."),
  catalog(
    categoryId,
    "alexacrm_WordPressUsers",
    "WordPress Users",
    "Created, updated, deleted in WordPress.",
    catalogId,
  ),
  table,
  message(2, "alex_WPUserCreated"),
  message(3, "alex_WPUserUpdated"),
  message(4, "alex_WPUserDeleted"),
  message(5, "alexacrm_SendPasswordReset"),
];
