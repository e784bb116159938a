import { primaryKey, text } from "./column";
import { systemTable } from "./table";

/** Providers behind virtual tables, each with the table of its data sources; rows are the platform's. */
export const entitydataprovider = systemTable({
  logicalName: "entitydataprovider",
  schemaName: "EntityDataProvider",
  label: "Virtual Entity Data Provider",
  pluralLabel: "Virtual Entity Data Providers",
  objectTypeCode: 78,
  primaryId: "entitydataproviderid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("entitydataproviderid", "Data Provider"),
    text("name", "Name", 160),
    text("datasourcelogicalname", "Data Source Logical Name", 128),
  ],
});
