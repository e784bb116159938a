import { lookup, primaryKey, readOnly, text, trace, yesNo } from "./column";
import { systemTable } from "./table";

/** Tables as rows, for lookups to a table; rows are the platform's. */
export const entity = systemTable({
  logicalName: "entity",
  schemaName: "Entity",
  entitySetName: "entities",
  label: "Entity",
  pluralLabel: "Entities",
  objectTypeCode: 9800,
  primaryId: "entityid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("entityid", "Entity"),
    text("name", "Name", 64, readOnly),
    text("logicalname", "Logical Name", 64, readOnly),
    text("entitysetname", "Entity Set Name", 64, readOnly),
  ],
});

/** Switches the OnExternal messages of a virtual table on (enable-virtual-table-event-support). */
export const virtualentitymetadata = systemTable({
  logicalName: "virtualentitymetadata",
  schemaName: "VirtualEntityMetadata",
  entitySetName: "virtualentitymetadatas",
  label: "Virtual Entity Metadata",
  pluralLabel: "Virtual Entity Metadata",
  objectTypeCode: 10_021,
  primaryId: "virtualentitymetadataid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("virtualentitymetadataid", "Virtual Entity Metadata"),
    text("name", "Name", 100),
    lookup("extensionofrecordid", "Virtual Entity"),
    yesNo("isonexternalcreatedenabled", "On External Created"),
    yesNo("isonexternalupdatedenabled", "On External Updated"),
    yesNo("isonexternaldeletedenabled", "On External Deleted"),
    // A managed property on the platform; here its value alone.
    yesNo("iscustomizable", "Is Customizable", true),
    ...trace(),
  ],
});
