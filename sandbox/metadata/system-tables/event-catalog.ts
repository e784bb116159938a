import { lookup, primaryKey, stateAndStatus, text, trace, yesNo } from "./column";
import { systemTable } from "./table";

const needed = { required: "systemrequired" } as const;
const fixed = { validForUpdate: false } as const;

/** Groups of events in two levels: a solution's, and the categories in it (catalog-catalogassignment). */
export const catalog = systemTable({
  logicalName: "catalog",
  schemaName: "Catalog",
  label: "Catalog",
  pluralLabel: "Catalogs",
  objectTypeCode: 10_030,
  primaryId: "catalogid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("catalogid", "Catalog"),
    text("name", "Name", 100, needed),
    text("uniquename", "Unique Name", 128, needed),
    text("displayname", "Display Name", 100, needed),
    text("description", "Description", 100, needed),
    lookup("parentcatalogid", "Parent Catalog", fixed),
    yesNo("iscustomizable", "Is Customizable", true),
    ...stateAndStatus(),
    ...trace(),
  ],
});

/** Which table or custom API stands in which category; its object is bound by `CustomAPIId` or `EntityId`. */
export const catalogassignment = systemTable({
  logicalName: "catalogassignment",
  schemaName: "CatalogAssignment",
  label: "Catalog Assignment",
  pluralLabel: "Catalog Assignments",
  objectTypeCode: 10_031,
  primaryId: "catalogassignmentid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("catalogassignmentid", "Catalog Assignment"),
    text("name", "Name", 100),
    lookup("catalogid", "catalog", { ...needed, ...fixed }),
    lookup("object", "Catalog Assignment Object", { ...needed, ...fixed }),
    yesNo("iscustomizable", "Is Customizable", true),
    ...stateAndStatus(),
    ...trace(),
  ],
});
