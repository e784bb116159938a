import { lookup, primaryKey, readOnly, text, trace, yesNo } from "./column";
import { systemTable } from "./table";

/** What `ownerid` points to by its relationship; a row is a user or a team. */
export const owner = systemTable({
  logicalName: "owner",
  schemaName: "Owner",
  label: "Owner",
  pluralLabel: "Owners",
  objectTypeCode: 7,
  primaryId: "ownerid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [primaryKey("ownerid", "Owner"), text("name", "Name", 160, readOnly)],
});

export const team = systemTable({
  logicalName: "team",
  schemaName: "Team",
  label: "Team",
  pluralLabel: "Teams",
  objectTypeCode: 9,
  primaryId: "teamid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("teamid", "Team"),
    text("name", "Team Name", 160, { required: "systemrequired" }),
    yesNo("isdefault", "Is Default", false, readOnly),
    lookup("businessunitid", "Business Unit", { required: "systemrequired" }),
    ...trace(),
  ],
});

export const businessunit = systemTable({
  logicalName: "businessunit",
  schemaName: "BusinessUnit",
  label: "Business Unit",
  pluralLabel: "Business Units",
  objectTypeCode: 10,
  primaryId: "businessunitid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("businessunitid", "Business Unit"),
    text("name", "Name", 160, { required: "systemrequired" }),
    lookup("parentbusinessunitid", "Parent Business"),
    ...trace(),
  ],
});
