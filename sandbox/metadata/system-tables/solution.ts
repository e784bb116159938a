import { primaryKey, text, trace } from "./column";
import { systemTable } from "./table";

/** What has been imported; rows are the platform's. */
export const solution = systemTable({
  logicalName: "solution",
  schemaName: "Solution",
  label: "Solution",
  pluralLabel: "Solutions",
  objectTypeCode: 7100,
  primaryId: "solutionid",
  primaryName: "friendlyname",
  ownership: "OrgOwned",
  columns: [
    primaryKey("solutionid", "Solution"),
    text("uniquename", "Name", 65),
    text("friendlyname", "Display Name", 256),
    ...trace(),
  ],
});
