import { type Relationship } from "../types";

type Further = Partial<
  Pick<Relationship, "lookupNavigationProperty" | "collectionNavigationProperty" | "cascadeDelete">
>;

const to = (
  referencedTable: string,
  referencingTable: string,
  referencingColumn: string,
  schemaName: string,
  further: Further = {},
): Relationship => ({
  schemaName,
  referencingTable,
  referencingColumn,
  referencedTable,
  lookupNavigationProperty: referencingColumn,
  collectionNavigationProperty: schemaName,
  cascadeDelete: "NoCascade",
  ...further,
});

const writers = (table: string): Relationship[] => [
  to("systemuser", table, "createdby", `lk_${table}_createdby`),
  to("systemuser", table, "modifiedby", `lk_${table}_modifiedby`),
];

/** Who wrote for somebody else: relationships that the platform makes with a table and that no export holds. */
export const delegates = (table: string): Relationship[] => [
  to("systemuser", table, "createdonbehalfby", `lk_${table}_createdonbehalfby`),
  to("systemuser", table, "modifiedonbehalfby", `lk_${table}_modifiedonbehalfby`),
];

/** Parameters go with their custom API. */
const ofCustomApi = (table: string, collectionNavigationProperty: string): Relationship =>
  to("customapi", table, "customapiid", `customapi_${table}`, {
    ...{ lookupNavigationProperty: "CustomAPIId", collectionNavigationProperty },
    cascadeDelete: "Cascade",
  });

/** What the platform's own lookups point to. */
export const systemRelationships: Relationship[] = [
  to("systemuser", "contact", "createdby", "lk_contactbase_createdby"),
  to("systemuser", "contact", "modifiedby", "lk_contactbase_modifiedby"),
  to("systemuser", "contact", "ownerid", "contact_owning_user"),
  to("contact", "contact", "masterid", "contact_master_contact"),
  ...[
    "systemuser",
    "team",
    "businessunit",
    "solution",
    "serviceendpoint",
    "sdkmessage",
    "sdkmessagefilter",
    "sdkmessageprocessingstep",
    "asyncoperation",
    "virtualentitymetadata",
    "customapi",
    "customapirequestparameter",
    "customapiresponseproperty",
    "catalog",
    "catalogassignment",
  ].flatMap(writers),
  to("businessunit", "team", "businessunitid", "business_unit_teams"),
  to("businessunit", "businessunit", "parentbusinessunitid", "business_unit_parent_business_unit"),
  to("entity", "virtualentitymetadata", "extensionofrecordid", "entity_virtualentitymetadata"),
  to("sdkmessage", "sdkmessagefilter", "sdkmessageid", "sdkmessageid_sdkmessagefilter"),
  to("sdkmessage", "sdkmessageprocessingstep", "sdkmessageid", "sdkmessageid_sdkmessageprocessingstep"),
  to(
    "sdkmessagefilter",
    "sdkmessageprocessingstep",
    "sdkmessagefilterid",
    "sdkmessagefilterid_sdkmessageprocessingstep",
  ),
  to("serviceendpoint", "sdkmessageprocessingstep", "eventhandler", "serviceendpoint_sdkmessageprocessingstep", {
    lookupNavigationProperty: "eventhandler_serviceendpoint",
  }),
  to("owner", "customapi", "ownerid", "owner_customapi"),
  to("sdkmessage", "customapi", "sdkmessageid", "sdkmessage_customapi", { lookupNavigationProperty: "SdkMessageId" }),
  ofCustomApi("customapirequestparameter", "CustomAPIRequestParameters"),
  ofCustomApi("customapiresponseproperty", "CustomAPIResponseProperties"),
  to("catalog", "catalog", "parentcatalogid", "parentcatalog_catalog", {
    lookupNavigationProperty: "ParentCatalogId",
    collectionNavigationProperty: "SubCatalogs",
    cascadeDelete: "Cascade",
  }),
  to("catalog", "catalogassignment", "catalogid", "catalog_catalogassignment", {
    lookupNavigationProperty: "CatalogId",
    collectionNavigationProperty: "Catalog_CatalogAssignment",
  }),
  ...(["customapi", "entity"] as const).map((object) =>
    to(object, "catalogassignment", "object", `catalogassignment_${object}`, {
      lookupNavigationProperty: { customapi: "CustomAPIId", entity: "EntityId" }[object],
      collectionNavigationProperty: "CatalogAssignments",
    }),
  ),
];
