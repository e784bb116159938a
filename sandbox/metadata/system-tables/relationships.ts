import { type Relationship } from "../types";

const to = (
  referencedTable: string,
  referencingTable: string,
  referencingColumn: string,
  schemaName: string,
  lookupNavigationProperty = referencingColumn,
): Relationship => ({
  schemaName,
  referencingTable,
  referencingColumn,
  referencedTable,
  lookupNavigationProperty,
  collectionNavigationProperty: schemaName,
  cascadeDelete: "NoCascade",
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
  to(
    "serviceendpoint",
    "sdkmessageprocessingstep",
    "eventhandler",
    "serviceendpoint_sdkmessageprocessingstep",
    "eventhandler_serviceendpoint",
  ),
];
